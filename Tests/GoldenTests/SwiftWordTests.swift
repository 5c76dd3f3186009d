import CodegenDiagnostics
import CodegenGenerator
import Foundation
import Testing

/// Every word of Swift's grammar in every position where generated code has a name of the description.
///
/// Not golden cases: the output is too long to review, so the compiler checks it.
@Suite struct SwiftWordTests {
    @Test(arguments: SwiftWordDescription.all)
    func `each word compiles in each position`(_ description: SwiftWordDescription) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("words-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try description.text.write(toFile: "\(folder)/openapi.yaml", atomically: true, encoding: .utf8)
        let configuration = APIConfiguration(
            name: "Golden", input: "\(folder)/openapi.yaml", output: "\(folder)/expected")
        try #require(Generator().generate(configuration).succeeded)
        let errors = try typecheck("\(folder)/expected", log: "\(folder)/log")
        #expect(errors.isEmpty, "\(errors.joined(separator: "\n"))")
    }

    /// The errors of the compiler, with the flags of `.ci/compile-goldens`.
    private func typecheck(_ folder: String, log: String) throws -> [String] {
        let modules = try #require(Self.modules)
        let files = GoldenCase.contents(of: folder).keys.sorted().map { "\(folder)/\($0)" }
        let features = ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]
        try Data().write(to: URL(fileURLWithPath: log))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["swiftc", "-typecheck", "-parse-as-library", "-swift-version", "6", "-warnings-as-errors"]
            + ["-module-name", "Golden", "-I", modules] + features.flatMap { ["-enable-upcoming-feature", $0] } + files
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus != 0 else { return [] }
        let text = try String(contentsOfFile: log, encoding: .utf8)
        return text.split(separator: "\n").map(String.init).filter { $0.contains("error:") }
    }

    /// The folder of the runtime's modules, which is beside the tests' bundle.
    private static let modules: String? = {
        let arguments = CommandLine.arguments.map { URL(fileURLWithPath: $0) }
        for place in arguments + Bundle.allBundles.map(\.bundleURL) {
            var folder = place
            for _ in 0..<5 {
                folder.deleteLastPathComponent()
                let candidate = folder.appendingPathComponent("Modules")
                let module = candidate.appendingPathComponent("APIRuntime.swiftmodule")
                if FileManager.default.fileExists(atPath: module.path) { return candidate.path }
            }
        }
        return nil
    }()
}
