import Diagnostics
import Foundation
import Generator
import LoopbackServer
import Testing

/// Documents on other machines: fetched with permission, and never without.
@Suite struct RemoteReferenceTests {
    private static let documents = [
        "/schemas/pet.yaml": "{type: object, properties: {owner: {$ref: owner.yaml#/Owner}}}",
        "/schemas/owner.yaml": "Owner: {type: object, properties: {name: {type: string}, pet: {$ref: pet.yaml}}}",
    ]

    private func server() throws -> LoopbackServer {
        try LoopbackServer { request, connection in
            if let text = Self.documents[request.target] {
                connection.reply(text, contentType: "application/yaml")
            } else {
                connection.reply("no", status: "404 Not Found", contentType: "text/plain")
            }
        }
    }

    private func generate(_ reference: String, allowsRemote: Bool) throws -> (files: String, diagnostics: String) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("remote-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appendingPathComponent("openapi.yaml").path
        let text = """
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            components: {schemas: {Pet: {$ref: '\(reference)'}}}
            """
        try text.write(toFile: input, atomically: true, encoding: .utf8)
        var configuration = APIConfiguration(
            name: "API", input: input, output: folder.appendingPathComponent("out").path)
        configuration.allowsRemote = allowsRemote
        let diagnostics = DiagnosticCollector()
        _ = Generator().generate(configuration, diagnostics: diagnostics)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: configuration.output)) ?? []
        let files = names.filter { $0.hasSuffix(".swift") }.map {
            (try? String(contentsOfFile: "\(configuration.output)/\($0)", encoding: .utf8)) ?? ""
        }
        return (files.joined(), diagnostics.diagnostics.map(\.message).joined(separator: "\n"))
    }

    @Test func `with permission, references lead on from where a document came from`() throws {
        let server = try server()
        defer { server.stop() }
        let (files, diagnostics) = try generate("\(server.url)/schemas/pet.yaml", allowsRemote: true)
        #expect(diagnostics.isEmpty)
        #expect(files.contains("public var owner: Owner?"))
        #expect(files.contains("Source: `\(server.url)/schemas/owner.yaml#/Owner`"))
        // Each document once.
        #expect(server.requests.map(\.target).sorted() == ["/schemas/owner.yaml", "/schemas/pet.yaml"])
    }

    @Test func `without permission nothing is asked for`() throws {
        let server = try server()
        defer { server.stop() }
        let (files, diagnostics) = try generate("\(server.url)/schemas/pet.yaml", allowsRemote: false)
        #expect(files.isEmpty)
        #expect(diagnostics.contains("`--allow-remote` fetches it"))
        #expect(server.requests.isEmpty)
    }

    @Test func `what can't be fetched is an error`() throws {
        let server = try server()
        defer { server.stop() }
        let (files, diagnostics) = try generate("\(server.url)/nothing.yaml", allowsRemote: true)
        #expect(files.isEmpty)
        #expect(diagnostics.contains("the server answered with status 404"))
    }
}
