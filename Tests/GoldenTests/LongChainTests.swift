import Diagnostics
import Foundation
import Generator
import Testing

/// Descriptions that are long where a thread's stack is short: they have to come to an end, and to be understood.
@Suite struct LongChainTests {
    private static let length = 3000

    @Test(arguments: ["properties", "allOf", "oneOf", "references"])
    func `components may refer to each other in long chains`(_ kind: String) throws {
        let links = (0..<Self.length).map { index in
            let next = "{$ref: '#/components/schemas/S\(index + 1)'}"
            return switch kind {
            case "properties": "{type: object, properties: {next: \(next)}}"
            // Each one holds the properties of all behind it, so that fewer are enough.
            case "allOf" where index % 10 == 0: "{allOf: [\(next), {properties: {own: {type: string}}}]}"
            case "allOf": next
            case "oneOf": "{oneOf: [\(next), {type: string}]}"
            default: next
            }
        }
        let last = kind == "oneOf" ? "{type: integer}" : "{type: object, properties: {end: {type: string}}}"
        let diagnostics = try generate(links + [last])
        #expect(!diagnostics.hasErrors)
    }

    @Test func `unions may refer to each other all around`() throws {
        let count = 12
        let unions = (0..<count).map { index in
            let others = (0..<count).filter { $0 != index }.map { "{$ref: '#/components/schemas/S\($0)'}" }
            return "{oneOf: [\(others.joined(separator: ", ")), {type: string}]}"
        }
        let diagnostics = try generate(unions)
        #expect(!diagnostics.hasErrors)
        #expect(diagnostics.diagnostics.contains { $0.code == .circularReference })
    }

    /// Generates from components called `S0`, `S1`, ….
    private func generate(_ schemas: [String]) throws -> DiagnosticCollector {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("chain-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appendingPathComponent("openapi.yaml")
        let head = "openapi: 3.1.0\ninfo: {title: Chain, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
        let text = head + schemas.enumerated().map { "    S\($0): \($1)\n" }.joined()
        try text.write(to: input, atomically: true, encoding: .utf8)
        let diagnostics = DiagnosticCollector()
        let configuration = APIConfiguration(name: "Chain", input: input.path, output: folder.appendingPathComponent("out").path)
        _ = Generator().generate(configuration, diagnostics: diagnostics)
        return diagnostics
    }
}
