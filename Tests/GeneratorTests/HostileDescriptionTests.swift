import CodegenDiagnostics
import CodegenGenerator
import Foundation
import Testing

/// Descriptions that lead in circles, to where no description is, or deeper than a thread's stack holds calls.
@Suite struct HostileDescriptionTests {
    private let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    private static let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"

    /// Generates from `text` and further files beside it.
    private func generate(_ text: String, beside files: [String: [UInt8]] = [:], jobs: Int = 0) throws -> [Diagnostic] {
        for (name, bytes) in files { try Data(bytes).write(to: URL(fileURLWithPath: "\(temporary.path)/\(name)")) }
        let input = "\(temporary.path)/openapi.yaml"
        try (Self.head + text).write(toFile: input, atomically: true, encoding: .utf8)
        let configuration = APIConfiguration(name: "Odd", input: input, output: "\(temporary.path)/out")
        let run = Generator(options: .init(jobs: jobs)).generate(configuration)
        #expect(run.succeeded == !DiagnosticCollector(run.diagnostics).hasErrors)
        return run.diagnostics
    }

    // MARK: Circles

    @Test(arguments: [
        ("parameters", "{parameters: [{$ref: '#/components/parameters/A'}], responses: {}}"),
        ("responses", "{responses: {'200': {$ref: '#/components/responses/A'}}}"),
        ("requestBodies", "{requestBody: {$ref: '#/components/requestBodies/A'}, responses: {}}"),
        ("headers", "{responses: {'200': {description: d, headers: {X: {$ref: '#/components/headers/A'}}}}}"),
        ("callbacks", "{callbacks: {c: {$ref: '#/components/callbacks/A'}}, responses: {}}"),
        ("links", "{responses: {'200': {description: d, links: {l: {$ref: '#/components/links/A'}}}}}"),
    ])
    func `what leads back to itself is left out`(_ kind: String, _ operation: String) throws {
        for next in ["A", "B"] {
            let text = """
                paths: {/a: {get: \(operation)}}
                components:
                  \(kind):
                    A: {$ref: '#/components/\(kind)/\(next)'}
                    B: {$ref: '#/components/\(kind)/A'}
                """
            #expect(try generate(text).allSatisfy { $0.severity != .error })
        }
    }

    @Test func `references in the place of maps may multiply`() throws {
        let levels = (0..<30).map { level in
            "  L\(level): {a: {properties: {$ref: '#/x-maps/L\(level + 1)'}}, b: {properties: {$ref: '#/x-maps/L\(level + 1)'}}}"
        }
        let text = """
            paths: {}
            components: {schemas: {A: {type: object, properties: {$ref: '#/x-maps/L0'}}}}
            x-maps:
            \(levels.joined(separator: "\n"))
              L30: {}
            """
        #expect(try generate(text).filter { $0.severity == .error }.map(\.code) == [.tooManyNodes])
    }

    @Test func `path items may lead back to themselves`() throws {
        let diagnostics = try generate("paths: {/a: {$ref: '#/paths/~1b'}, /b: {$ref: '#/paths/~1a'}}")
        #expect(diagnostics.contains { $0.code == .circularReference })
    }

    @Test(arguments: [
        "A: {$ref: '#/components/schemas/A'}", "A: {allOf: [{$ref: '#/components/schemas/A'}]}",
        "A: {allOf: [{$ref: '#/components/schemas/B'}]}\n    B: {allOf: [{$ref: '#/components/schemas/A'}]}",
        "A: {oneOf: [{$ref: '#/components/schemas/A'}]}",
        "A: {anyOf: [{$ref: '#/components/schemas/A'}, {type: string}]}",
        "A: {items: {$ref: '#/components/schemas/A'}}", "A: {additionalProperties: {$ref: '#/components/schemas/A'}}",
        "A: {$ref: '#/components/schemas/A/properties/a'}", "A: {$ref: '#'}", "A: {$ref: '#/components'}",
        "A: {properties: {a: {$ref: '#/components/schemas/A/properties/a'}}}",
        "A: {type: object, discriminator: {propertyName: t, mapping: {a: '#/components/schemas/A', b: A}}}",
        "A: {oneOf: [{$ref: '#/components/schemas/B'}], discriminator: {propertyName: t, mapping: {a: A}}}\n"
            + "    B: {allOf: [{$ref: '#/components/schemas/A'}]}",
        "A: {prefixItems: [{$ref: '#/components/schemas/A'}]}",
        "A: {patternProperties: {x: {$ref: '#/components/schemas/A'}}}",
    ])
    func `schemas may lead back to themselves`(_ schemas: String) throws {
        let diagnostics = try generate("paths: {}\ncomponents:\n  schemas:\n    \(schemas)\n")
        #expect(diagnostics.allSatisfy { $0.severity != .error })
    }

