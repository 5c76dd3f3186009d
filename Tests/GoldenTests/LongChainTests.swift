import CodegenDiagnostics
import CodegenGenerator
import Foundation
import Testing

/// Descriptions that are long where a thread's stack is short: they have to come to an end, and to be understood.
@Suite struct LongChainTests {
    private static let length = 3000

    @Test(arguments: ["properties", "allOf", "oneOf", "references", "inheritance"])
    func `components may refer to each other in long chains`(_ kind: String) throws {
        let links = (0..<Self.length).map { index in
            let next = "{$ref: '#/components/schemas/S\(index + 1)'}"
            return switch kind {
            case "properties": "{type: object, properties: {next: \(next)}}"
            // Each one holds the properties of all after it, so that fewer are enough.
            case "allOf" where index % 10 == 0, "inheritance" where index % 10 == 0:
                "{allOf: [\(next), {properties: {own: {type: string}}}]}"
            case "allOf", "inheritance": next
            case "oneOf": "{oneOf: [\(next), {type: string}]}"
            default: next
            }
        }
        let discriminator = kind == "inheritance" ? ", discriminator: {propertyName: end}" : ""
        let last =
            kind == "oneOf" ? "{type: integer}" : "{type: object, properties: {end: {type: string}}\(discriminator)}"
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

    @Test func `objects may combine each other all around`() throws {
        let count = 60
        let objects = (0..<count).map { index in
            let others = (0..<count).filter { $0 != index }.map { "{$ref: '#/components/schemas/S\($0)'}" }
            return "{allOf: [\(others.joined(separator: ", ")), {properties: {p\(index): {type: string}}}]}"
        }
        let start = ContinuousClock.now
        #expect(try !generate(objects).hasErrors)
        // Each walk goes over all of them; when each step looked up its schema by its pointer, that took minutes here.
        #expect(start.duration(to: .now) < .seconds(300))
    }

    @Test(arguments: [30, 300]) func `bases may extend each other all around`(_ count: Int) throws {
        let bases = (0..<count).map { index in
            let next = "{$ref: '#/components/schemas/S\((index + 1) % 30 + index / 30 * 30)'}"
            return
                "{allOf: [\(next), {discriminator: {propertyName: kind}, properties: {p\(index % 30): {type: string}}}]}"
        }
        #expect(try !generate(bases).hasErrors)
    }

    @Test func `a base may have very many variants`() throws {
        let base = "{type: object, discriminator: {propertyName: kind}, properties: {kind: {type: string}}}"
        let variants = (1...1000).map {
            "{allOf: [{$ref: '#/components/schemas/S0'}, {properties: {p\($0): {type: string}}}]}"
        }
        #expect(try !generate([base] + variants).hasErrors)
    }

    @Test(arguments: ["chain", "star", "variants"])
    func `what would become hundreds of megabytes of Swift is refused`(_ kind: String) throws {
        let count = 2_000
        let own = { (index: Int) in "{type: object, properties: {p\(index): {type: string}}}" }
        let properties = (0..<500).map { "p\($0): {type: string}" }.joined(separator: ", ")
        let base = "{type: object, properties: {\(properties)}}"
        let start = ContinuousClock.now
        let diagnostics =
            switch kind {
            case "chain":
                try generate(
                    (0..<count).map { "{allOf: [{$ref: '#/components/schemas/S\($0 + 1)'}, \(own($0))]}" } + [
                        own(count)
                    ])
            case "star":
                try generate(
                    [base] + (1..<count).map { "{allOf: [{$ref: '#/components/schemas/S0'}, \(own(500 + $0))]}" })
            default:
                try generate([
                    base,
                    "{allOf: [{$ref: '#/components/schemas/S0'}], oneOf: ["
                        + (1..<count).map { own(500 + $0) }.joined(separator: ", ") + "]}",
                ])
            }
        let errors = diagnostics.diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.code) == [.tooManyNodes])
        #expect(start.duration(to: .now) < .seconds(600))
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
        let configuration = APIConfiguration(
            name: "Chain", input: input.path, output: folder.appendingPathComponent("out").path)
        return DiagnosticCollector(Generator().generate(configuration).diagnostics)
    }
}
