import CodegenLoopbackServer
import Foundation
import Testing

/// `codegen fetch` over a real connection.
@Suite struct DownloadTests {
    private let temporary: TemporaryFolder
    private var folder: String { temporary.path }

    init() throws { temporary = try TemporaryFolder() }

    private static let description = """
        openapi: 3.1.0
        info: {title: Pets, version: '1'}
        paths:
          /pets:
            get: {responses: {'200': {description: One., content: {application/json: {schema: {$ref: schemas/pet.yaml}}}}}}

        """

    private func write(_ text: String, _ name: String) throws {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }

    private func text(_ name: String) -> String? { try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) }

    private var names: [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { !$0.hasPrefix(".") && !$0.hasPrefix("out") }.sorted()
    }

    private func codegen(_ arguments: String..., environment: [String: String] = [:]) throws -> BuiltTool.Run {
        try BuiltTool(name: "codegen").run(arguments, in: folder, environment: environment)
    }

    /// Answers with a description and a schema, and with 304 to whoever knows them.
    private func pets() throws -> LoopbackServer {
        try LoopbackServer { request, connection in
            switch request.target {
            case "/openapi.yaml":
                if request["if-none-match"] == "\"one\"" {
                    connection.send("HTTP/1.1 304 Not Modified\r\nETag: \"one\"\r\n\r\n")
                } else {
                    connection.reply(Self.description, headers: ["ETag": "\"one\""], contentType: "application/yaml")
                }
            case "/schemas/pet.yaml":
                connection.reply("{type: object, properties: {name: {type: string}}}", contentType: "text/plain")
            default: connection.reply("no", status: "404 Not Found", contentType: "text/plain")
            }
        }
    }

    @Test func `an address is downloaded, generated from, and asked again with its tag`() throws {
        let server = try pets()
        defer { server.stop() }
        let run = try codegen("fetch", "\(server.url)/openapi.yaml", "-o", "pets.yaml")
        #expect(run.code == 0 && run.errors.isEmpty)
        let host = server.url.dropFirst("http://".count).replacing(":", with: "-")
        #expect(
            run.output == """
                pets.yaml is new, 181 bytes
                pets.yaml: fetched/\(host)/schemas/pet.yaml is new, 50 bytes

                """)
        #expect(server.requests.allSatisfy { $0["user-agent"]?.hasPrefix("codegen/") == true })
        let again = try codegen("fetch", "\(server.url)/openapi.yaml", "-o", "pets.yaml", "--check")
        #expect(again.code == 0)
        #expect(again.output == "pets.yaml: up to date, 2 documents\n")
        #expect(server.requests.count == 4)
        #expect(server.requests[2]["if-none-match"] == "\"one\"")
        // Without the server.
        server.stop()
        let generated = try codegen("generate", "--input", "pets.yaml", "--output", "out", "--name", "Pets")
        #expect(generated.code == 0)
        #expect(text("out/PetsModels.swift")?.contains("public var name: String?") == true)
    }

    @Test func `a check exits with 1 when upstream has changed, and writes nothing`() throws {
        let isNew = Guarded(false)
        let server = try LoopbackServer { _, connection in
            let more = isNew.withLock { $0 } ? "  /new: {put: {responses: {}}}\n" : ""
            connection.reply(
                "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /old: {get: {responses: {}}}\n\(more)")
        }
        defer { server.stop() }
        try write("apis: [{name: Pets, input: pets.yaml, output: out, source: '\(server.url)/a'}]\n", "codegen.yaml")
        #expect(try codegen("fetch", "Pets", "--config", "codegen.yaml", "--check").code == 1)
        #expect(names == ["codegen.yaml"])
        #expect(try codegen("fetch", "--config", "codegen.yaml").code == 0)
        let before = (text("pets.yaml"), text("codegen.lock"))
        isNew.withLock { $0 = true }
        let check = try codegen("fetch", "--config", "codegen.yaml", "--check")
        #expect(check.code == 1)
        #expect(check.output == "Pets: pets.yaml has changed\n  added    PUT /new\n")
        #expect((text("pets.yaml"), text("codegen.lock")) == before)
        #expect(try codegen("fetch", "--config", "codegen.yaml").output == check.output)
        #expect(try codegen("fetch", "--config", "codegen.yaml", "--quiet").output.isEmpty)
    }

    @Test func `a token goes to its own server alone, and is printed nowhere`() throws {
        let other = try LoopbackServer { request, connection in
            connection.reply("{type: object}", headers: ["X": request["authorization"] ?? "none"])
        }
        defer { other.stop() }
        let server = try LoopbackServer { request, connection in
            switch request.target {
            case "/openapi.yaml": connection.reply(Self.description)
            case "/schemas/pet.yaml":
                connection.reply(status: "302 Found", headers: ["Location": "\(other.url)/pet.yaml"])
            default:
                connection.reply(
                    "you sent \(request["authorization"] ?? "")", status: "403 No", contentType: "text/plain")
            }
        }
        defer { server.stop() }
        let source = "headers: {Authorization: {env: PETS_TOKEN, prefix: 'Bearer '}}"
        try write(
            """
            apis:
              - {name: Pets, input: pets.yaml, output: out, source: {url: '\(server.url)/openapi.yaml', \(source)}}
              - {name: Refused, input: no.yaml, output: out2, source: {url: '\(server.url)/no', \(source)}}

            """, "codegen.yaml")
        let token = ["PETS_TOKEN": "hunter2"]
        let run = try codegen("fetch", "Pets", "--config", "codegen.yaml", environment: token)
        #expect(run.code == 0)
        #expect(server.requests.map { $0["authorization"] } == ["Bearer hunter2", "Bearer hunter2"])
        #expect(other.requests.map { $0["authorization"] } == [nil])
        for request in server.requests + other.requests {
            // Each header once.
            let names = request.headers.map { $0.name.lowercased() }
            #expect(names.count == Set(names).count)
        }
        let refused = try codegen("fetch", "--config", "codegen.yaml", environment: token)
        #expect(refused.code == 1)
        #expect(refused.errors.contains("status 403: you sent Bearer ***"))
        let missing = try codegen("fetch", "--config", "codegen.yaml")
        #expect(missing.errors.contains("needs the environment variable `PETS_TOKEN`, which is not set"))
        let printed = run.output + run.errors + refused.output + refused.errors
        #expect(!printed.contains("hunter2"))
        for name in names { #expect(text(name)?.contains("hunter2") != true, "\(name)") }
        let single = try codegen(
            "fetch", "\(server.url)/openapi.yaml", "-o", "single.yaml", "--header-env", "Authorization=PETS_TOKEN",
            "--force", environment: ["PETS_TOKEN": "Basic abc"])
        #expect(single.code == 0)
        #expect(server.requests.suffix(2).map { $0["authorization"] } == ["Basic abc", "Basic abc"])
    }

    @Test(arguments: ["slow", "bomb", "large", "trailers", "half", "cut", "redirects", "challenge", "broken-gzip"])
    func `no server ends or fills the tool, and nothing is written`(_ name: String) throws {
        let bomb = name == "bomb" ? try Self.compressed(megabytes: 100) : Data()
        let server = try LoopbackServer { _, connection in
            switch name {
            case "slow": _ = connection.waitForClose(seconds: 20)
            case "bomb":
                connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n")
                connection.send(bomb)
            case "large":
                connection.beginChunks(contentType: "application/yaml")
                while connection.chunk([UInt8](repeating: 0x61, count: 1 << 20)) {}
            case "trailers":
                connection.send(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\n\r\n3\r\na: \r\n0\r\nX: 1\r\n\r\n")
            case "half":
                connection.send("HTTP/1.1 200 OK\r\nContent-Ty")
                connection.close()
            case "cut":
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nopenapi: 3.1.0\n")
                connection.close()
            case "redirects": connection.reply(status: "301 Moved", headers: ["Location": "/again"])
            case "challenge":
                connection.reply("who?", status: "401 No", headers: ["WWW-Authenticate": "Basic realm=x"])
            default:
                connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc")
            }
        }
        defer { server.stop() }
        let started = ContinuousClock.now
        let run = try codegen(
            "fetch", "\(server.url)/a", "-o", "a.yaml", "--timeout", name == "slow" ? "1" : "20", "--max-size", "8")
        #expect(run.code == 1)
        #expect(run.errors.contains("`\(server.url)/a` can't be downloaded: "))
        switch name {
        case "slow": #expect(run.errors.contains("it didn't come within 1 s"))
        case "bomb", "large": #expect(run.errors.contains("it is larger than 8 MiB"))
        case "challenge": #expect(run.errors.contains("status 401"))
        case "redirects": #expect(run.errors.contains("redirects more than 10 times"))
        default: break
        }
        #expect(ContinuousClock.now - started < .seconds(30))
        #expect(names.isEmpty)
    }

    /// Spaces, compressed by the system's own tool.
    private static func compressed(megabytes: Int) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "head -c \(megabytes)000000 /dev/zero | gzip -9"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }

    @Test func `a target of the build plugin names its source beside the description`() throws {
        let server = try pets()
        defer { server.stop() }
        try write("source: \(server.url)/openapi.yaml\naccess: internal\n", "codegen.yaml")
        let plan = ["--input", "openapi.yaml", "--output", "out", "--name", "Pets", "--shards", "1"]
        let step = plan + ["--options", "codegen.yaml", "--inputs", "inputs", "--changes", "changes"]
        try write("openapi.yaml\ncodegen.yaml\ncodegen.lock\n", "inputs")
        try write("", "changes")
        let tool = BuiltTool(name: "CodegenBuildTool")
        let missing = try tool.run(step, in: folder)
        #expect(missing.code == 1)
        let command = "codegen fetch --input openapi.yaml --options codegen.yaml"
        #expect(missing.errors.contains("`openapi.yaml` isn't downloaded; `\(command)` does that"))
        let fetch = command.split(separator: " ").dropFirst().map(String.init)
        #expect(try BuiltTool(name: "codegen").run(fetch, in: folder).code == 0)
        #expect(try tool.run(step, in: folder).code == 0)
        #expect(text("out/Models1.swift")?.contains("var name: String?") == true)
        // It has read a file that the plan doesn't have.
        #expect(text("changes") == "1")
        try write("type: string", names.first { $0.hasSuffix("pet.yaml") } ?? "")
        #expect(try tool.run(step, in: folder).errors.contains("[changed-download]"))
    }

    @Test func `standard input is read`() throws {
        try write("type: string", "name.yaml")
        let run = try BuiltTool(name: "codegen").run(
            ["generate", "--input", "-", "--output", "out", "--name", "Pets"], in: folder,
            standardInput:
                "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
                + "components: {schemas: {A: {properties: {n: {$ref: name.yaml}, b: {$ref: '#/no'}}}}}\n"
        )
        #expect(run.code == 0)
        #expect(run.errors.contains("<stdin>:4:"))
        #expect(text("out/SharedModels.swift")?.contains("from <stdin> (T 1)") == true)
    }
}
