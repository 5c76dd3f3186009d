import CodegenDiagnostics
import CodegenGenerator
import Foundation
import Testing

/// A service takes no name from a client, and keeps its own.
@Suite struct ServiceNamesTests {
    private let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    private static let paths = """
          /pets:
            get: {operationId: listPets, tags: [pets], security: [{key: []}], responses: {'204': {description: Done.}}}

        """

    private static let names = ["PetsService", "TSecurity", "TAPI", "Principal", "ListPets", "RequestDecoder"]

    /// The files of a description, by name.
    private func generate(_ schemas: [String], hasServer: Bool) throws -> [String: String] {
        let input = "\(temporary.path)/openapi.yaml"
        let all = schemas.map { "    \($0): {type: object, properties: {a: {type: string}}}\n" }.joined()
        let schemes = "  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}\n"
        try
            "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n\(Self.paths)components:\n\(schemes)  schemas:\n\(all)"
            .write(toFile: input, atomically: true, encoding: .utf8)
        var configuration = APIConfiguration(name: "T", input: input, output: "\(temporary.path)/out")
        configuration.hasServer = hasServer
        configuration.pinFile = "\(temporary.path)/codegen.names"
        let generator = Generator()
        let run = generator.generate(configuration)
        generator.writeNames(of: [run], DiagnosticCollector())
        let files = try #require(run.files)
        return Dictionary(uniqueKeysWithValues: files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    private func forget() throws { try FileManager.default.removeItem(atPath: "\(temporary.path)/codegen.names") }

    @Test func `a client's files are the same with a service`() throws {
        let client = try generate(Self.names, hasServer: false)
        try forget()
        let both = try generate(Self.names, hasServer: true)
        #expect(client.count == 3)
        #expect(both.count == 5)
        for (name, text) in client { #expect(both[name] == text, "\(name)") }
        let service = try #require(both["PetsOperationsService.swift"])
        #expect(service.contains("protocol PetsOperationsService<Caller>"))
        #expect(service.contains("inout APIServer.RequestDecoder"))
    }

    @Test func `names of a service are kept`() throws {
        let before = try generate([], hasServer: true)
        #expect(before["PetsService.swift"]?.contains("func listPets(_ call: ListPets,") == true)
        #expect(try generate([], hasServer: true) == before)
        let after = try generate(Self.names, hasServer: true)
        let service = try #require(after["PetsService.swift"])
        #expect(service.contains("protocol PetsService<Caller>"))
        let whole = try #require(after["TAPI.swift"])
        #expect(whole.contains("struct TAPI: APIService"))
        #expect(whole.contains("protocol TSecurity<Caller>"))
    }
}
