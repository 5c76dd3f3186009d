import CodegenDiagnostics
import CodegenGenerator
import CodegenLoopbackServer
import Foundation
import Testing

/// Documents on other machines: fetched with permission, and never without.
@Suite struct RemoteReferenceTests {
    private static let documents = [
        "/schemas/pet.yaml": "{type: object, properties: {owner: {$ref: owner.yaml#/Owner}}}",
        "/to-file.yaml": "{type: object, properties: {name: {$ref: 'file:///SECRET'}, other: {$ref: 'FILE:/SECRET'}}}",
        "/to-relative.yaml":
            "{type: object, properties: {name: {$ref: 'local.yaml'}, other: {$ref: 'openapi.yaml#/info'}}}",
        "/to-base.yaml": "{$id: 'file:///SECRET/', type: object, properties: {name: {$ref: 'openapi.yaml#/info'}}}",
        "/text": "hunter2: *hunter2",
        "/schemas/owner.yaml": "Owner: {type: object, properties: {name: {type: string}, pet: {$ref: pet.yaml}}}",
    ]

    private func server() throws -> LoopbackServer {
        try LoopbackServer { request, connection in
            let path = request.target.prefix { $0 != "?" }
            if let text = Self.documents[String(path)] {
                connection.reply(text, contentType: "application/yaml")
            } else {
                connection.reply("no", status: "404 Not Found", contentType: "text/plain")
            }
        }
    }

    private func generate(
        _ reference: String, allowsRemote: Bool, beside: [String: String] = [:]
    ) throws -> (files: String, diagnostics: String) {
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
        for (name, text) in beside {
            try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        var configuration = APIConfiguration(
            name: "API", input: input, output: folder.appendingPathComponent("out").path)
        configuration.allowsRemote = allowsRemote
        configuration.allowsOutside = ["/"]
        let generator = Generator()
        let run = generator.generate(configuration)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: configuration.output)) ?? []
        let files = names.filter { $0.hasSuffix(".swift") }.map {
            (try? String(contentsOfFile: "\(configuration.output)/\($0)", encoding: .utf8)) ?? ""
        }
        return (files.joined(), TextRenderer(files: generator.sources).render(run.diagnostics))
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
        #expect(diagnostics.contains("the server responded with status 404"))
    }

    @Test(arguments: ["to-file", "to-relative", "to-base"])
    func `a document from another machine never leads to a local file`(_ name: String) throws {
        let server = try server()
        defer { server.stop() }
        let (files, diagnostics) = try generate(
            "\(server.url)/\(name).yaml", allowsRemote: true,
            beside: ["local.yaml": "{type: string, description: hunter2}"])
        #expect(files.isEmpty)
        #expect(diagnostics.contains("[external-reference]"))
        #expect(!diagnostics.contains("hunter2"))
        if name != "to-relative" { #expect(diagnostics.contains("documents from other machines can't refer to one")) }
    }

    @Test func `no line of what isn't a description is printed`() throws {
        let server = try server()
        defer { server.stop() }
        let (files, diagnostics) = try generate("\(server.url)/text", allowsRemote: true)
        #expect(files.isEmpty)
        #expect(diagnostics.contains("can't be read: it is neither YAML nor JSON (line 1, column 10)"))
        #expect(!diagnostics.contains("hunter2"))
    }

    @Test(arguments: ["pet", "nothing", "to-relative"])
    func `user info and query of an address stay out of the Swift and the diagnostics`(_ name: String) throws {
        let server = try server()
        defer { server.stop() }
        let host = server.url.dropFirst("http://".count)
        let folder = name == "pet" ? "schemas/" : ""
        let (files, diagnostics) = try generate(
            "http://me:hunter2@\(host)/\(folder)\(name).yaml?token=hunter2", allowsRemote: true)
        #expect(server.requests.first?.target == "/\(folder)\(name).yaml?token=hunter2")
        #expect(!files.contains("hunter2") && !files.contains("me:hunter2"))
        #expect(!diagnostics.contains("hunter2"))
        if name == "pet" {
            #expect(files.contains("Source: `http://\(host)/schemas/owner.yaml#/Owner`"))
        } else {
            #expect(diagnostics.contains("can't be read: the server responded with status 404"))
        }
        if name == "nothing" {
            #expect(diagnostics.contains("`http://\(host)/nothing.yaml` can't be read"))
            #expect(diagnostics.contains("$ref: 'http://***********\(host)/nothing.yaml**************'"))
        }
        let refused = try generate("http://me:hunter2@\(host)/x?token=hunter2", allowsRemote: false)
        #expect(!refused.diagnostics.contains("hunter2"))
        #expect(refused.diagnostics.contains("`http://\(host)/x` is on another machine"))
    }
}
