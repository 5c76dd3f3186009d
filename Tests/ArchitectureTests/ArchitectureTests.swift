import Foundation
import Testing

/// The walls of the house: what each target may import, and how its files may look.
@Suite struct ArchitectureTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Which modules a target's files may import; the standard library's and Foundation's are free on the generator's edges.
    private static let doors: [String: Set<String>] = [
        "APIJSON": [],
        "CodegenDiagnostics": ["APIJSON"],
        "CodegenDocumentTree": ["CodegenCLibYAML", "APIJSON", "CodegenDiagnostics"],
        "CodegenOpenAPIDocument": ["CodegenDocumentTree", "CodegenDiagnostics"],
        "CodegenRegularExpressions": [],
        "APIFormats": ["CodegenRegularExpressions"],
        "CodegenJSONPath": ["CodegenRegularExpressions", "CodegenDocumentTree", "CodegenDiagnostics"],
        "CodegenSchemaEvaluation": [
            "APIFormats", "APIJSON", "CodegenRegularExpressions", "CodegenOpenAPIDocument", "CodegenDocumentTree",
            "CodegenDiagnostics",
        ],
        "CodegenOverlay": ["CodegenJSONPath", "CodegenDocumentTree", "CodegenDiagnostics"],
        "CodegenAPIModel": ["CodegenDiagnostics"],
        "CodegenLowering": [
            "APIFormats", "CodegenRegularExpressions", "CodegenOpenAPIDocument", "CodegenAPIModel",
            "CodegenDiagnostics",
        ],
        "CodegenSwiftLanguage": [],
        "CodegenSwiftViews": ["CodegenAPIModel", "CodegenSwiftLanguage", "CodegenDiagnostics"],
        "CodegenTemplateRendering": ["CodegenSwiftViews", "CodegenTemplates", "CodegenDiagnostics"],
        "CodegenGenerator": [
            "APIJSON", "CodegenDiagnostics", "CodegenDocumentTree", "CodegenOverlay", "CodegenOpenAPIDocument",
            "CodegenAPIModel",
            "CodegenLowering", "CodegenSwiftLanguage",
            "CodegenSwiftViews",
            "CodegenTemplates", "CodegenTemplateRendering", "Foundation", "FoundationEssentials",
            "Glibc", "Musl", "Darwin",
        ],
        "CodegenSamples": [
            "CodegenSchemaEvaluation", "CodegenOpenAPIDocument", "CodegenDocumentTree", "CodegenDiagnostics",
            "Foundation",
        ],
        "CodegenCallSamples": [
            "CodegenSamples", "CodegenSchemaEvaluation", "CodegenLowering", "CodegenSwiftViews", "CodegenAPIModel",
            "CodegenOpenAPIDocument", "CodegenDocumentTree", "CodegenDiagnostics", "APIRuntime", "APIJSON", "HTTPTypes",
            "Foundation",
        ],
        "CodegenHTTPServer": ["APIServer", "APIRuntime", "HTTPTypes", "FlyingSocks", "Foundation"],
        "APIMock": [
            "APIRuntime", "APIServer", "CodegenMock", "CodegenOverlay", "CodegenOpenAPIDocument",
            "CodegenDocumentTree", "CodegenDiagnostics", "HTTPTypes", "Foundation",
        ],
        "CodegenFetch": [
            "CodegenGenerator", "CodegenOpenAPIDocument", "CodegenDocumentTree", "CodegenDiagnostics",
        ],
        "codegen": [
            "CodegenGenerator", "CodegenFetch", "CodegenSchemaEvaluation", "CodegenCallSamples", "CodegenMock",
            "CodegenAPIModel", "CodegenOpenAPIDocument", "CodegenDocumentTree", "CodegenDiagnostics", "APIServer",
            "CodegenHTTPServer", "APIRuntime", "APIJSON", "HTTPTypes", "ArgumentParser", "Foundation",
            "FoundationNetworking", "Glibc", "Musl",
        ],
        "CodegenBuildTool": ["CodegenGenerator", "CodegenDiagnostics", "Glibc", "Musl", "Darwin"],
        "APIRuntime": [
            "APIFormats", "CodegenRegularExpressions", "APIJSON", "HTTPTypes", "Foundation", "FoundationNetworking",
        ],
        "CodegenMock": [
            "APIServer", "APIRuntime", "APIJSON", "CodegenSchemaEvaluation", "CodegenOpenAPIDocument",
            "CodegenDocumentTree", "CodegenDiagnostics", "HTTPTypes", "Foundation",
        ],
        "APIServer": ["APIRuntime", "APIJSON", "HTTPTypes", "Foundation"],
        "HeroHealth": ["APIRuntime", "Foundation"],
        "HeroHealthWebhooks": ["APIRuntime", "HeroHealth", "Foundation", "Crypto", "CryptoKit"],
        "HeroHealthService": ["APIServer", "APIRuntime", "Foundation"],
        "Heidi": ["APIRuntime", "Foundation"],
        "HeidiService": ["APIServer", "APIRuntime", "Foundation"],
    ]

    /// What the package's traits add: only whole files after `#if TRAIT` may import it.
    private static let traits: [String: Set<String>] = [
        "AsyncHTTPClient": ["AsyncHTTPClient", "NIOCore", "NIOHTTP1", "NIOHTTPCompression"], "Logging": ["Logging"],
        "Metrics": ["CoreMetrics", "Metrics"], "Tracing": ["Instrumentation", "Tracing"],
        "Hummingbird": ["Hummingbird", "NIOCore", "ServiceLifecycle"],
    ]

    @Test(arguments: doors.keys.sorted())
    func `a target imports only what its doors allow`(_ target: String) throws {
        let files = try swiftFiles(in: "Sources/\(target)")
        #expect(!files.isEmpty)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            let hasTraits = ["APIRuntime", "APIServer"].contains(target)
            let trait = hasTraits ? Self.traits.first { text.hasPrefix("#if \($0.key)\n") } : nil
            for module in try imports(of: file) where trait?.value.contains(module) != true {
                #expect(Self.doors[target]?.contains(module) == true, "\(file.lastPathComponent) imports \(module)")
            }
        }
    }

    @Test func `every target has its doors`() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appendingPathComponent("Sources").path)
        #expect(
            Set(folders).subtracting([".DS_Store"])
                == Set(Self.doors.keys).union(["CodegenCLibYAML", "APICurl"]))
    }

    @Test func `one folder of the generator knows a network`() throws {
        let allowed = "Sources/codegen/Fetch/"
        for file in try swiftFiles(in: "Sources") where !file.path.contains("/API") {
            let networks = try imports(of: file).filter { ["Foundation", "FoundationNetworking"].contains($0) }
            guard networks.contains("FoundationNetworking") else { continue }
            #expect(file.path.contains(allowed), "\(file.lastPathComponent) imports FoundationNetworking")
        }
    }

    @Test func `templates import nothing`() throws {
        for file in try swiftFiles(in: "Templates") { #expect(try imports(of: file).isEmpty) }
    }

    /// A plugin can't import a library; its copy of a file would go its own way.
    @Test func `the plugin names shards by the generator's own file`() throws {
        let link = Self.root.appendingPathComponent("Plugins/CodegenBuildPlugin/ShardNames.swift").path
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: link)
                == "../../Sources/CodegenGenerator/Output/ShardNames.swift")
    }

    @Test func `no file is longer than 400 lines, no template longer than 80`() throws {
        for folder in ["Sources", "Plugins", "Tests", "Templates"] {
            for file in try swiftFiles(in: folder)
            where !["/Generated/", "/GoldenTests/Cases/"].contains(where: file.path.contains) {
                let lines = try String(contentsOf: file, encoding: .utf8).split(
                    separator: "\n", omittingEmptySubsequences: false)
                #expect(lines.count <= 401, "\(file.lastPathComponent) has \(lines.count) lines")
            }
        }
        for name in try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appendingPathComponent("Templates").path)
        where name.hasSuffix(".mustache") {
            let text = try String(contentsOf: Self.root.appendingPathComponent("Templates/\(name)"), encoding: .utf8)
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 81, "\(name)")
        }
    }

    @Test func `nothing in the sources traps on what users write`() throws {
        for file in try swiftFiles(in: "Sources") where !file.path.contains("/Generated/") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for trap in ["fatalError(", "try!", " as! "] {
                #expect(!text.contains(trap), "\(file.lastPathComponent) has \(trap)")
            }
        }
    }

    /// What the tables of decisions and mistakes say is shown by a golden case each.
    @Test(arguments: ["CodegenLowering/DECISIONS.md", "CodegenOpenAPIDocument/MISTAKES.md"])
    func `the cases that a table names are there`(_ table: String) throws {
        let text = try String(contentsOf: Self.root.appendingPathComponent("Sources/\(table)"), encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") && !$0.hasPrefix("|-") }
        var count = 0
        for row in rows {
            guard let cell = row.split(separator: "|").last, cell.contains("/") else { continue }
            for name in cell.split(separator: "`") where name.contains("/") {
                let folder = Self.root.appendingPathComponent("Tests/GoldenTests/Cases/\(name)").path
                #expect(FileManager.default.fileExists(atPath: folder), "\(name)")
                count += 1
            }
        }
        #expect(count > 30)
    }

    // MARK: Reading

    private func swiftFiles(in folder: String) throws -> [URL] {
        let url = Self.root.appendingPathComponent(folder)
        let names = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.sorted().map { url.appendingPathComponent($0) }
    }

    private func imports(of file: URL) throws -> [String] {
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        return lines.compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard let position = words.firstIndex(of: "import"), words.indices.contains(position + 1),
                words[..<position].allSatisfy({
                    $0.hasPrefix("@") || ["public", "package", "internal", "private"].contains($0)
                })
            else { return nil }
            let kinds = ["struct", "class", "enum", "protocol", "func", "let", "var", "typealias"]
            let name = kinds.contains(words[position + 1]) ? words[position + 2] : words[position + 1]
            return String(name.prefix { $0 != "." })
        }
    }
}
