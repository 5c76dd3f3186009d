import CodegenDiagnostics
import CodegenGenerator
import Foundation
import Testing

/// No field of the specifications disappears in silence.
@Suite struct SpecificationFieldTests {
    @Test(arguments: SpecificationObject.openAPI + SpecificationObject.swagger2)
    func `every field is used or reported`(_ object: SpecificationObject) throws {
        let without = try outcome(
            of: object.template.replacingOccurrences(of: ", PROBE", with: "").replacingOccurrences(
                of: "PROBE", with: ""))
        for field in object.fields {
            let outcome = try outcome(
                of: object.template.replacingOccurrences(of: "PROBE", with: "'\(field.name)': \(field.value)"))
            let isUnknown = outcome.diagnostics.contains("[unknown-field]")
            #expect(!isUnknown, "\(object.name) doesn't know `\(field.name)`")
            // Places move with what is written, so that only what they say is compared.
            let changes = outcome != without
            #expect(changes == field.hasEffect, "`\(field.name)` of the \(object.name): \(outcome.diagnostics)")
        }
    }

    private struct Outcome: Equatable {
        let files: [String: String]
        let diagnostics: String
    }

    private func outcome(of text: String) throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fields-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appendingPathComponent("openapi.yaml").path
        try text.write(toFile: input, atomically: true, encoding: .utf8)
        let output = folder.appendingPathComponent("out")
        let run = Generator().generate(APIConfiguration(name: "API", input: input, output: output.path))
        var files: [String: String] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: output.path)) ?? []
        where name.hasSuffix(".swift") {
            files[name] = try String(contentsOf: output.appendingPathComponent(name), encoding: .utf8)
        }
        return Outcome(
            files: files,
            diagnostics: run.diagnostics.map { "\($0.severity) \($0.message) [\($0.code.rawValue)]" }.joined(
                separator: "\n"))
    }
}
