import CodegenFetch
import CodegenGenerator
import Foundation
import Testing

/// What a fetch writes, and what generation makes of it afterwards, without a network.
@Suite struct FetchTests {
    private static let pets: [String: Machines.Content] = [
        "https://example.com/v1/openapi.yaml": .text(description("schemas/pet.yaml"), eTag: "\"one\""),
        "https://example.com/v1/schemas/pet.yaml":
            .text("{type: object, properties: {owner: {$ref: owner.yaml#/Owner}}}"),
        "https://example.com/v1/schemas/owner.yaml":
            .text("Owner: {type: object, properties: {name: {type: string}, pet: {$ref: pet.yaml}}}"),
    ]
    private static let configuration = """
        apis:
          - name: Pets
            input: pets.yaml
            output: out
            source: https://example.com/v1/openapi.yaml

        """
    private static let files = [
        "codegen.lock", "codegen.yaml", "fetched/example.com/v1/schemas/owner.yaml",
        "fetched/example.com/v1/schemas/pet.yaml", "pets.yaml",
    ]

    private func folder() throws -> FetchFolder {
        let folder = try FetchFolder(Self.pets)
        try folder.write(Self.configuration, "codegen.yaml")
        return folder
    }

    @Test func `a description and all that it refers to is downloaded, each document once`() throws {
        let folder = try folder()
        let run = folder.fetch()
        #expect(run.diagnostics.isEmpty)
        #expect(
            run.lines == [
                "Pets: pets.yaml is new, 116 bytes", "Pets: fetched/example.com/v1/schemas/pet.yaml is new, 62 bytes",
                "Pets: fetched/example.com/v1/schemas/owner.yaml is new, 80 bytes",
            ])
        #expect(folder.files.keys.sorted() == Self.files)
        #expect(folder.machines.requests.count == 3)
        let (swift, diagnostics) = folder.generate()
        #expect(diagnostics.isEmpty)
        #expect(swift.contains("public var owner: Owner?"))
        #expect(swift.contains("Source: `schemas/owner.yaml#/Owner`"))
        #expect(folder.machines.requests.count == 3)
    }

    @Test func `the lock has what was downloaded, sorted by address`() throws {
        let folder = try folder()
        _ = folder.fetch()
        let lock = try #require(folder.read("codegen.lock"))
        #expect(
            lock.hasPrefix(
                """
                # What `codegen fetch` downloaded, pinned by content. Written by codegen; commit it with the files.
                version: 1
                documents:
                  - address: "https://example.com/v1/openapi.yaml"
                    file: "pets.yaml"
                    sha256: "\(SHA256.hexadecimal(Array(description("schemas/pet.yaml").utf8)))"
                    size: 116
                    etag: "\\"one\\""
                    date: "2026-11-30"
                  - address: "https://example.com/v1/schemas/owner.yaml"
                    file: "fetched/example.com/v1/schemas/owner.yaml"

                """))
        // Another day changes nothing of what hasn't changed.
        folder.options.date = "2027-01-01"
        #expect(folder.fetch().lines == ["Pets: up to date, 3 documents"])
        #expect(folder.read("codegen.lock") == lock)
        #expect(folder.machines.requests.last { $0.address.hasSuffix("openapi.yaml") }?["If-None-Match"] == "\"one\"")
    }

    @Test func `a change says which operations and components it is about`() throws {
        let folder = try folder()
        _ = folder.fetch()
        let owner = "https://example.com/v1/schemas/owner.yaml"
        folder.machines.contents[owner] = .text(
            "Owner: {type: object, properties: {age: {type: integer}}}\nHouse: {type: object}\n")
        let before = folder.files
        let check = folder.fetch(isCheck: true)
        let lines = [
            "Pets: fetched/example.com/v1/schemas/owner.yaml has changed", "  added    House", "  changed  Owner",
        ]
        #expect(check.lines == lines)
        #expect(check.hasChanges)
        #expect(folder.files == before)
        let run = folder.fetch()
        #expect(run.lines == lines)
        #expect(folder.fetch(isCheck: true).lines == ["Pets: up to date, 3 documents"])
        #expect(!folder.fetch(isCheck: true).hasChanges)
        #expect(folder.generate().swift.contains("public var age: Int?"))
    }

    @Test func `other text with the same values is no change, and is pinned all the same`() throws {
        let folder = try folder()
        _ = folder.fetch()
        let owner = "https://example.com/v1/schemas/pet.yaml"
        folder.machines.contents[owner] = .text(
            "{ \"properties\": { \"owner\": { \"$ref\": \"owner.yaml#/Owner\" } }, \"type\": \"object\" }\n")
        let check = folder.fetch(isCheck: true)
        #expect(
            check.lines == ["Pets: fetched/example.com/v1/schemas/pet.yaml has changed in its text, but in no value"])
        #expect(!check.hasChanges)
        _ = folder.fetch()
        #expect(folder.generate().diagnostics.isEmpty)
        #expect(folder.read("fetched/example.com/v1/schemas/pet.yaml")?.hasPrefix("{ \"prop") == true)
    }

    @Test(arguments: Array(pets.keys.sorted()))
    func `when one document fails, everything stays as it was`(_ address: String) throws {
        let folder = try folder()
        _ = folder.fetch()
        let before = folder.files
        for (other, content) in folder.machines.contents {
            guard case .text(let text, _, _) = content else { continue }
            folder.machines.contents[other] = .text(text + "\n# new\n")
        }
        folder.machines.contents[address] = .status(500, "broken")
        let run = folder.fetch()
        #expect(
            run.diagnostics.contains("error: `\(address)` can't be downloaded: the server responded with status 500"))
        #expect(run.lines.isEmpty)
        #expect(folder.files == before)
    }

    @Test func `what can't be written leaves everything as it was`() throws {
        let folder = try folder()
        _ = folder.fetch()
        // A folder where a file has to be.
        folder.machines.contents["https://example.com/v1/schemas/owner.yaml"] = .text("Owner: {$ref: more/x.yaml}")
        folder.machines.contents["https://example.com/v1/schemas/more/x.yaml"] = .text("type: string")
        try folder.write("in the way", "fetched/example.com/v1/schemas/more")
        let before = folder.files
        let run = folder.fetch()
        #expect(run.diagnostics.contains("nothing has changed [unwritable-output]"))
        #expect(folder.files == before)
    }

    @Test func `an edited file is not overwritten`() throws {
        let folder = try folder()
        _ = folder.fetch()
        try folder.write(description("schemas/pet.yaml", version: "mine"), "pets.yaml")
        let (swift, diagnostics) = folder.generate()
        #expect(swift.isEmpty)
        #expect(diagnostics.hasPrefix("pets.yaml:1:1: error: `pets.yaml` isn't what was downloaded: its SHA-256"))
        #expect(diagnostics.contains("overlay, and `codegen fetch Pets --config"))
        let run = folder.fetch()
        #expect(run.diagnostics.contains("`--force` overwrites it [changed-download]"))
        #expect(folder.read("pets.yaml")?.contains("mine") == true)
        #expect(folder.fetch(isForced: true).diagnostics.isEmpty)
        #expect(folder.generate().diagnostics.isEmpty)
    }

    @Test func `a file of before the first fetch is pinned where it is the same, and kept where it isn't`() throws {
        let folder = try folder()
        try folder.write(description("schemas/pet.yaml", version: "mine"), "pets.yaml")
        #expect(folder.fetch().diagnostics.contains("`pets.yaml` exists already, and isn't what is at"))
        #expect(folder.files.count == 2)
        try folder.write(description("schemas/pet.yaml"), "pets.yaml")
        #expect(folder.fetch(isCheck: true).lines.first == "Pets: pets.yaml isn't pinned")
        #expect(folder.fetch().lines.first == "Pets: pets.yaml is pinned, 116 bytes")
    }

    @Test func `line ends of a checkout by Git for Windows are no change`() throws {
        let folder = try folder()
        _ = folder.fetch()
        let windows = description("schemas/pet.yaml").replacing("\n", with: "\r\n")
        try folder.write(windows, "pets.yaml")
        let lock = folder.read("codegen.lock")
        #expect(folder.generate().diagnostics.isEmpty)
        #expect(folder.fetch().lines == ["Pets: up to date, 3 documents"])
        #expect(folder.read("pets.yaml") == windows)
        #expect(folder.read("codegen.lock") == lock)
    }

    @Test func `a server without tags is asked with its date`() throws {
        let folder = try folder()
        let address = "https://example.com/v1/schemas/owner.yaml"
        folder.machines.contents[address] = .dated(
            "Owner: {type: string}", lastModified: "Mon, 30 Nov 2026 00:00:00 GMT")
        _ = folder.fetch()
        let lock = folder.read("codegen.lock")
        #expect(lock?.contains("    last-modified: \"Mon, 30 Nov 2026 00:00:00 GMT\"\n") == true)
        #expect(folder.fetch().lines == ["Pets: up to date, 3 documents"])
        #expect(folder.machines.requests.last { $0.address == address }?["If-Modified-Since"] != nil)
        #expect(folder.read("codegen.lock") == lock)
    }

    @Test func `a missing file is downloaded again, whatever the server's tag is`() throws {
        let folder = try folder()
        _ = folder.fetch()
        let before = folder.files
        try folder.remove("pets.yaml")
        #expect(folder.generate().diagnostics.contains("there is no file `pets.yaml`; `codegen fetch Pets"))
        #expect(folder.fetch().lines == ["Pets: pets.yaml is there again, 116 bytes"])
        #expect(folder.files.filter { !$0.key.hasPrefix("out") } == before)
    }

    @Test func `documents that nothing refers to any more go`() throws {
        let folder = try folder()
        _ = folder.fetch()
        folder.machines.contents["https://example.com/v1/schemas/pet.yaml"] = .text("type: string\n")
        let run = folder.fetch()
        #expect(run.lines.last == "fetched/example.com/v1/schemas/owner.yaml is removed: nothing refers to it any more")
        #expect(folder.read("fetched/example.com/v1/schemas/owner.yaml") == nil)
        #expect(folder.read("codegen.lock")?.contains("owner.yaml") == false)
    }

    @Test func `an API alone leaves what others have downloaded`() throws {
        let folder = try folder()
        folder.machines.contents["https://other.org/api?version=2"] = .text(
            description("https://example.com/v1/schemas/owner.yaml#/Owner"))
        try folder.write(
            Self.configuration
                + "  - {name: Other, input: other.yaml, output: out2, source: 'https://other.org/api?version=2'}\n",
            "codegen.yaml")
        _ = folder.fetch()
        folder.machines.contents["https://example.com/v1/openapi.yaml"] = .text(description("#/info"))
        let run = folder.fetch("Pets")
        #expect(run.lines.first == "Pets: pets.yaml has changed")
        // The other one still needs both.
        #expect(run.lines.count == 2)
        #expect(
            folder.fetch(isCheck: true).lines == ["Pets: up to date, 1 document", "Other: up to date, 3 documents"])
    }

    @Test func `two APIs of one source share its documents`() throws {
        let folder = try folder()
        try folder.write(
            Self.configuration
                + "  - {name: Same, input: pets.yaml, output: o2, source: 'https://example.com/v1/openapi.yaml'}\n"
                + "  - {name: Copy, input: copy.yaml, output: o3, source: 'https://example.com/v1/openapi.yaml'}\n",
            "codegen.yaml")
        let run = folder.fetch()
        #expect(run.diagnostics.isEmpty)
        #expect(run.lines.suffix(2).allSatisfy { $0.hasSuffix(": it needs what an API before it has fetched") })
        #expect(folder.machines.requests.count == 3)
        #expect(folder.read("copy.yaml") == folder.read("pets.yaml"))
        #expect(!folder.generate().diagnostics.contains("error: "))
        #expect(folder.fetch("Copy", isCheck: true).lines == ["Copy: up to date, 3 documents"])
    }

    @Test func `another address is another version of the same file`() throws {
        let folder = try folder()
        _ = folder.fetch()
        folder.machines.contents["https://example.com/v2/openapi.yaml"] = .text(description("#/info", version: "2"))
        try folder.write(Self.configuration.replacing("/v1/", with: "/v2/"), "codegen.yaml")
        #expect(
            folder.generate().diagnostics.contains(
                "`pets.yaml` was downloaded from `https://example.com/v1/openapi.yaml`; `codegen fetch Pets"))
        let run = folder.fetch()
        #expect(run.lines.prefix(3) == ["Pets: pets.yaml has changed", "  changed  `info`", "  changed  schema Pet"])
        #expect(run.lines.count == 5)
        #expect(folder.read("codegen.lock")?.contains("/v1/") == false)
    }

    @Test func `a folder where a file has to be stays`() throws {
        let folder = try folder()
        try folder.write("mine", "pets.yaml/note.txt")
        let before = folder.files
        #expect(folder.fetch(isForced: true).diagnostics.contains("`pets.yaml` can't be replaced: it is no file"))
        #expect(folder.files == before)
    }

    @Test func `a description of one's own may refer to other machines`() throws {
        let folder = try folder()
        try folder.write("apis: [{name: Mine, input: mine.yaml, output: out}]\n", "codegen.yaml")
        try folder.write(description("parts/part.yaml#/Part"), "mine.yaml")
        try folder.write("Part: {$ref: 'HTTPS://Example.COM/v1/schemas/owner.yaml#/Owner'}\n", "parts/part.yaml")
        #expect(
            folder.generate().diagnostics.contains(
                "`https://example.com/v1/schemas/owner.yaml` isn't downloaded; `codegen fetch Mine --config"))
        #expect(folder.fetch().diagnostics.isEmpty)
        let (swift, diagnostics) = folder.generate()
        #expect(!diagnostics.contains("error: ") && !diagnostics.contains("warning: "))
        #expect(swift.contains("public var name: String?"))
    }

    @Test func `what an overlay refers to is downloaded, too`() throws {
        let folder = try folder()
        folder.machines.contents["https://example.com/v1/more.yaml"] = .text(
            "{type: object, properties: {more: {type: string}}}")
        folder.machines.contents["https://types.example.org/money.yaml"] =
            .text("{type: object, properties: {amount: {type: integer}}}")
        try folder.write(Self.configuration + "    overlays: [ours/pets.overlay.yaml]\n", "codegen.yaml")
        try folder.write(
            """
            overlay: 1.1.0
            info: {title: Ours, version: 1.0.0}
            actions:
              - target: $
                update:
                  components:
                    schemas: {More: {$ref: more.yaml}, Money: {$ref: 'https://types.example.org/money.yaml'}}

            """, "ours/pets.overlay.yaml")
        #expect(folder.fetch().diagnostics.isEmpty)
        let (swift, diagnostics) = folder.generate()
        #expect(!diagnostics.contains("error: ") && !diagnostics.contains("warning: "), "\(diagnostics)")
        #expect(swift.contains("public var amount: Int?") && swift.contains("public var more: String?"))
    }

    @Test func `entries of a mapping are followed, and may be no documents`() throws {
        let folder = try folder()
        folder.machines.contents["https://example.com/v1/openapi.yaml"] = .text(
            """
            openapi: 3.1.0
            info: {title: Pets, version: '1'}
            components:
              schemas:
                A: {type: object, discriminator: {propertyName: a, mapping: {x: some/thing, y: schemas/pet.yaml, z: v1.2}}}

            """)
        let run = folder.fetch()
        #expect(run.diagnostics.contains("warning: `https://example.com/v1/some/thing` can't be downloaded"))
        #expect(!run.diagnostics.contains("error: ") && !run.diagnostics.contains("v1.2`"))
        #expect(folder.files.keys.sorted() == Self.files)
    }

    @Test func `names by $id are no addresses, and examples have no references`() throws {
        let folder = try folder()
        folder.machines.contents["https://example.com/v1/openapi.yaml"] = .text(
            """
            openapi: 3.1.0
            info: {title: Pets, version: '1'}
            paths: {}
            components:
              schemas:
                A: {$id: 'https://example.com/a', type: object, properties: {default: {$ref: schemas/pet.yaml}}}
                B: {properties: {a: {$ref: 'https://example.com/a'}}, example: {$ref: 'https://example.com/none'}}

            """)
        #expect(folder.fetch().diagnostics.isEmpty)
        #expect(folder.files.keys.sorted() == Self.files)
        #expect(folder.generate().diagnostics.isEmpty)
    }
}

extension FetchFolder {
    func remove(_ name: String) throws { try Foundation.FileManager.default.removeItem(atPath: "\(path)/\(name)") }
}
