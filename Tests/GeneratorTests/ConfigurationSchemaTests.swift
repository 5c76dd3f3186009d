import CodegenDiagnostics
import Foundation
import Testing

@testable import CodegenGenerator

/// The keys of the configuration are declared once: the reader and the schema for editors follow them.
struct ConfigurationSchemaTests {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Documentation/codegen.schema.json")

    @Test func `the committed schema is the one that the declarations make`() throws {
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] != nil {
            try Data(ConfigurationSchema.text.utf8).write(to: Self.file)
        }
        #expect(try String(contentsOf: Self.file, encoding: .utf8) == ConfigurationSchema.text)
    }

    /// Diagnostics about a configuration with one key of an API.
    private func read(_ key: String, _ value: String) throws -> [Diagnostic] {
        let collector = DiagnosticCollector()
        let text = "apis: [{name: A, input: a.yaml, output: b, \(key): \(value)}]"
        let file = SourceFiles().add(path: "codegen.yaml", bytes: Array(text.utf8))
        let reader = ConfigurationReader(folder: "", diagnostics: collector)
        #expect(reader.read(file).count == 1)
        return collector.diagnostics
    }

    @Test(arguments: ConfigurationOption.all.map(\.key.name))
    func `the reader takes what the schema allows`(_ name: String) throws {
        let option = try #require(ConfigurationOption.all.first { $0.key.name == name })
        for value in option.key.shape.samples {
            #expect(try read(name, value).map(\.message) == [], "\(name): \(value)")
        }
    }

    @Test(arguments: ConfigurationOption.all.map(\.key.name))
    func `the reader refuses what the schema doesn't allow`(_ name: String) throws {
        let option = try #require(ConfigurationOption.all.first { $0.key.name == name })
        for value in option.key.shape.mistakes {
            #expect(try read(name, value).contains { $0.severity == .error }, "\(name): \(value)")
        }
    }
}

extension ConfigurationShape {
    /// Values in YAML that the shape allows.
    fileprivate var samples: [String] {
        switch self {
        case .flag: ["true", "false"]
        case .text: ["A"]
        case .path: ["folder/file.yaml"]
        case .pattern(let pattern):
            switch pattern {
            case "^#/": ["'#/paths/~1pets/get'"]
            case "/": ["application/jsonl"]
            case _ where pattern.hasPrefix("^[Hh]"): ["https://example.com/a.yaml"]
            default: ["Shop"]
            }
        case .integer(let range): ["\(range.lowerBound)", "\(min(range.upperBound, 599))"]
        case .choice(let values): values
        case .list(let item): ["[]"] + item.samples.map { "[\($0)]" }
        case .map(let keys, let value):
            value.samples.map { "{\(keys == nil ? "'200'" : "'#/paths/~1pets/get'"): \($0)}" }
        case .object(let object): [object.sample].compactMap { $0 }
        case .oneOf(let shapes): shapes.flatMap(\.samples)
        }
    }

    /// Values of another kind.
    fileprivate var mistakes: [String] {
        switch self {
        case .flag: ["1", "[true]"]
        case .text, .path: ["[a]", "{a: b}"]
        case .pattern: ["[a]", "'?'"]
        case .integer: ["a", "-1"]
        case .choice: ["nonsense", "[nonsense]"]
        case .list: ["a", "{a: b}"]
        case .map: ["a", "[a]"]
        case .object: ["a", "[a]", "{nonsense: 1}"]
        case .oneOf: ["{nonsense: 1}"]
        }
    }
}

extension ConfigurationObject {
    /// A map with each key that goes with the others.
    fileprivate var sample: String? {
        switch name {
        // One of their keys excludes the others.
        case "a rule of `pagination`":
            return "{operations: [a], page: b, first: 1, items: c, more: d, pages: e, total: f}"
        default:
            let members = keys.compactMap { key in key.shape.samples.last.map { "\(key.name): \($0)" } }
            return "{\(members.joined(separator: ", "))}"
        }
    }
}
