import CodegenFetch
import CodegenGenerator
import Foundation
import Testing

/// Who is asked, with what, and what isn't taken for a description.
@Suite struct AddressTests {
    private func folder(_ source: String, _ contents: [String: Machines.Content]) throws -> FetchFolder {
        let folder = try FetchFolder(contents)
        try folder.write("apis:\n  - {name: Pets, input: pets.yaml, output: out, source: \(source)}\n", "codegen.yaml")
        return folder
    }

    private static let address = "https://example.com/openapi.yaml"

    // MARK: Responses

    @Test(
        arguments: [
            (.status(500, "no more\n  room"), "the server responded with status 500: no more room"),
            (.status(404), "the server responded with status 404; is the address right?"),
            (
                .status(401, "{\"a\": 1}", type: "application/problem+json"),
                "status 401: {\"a\": 1}; `headers:` of `source` sends"
            ),
            (.status(204), "the server responded with status 204"),
            (.status(500, "<html>", type: "text/html"), "the server responded with status 500 [failed-download]"),
            (.text("<!DOCTYPE html>", type: "text/html"), "the server sent an HTML page, not a description"),
            (.text("\n<html>", type: "text/plain"), "the server sent an HTML page, not a description"),
            (.text(""), "the server sent nothing"),
            (.text("  \n"), "it is empty"),
            (.text("openapi: [hunter2"), "it is neither YAML nor JSON (line 1, column 18)"),
            (.text("hunter2"), "it isn't a description, but string"),
            (.text("{a: 1}"), "it isn't a description: it has neither `openapi` nor `swagger`"),
            (.failure(.timedOut), "it didn't come within 60 s; `--timeout SECONDS` waits longer"),
            (.failure(.tooLarge), "it is larger than 64 MiB; `--max-size MIB` allows more"),
            (.failure(.failed(reason: "nothing answers there")), "nothing answers there"),
            (.redirect("http://example.com/openapi.yaml"), "a redirect from `https` to `http` isn't followed"),
            (
                .redirect("ftp://example.com/openapi.yaml"),
                "`ftp://example.com/openapi.yaml`: it isn't an address of `https`"
            ),
            (.redirect("https://127.0.0.1/openapi.yaml"), "documents from other machines don't lead"),
            (
                .redirect("https://a:hunter2@example.com/"),
                "redirects to `https://example.com/`: an address has no user"
            ),
            (.redirect("/openapi.yaml"), "the server redirects more than 10 times"),
        ] as [(Machines.Content, String)])
    func `what isn't a description is refused, and nothing is written`(
        _ content: Machines.Content, _ fault: String
    ) throws {
        let folder = try folder(Self.address, [Self.address: content])
        let run = folder.fetch()
        #expect(
            run.diagnostics.hasPrefix(
                "codegen.yaml:2:57: error: `https://example.com/openapi.yaml` can't be downloaded: "))
        #expect(run.diagnostics.contains(fault), "\(run.diagnostics)")
        #expect(!run.diagnostics.contains("hunter2"))
        #expect(folder.files.keys.sorted() == ["codegen.yaml"])
    }

    // MARK: Schemes

    @Test(arguments: [
        ("http://example.com/a", false), ("HTTP://127.0.0.1:8080/a", true), ("http://localhost/a", true),
        ("http://[::1]:80/a", true), ("http://127.0.0.1.example.com/a", false), ("Https://example.com/a", true),
    ])
    func `http is asked on this machine alone`(_ address: String, _ isAsked: Bool) throws {
        let folder = try folder("'\(address)'", [:])
        let run = folder.fetch()
        #expect(folder.machines.requests.count == (isAsked ? 1 : 0))
        #expect(run.diagnostics.contains("`http` isn't encrypted") == !isAsked)
        #expect(
            try self.folder("{url: '\(address)', allow-http: true}", [:]).fetch().diagnostics.contains("status 404"))
        folder.options.allowsHTTP = true
        #expect(folder.fetch().diagnostics.contains("status 404"))
    }

    @Test func `references follow the same rules`() throws {
        let folder = try folder(
            Self.address,
            [
                Self.address: .text(
                    """
                    openapi: 3.1.0
                    info: {title: Pets, version: '1'}
                    components:
                      schemas:
                        A: {$ref: 'http://example.com/a.yaml'}
                        B: {$ref: 'http://127.0.0.1/b.yaml'}
                        C: {$ref: 'https://user:hunter2@example.com/c.yaml'}
                        D: {$ref: 'file:///etc/passwd'}
                    """)
            ])
        let run = folder.fetch()
        #expect(
            run.diagnostics.contains(
                "https://example.com/openapi.yaml:5:15: error: `http://example.com/a.yaml` can't be"))
        #expect(run.diagnostics.contains("`http://127.0.0.1/b.yaml` can't be downloaded: it is on this machine"))
        #expect(run.diagnostics.contains("`https://example.com/c.yaml` can't be downloaded: an address has no user"))
        #expect(!run.diagnostics.contains("hunter2"))
        #expect(folder.machines.requests.count == 1)
    }

    // MARK: Redirects

    @Test func `references are resolved where redirects led to`() throws {
        let folder = try folder(
            Self.address,
            [
                Self.address: .redirect("https://cdn.example.com/v3/openapi.yaml?signature=hunter2"),
                "https://cdn.example.com/v3/openapi.yaml?signature=hunter2": .text(description("pet.yaml")),
                "https://cdn.example.com/v3/pet.yaml": .text("{type: object, properties: {a: {type: string}}}"),
            ])
        #expect(folder.fetch().diagnostics.isEmpty)
        #expect(
            folder.read("codegen.lock")?.contains("    base: \"https://cdn.example.com/v3/openapi.yaml\"\n") == true)
        #expect(folder.read("codegen.lock")?.contains("hunter2") == false)
        let (swift, diagnostics) = folder.generate()
        #expect(diagnostics.isEmpty)
        #expect(swift.contains("struct Pet"))
    }

    // MARK: Headers

    private static let source = """
        {url: '\(address)', headers: {Authorization: {env: PETS_TOKEN, prefix: 'Bearer '}, X-Key: {env: PETS_KEY}}}
        """

    @Test func `headers go to the source's own origin`() throws {
        let folder = try folder(
            Self.source,
            [
                Self.address: .redirect("https://example.com/real.yaml"),
                "https://example.com/real.yaml": .text(
                    "openapi: 3.1.0\nx: {$ref: a.yaml}\ny: {$ref: 'https://other.org/b.yaml'}\nz: {$ref: c.yaml}\n"),
                "https://example.com/a.yaml": .text("{}"), "https://other.org/b.yaml": .text("{}"),
                "https://example.com/c.yaml": .redirect("https://other.org/c.yaml"),
                "https://other.org/c.yaml": .text("{}"),
            ])
        folder.options.environment = ["PETS_TOKEN": "hunter2", "PETS_KEY": "hunter3"]
        let run = folder.fetch()
        #expect(run.diagnostics.isEmpty)
        #expect(folder.machines.requests.count == 6)
        for request in folder.machines.requests {
            let isOwn = request.address.hasPrefix("https://example.com/")
            #expect(request["Authorization"] == (isOwn ? "Bearer hunter2" : nil))
            #expect(request["X-Key"] == (isOwn ? "hunter3" : nil))
        }
        #expect(!folder.files.values.contains { $0.contains("hunter") })
        #expect(!run.lines.joined().contains("hunter"))
    }

    @Test func `a server that repeats a token doesn't get it printed`() throws {
        let folder = try folder(Self.source, [Self.address: .status(403, "no entry for Bearer hunter2 and hunter3")])
        folder.options.environment = ["PETS_TOKEN": "hunter2", "PETS_KEY": "hunter3"]
        let run = folder.fetch()
        #expect(run.diagnostics.contains("status 403: no entry for Bearer *** and ***"))
        #expect(!run.diagnostics.contains("hunter"))
    }

    @Test(
        arguments: [
            ([:], "which is not set"), (["PETS_TOKEN": ""], "which is empty"),
            (["PETS_TOKEN": "a\nb"], "which has a line break"),
        ] as [([String: String], String)])
    func `a variable that is missing is named, and nothing is asked`(
        _ environment: [String: String], _ fault: String
    ) throws {
        let folder = try folder(Self.source, [:])
        folder.options.environment = environment
        let run = folder.fetch()
        #expect(
            run.diagnostics.contains("the header `Authorization` needs the environment variable `PETS_TOKEN`, \(fault)")
        )
        #expect(folder.machines.requests.isEmpty)
    }
}