    @Test func `references may chain by the thousand, and end where they began`() throws {
        let schemas = (0..<4_000).map { "    S\($0): {$ref: '#/components/schemas/S\(($0 + 1) % 4_000)'}\n" }
        let diagnostics = try generate("paths: {}\ncomponents:\n  schemas:\n" + schemas.joined())
        #expect(diagnostics.contains { $0.code == .circularReference })
    }

    // MARK: Other files

    @Test func `files may refer to each other, and to themselves by other names`() throws {
        let other =
            "A: {properties: {b: {$ref: './x/../openapi.yaml#/components/schemas/B'}, self: {$ref: 'other.yaml#/A'}}}"
        let text = """
            paths: {}
            components:
              schemas:
                B: {properties: {a: {$ref: 'other.yaml#/A'}, self: {$ref: '././openapi.yaml#/components/schemas/B'}}}
            """
        #expect(try generate(text, beside: ["other.yaml": Array(other.utf8)]).isEmpty)
    }

    @Test(arguments: [
        ".", "folder", "binary.png", "/dev/zero", "/dev/null", "%FF%FE.yaml", "%00", "nowhere.yaml", "\\0.yaml",
    ])
    func `a reference may lead to what is no description`(_ address: String) throws {
        try FileManager.default.createDirectory(atPath: "\(temporary.path)/folder", withIntermediateDirectories: true)
        let text = "paths: {}\ncomponents:\n  schemas:\n    A: {$ref: \"\(address)#/A\"}\n"
        let diagnostics = try generate(text, beside: ["binary.png": [0x89, 0x50, 0x4E, 0x47, 0, 0xFF, 0xD8]])
        #expect(diagnostics.contains { $0.severity == .error })
    }

    // MARK: Depth

    /// A thread of Apple's platforms has 512 KB.
    @Test(arguments: [
        ("{type: object, properties: {n: ", "}}"), ("{type: array, items: ", "}"), ("{additionalProperties: ", "}"),
        ("{oneOf: [{type: string}, ", "]}"), ("{anyOf: [{type: 'null'}, ", "]}"), ("{allOf: [", "]}"),
        ("{allOf: [{properties: {a: {type: string}}}, ", "]}"), ("{prefixItems: [", "]}"),
        ("{patternProperties: {x: ", "}}"),
        ("{not: ", "}"), ("{type: object, properties: {n: {oneOf: [{type: string}, {type: array, items: ", "}]}}}"),
        ("{$defs: {a: ", "}}"),
    ])
    func `the deepest description needs no deep stack`(_ open: String, _ close: String) throws {
        let count = 194 / open.count { $0 == "{" || $0 == "[" }
        let schema = String(repeating: open, count: count) + "{type: integer}" + String(repeating: close, count: count)
        let diagnostics = try onSmallStack {
            try generate("paths: {}\ncomponents: {schemas: {A: \(schema)}}\n", jobs: 1)
        }
        #expect(diagnostics.allSatisfy { $0.severity != .error })
    }

    private func onSmallStack<Value: Sendable>(_ body: @escaping () throws -> Value) throws -> Value {
        nonisolated(unsafe) var result: Result<Value, any Error>?
        nonisolated(unsafe) let body = body
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            result = Result { try body() }
            done.signal()
        }
        thread.stackSize = 512 << 10
        thread.start()
        done.wait()
        return try #require(result).get()
    }
}
