import Foundation
import Testing

@testable import CodegenSwiftLanguage

/// The reserved names of the runtime are the runtime's.
@Suite struct ReservedNamesTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test func `every public type of the runtime is reserved or known to be free`() throws {
        let types = try publicTypes(in: "Sources/APIRuntime").union(publicTypes(in: "Sources/APIJSON"))
        #expect(types.count > 60)
        #expect(types.subtracting(ReservedNames.runtime).subtracting(ReservedNames.free) == [])
        #expect(ReservedNames.runtime.subtracting(types) == [], "these are no types of the runtime")
        #expect(ReservedNames.free.subtracting(types) == [], "these are no types of the runtime")
    }

    @Test func `the types of services are known`() throws {
        #expect(try publicTypes(in: "Sources/APIServer") == ReservedNames.server)
    }

    @Test func `what templates mention isn't free`() throws {
        let folder = Self.root.appendingPathComponent("Templates")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".mustache") {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            let words = Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
            #expect(words.intersection(ReservedNames.free) == [], "\(name)")
        }
    }

    /// The types that files declare outside of other types: not indented, but for those within `#if`.
    private func publicTypes(in folder: String) throws -> Set<String> {
        let url = Self.root.appendingPathComponent(folder)
        let names = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
        var types: Set<String> = []
        for name in names where name.hasSuffix(".swift") {
            var conditions = 0
            for line in try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8).split(separator: "\n")
            {
                let words = line.drop { $0 == " " }.split(separator: " ")
                switch words.first {
                case "#if": conditions += 1
                case "#endif": conditions -= 1
                default: break
                }
                let indentation = line.prefix { $0 == " " }.count
                guard indentation == 4 * conditions, words.contains("public") else { continue }
                let kinds: Set<Substring> = ["struct", "enum", "class", "actor", "protocol", "typealias"]
                guard let kind = words.firstIndex(where: kinds.contains), words.indices.contains(kind + 1),
                    !words[..<kind].contains(where: { ["func", "var", "let", "init"].contains($0) })
                else { continue }
                types.insert(String(words[kind + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" }))
            }
        }
        return types
    }
}
