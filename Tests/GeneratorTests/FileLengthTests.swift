import CodegenDiagnostics
import CodegenGenerator
import Foundation
import Testing

/// How long descriptions are divided into files.
@Suite struct FileLengthTests {
    private let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    /// An object of some thirty lines.
    private static func schema(_ name: String) -> String {
        "    \(name): {type: object, required: [a], properties: {a: {type: string}, b: {type: integer}, c: {type: boolean}}}\n"
    }

    /// An object whose nested objects make it too long for a file.
    private static func deepSchema(_ name: String, _ parts: Int) -> String {
        let properties = (0..<20).map { "p\($0): {type: string, description: text}" }.joined(separator: ", ")
        let nested = (0..<parts).map {
            "part\($0): {type: object, properties: {\(properties), only\($0): {type: string}}}"
        }
        return "    \(name): {type: object, properties: {\(nested.joined(separator: ", "))}}\n"
    }

    private static let subjects = ["Account", "Bill", "Card", "Dispute", "Event", "File"]

    private static var schemas: String {
        subjects.flatMap { subject in (0..<20).map { schema("\(subject)Detail\($0)") } }.joined()
            + (0..<80).map {
                schema("\(["Ask", "Get", "Put", "Use"][$0 % 4])\(UnicodeScalar(UInt8(97 + $0 % 20)))\($0)")
            }
            .joined()
    }

    private func generate(
        _ schemas: String, paths: String = "{}", layout: FileLayout = .tags
    ) throws -> [String: String] {
        let input = "\(temporary.path)/openapi.yaml"
        let text =
            "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: \(paths)\ncomponents:\n  schemas:\n\(schemas)"
        try text.write(toFile: input, atomically: true, encoding: .utf8)
        var configuration = APIConfiguration(name: "T", input: input, output: "\(temporary.path)/out")
        configuration.layout = layout
        let files = try #require(Generator().generate(configuration).files)
        return Dictionary(uniqueKeysWithValues: files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    private func lines(_ text: String) -> Int { text.split(separator: "\n", omittingEmptySubsequences: false).count }

    @Test func `no file has much more than a thousand lines`() throws {
        let files = try generate(Self.schemas + Self.deepSchema("Payment", 60))
        #expect(files.values.map(lines).max() ?? 0 < 1_100)
        #expect(files.values.map(lines).reduce(0, +) > 12_000)
        #expect(files["SharedModels+Bill.swift"]?.contains("struct BillDetail7:") == true)
        #expect(files["Payment.swift"]?.contains("struct Payment:") == true)
        let part = files.first { $0.value.contains("extension Payment {\n    public struct Part3:") }
        #expect(part?.key.hasPrefix("Payment+Part") == true)
    }

    @Test func `a schema more changes the files of its own words`() throws {
        let before = try generate(Self.schemas)
        let after = try generate(Self.schemas + Self.schema("BillSummary"))
        let changed = after.filter { before[$0.key] != $0.value }.map(\.key)
        #expect(changed == ["SharedModels+Bill.swift"])
        #expect(Set(before.keys) == Set(after.keys))
    }

    @Test func `operations are divided by their paths, each with its function beside it`() throws {
        let parameters = (0..<8).map { "{name: p\($0), in: query, schema: {type: string}}" }.joined(separator: ", ")
        let paths = ["branches", "hooks", "keys"].flatMap { resource in
            (0..<10).map { number in
                "'/repos/{r}/\(resource)/x\(number)': {get: {operationId: \(resource)Get\(number), tags: [repos], "
                    + "parameters: [{name: r, in: path, required: true, schema: {type: string}}, \(parameters)], "
                    + "responses: {'204': {description: ok}}}}"
            }
        }
        let files = try generate(Self.schema("A"), paths: "{\(paths.joined(separator: ", "))}")
        let hooks = try #require(files["ReposOperations+Hooks.swift"])
        #expect(hooks.contains("nonisolated extension ReposOperations {"))
        #expect(hooks.contains("func hooksGet3("))
        #expect(hooks.contains("struct HooksGet3: Endpoint"))
        #expect(!hooks.contains("KeysGet3"))
        #expect(files["ReposOperations.swift"]?.contains("struct ReposOperations: Sendable") == true)
        #expect(files.values.map(lines).max() ?? 0 < 1_100)
    }

    @Test func `shards are even, and a schema more changes one of them`() throws {
        let before = try generate(Self.schemas + Self.deepSchema("Refund", 60), layout: .shards(4))
        let after = try generate(
            Self.schema("AAA") + Self.schemas + Self.deepSchema("Refund", 60), layout: .shards(4))
        let sizes = before.filter { $0.key.hasPrefix("Models") }.values.map(lines)
        #expect(sizes.min() ?? 0 > 1_500)
        #expect(Double(sizes.max() ?? 0) / Double(sizes.min() ?? 1) < 1.8)
        #expect(after.filter { before[$0.key] != $0.value }.count == 1)
    }
}
