import APIJSON
import APIRuntime
import APIServer
import CodegenDocumentTree
import CodegenSchemaEvaluation
import Foundation

/// The values of responses: examples of the description, and samples made from schemas.
final class SampleStore: Sendable {
    private let schemas: CompiledSchemas
    private let seed: UInt64
    private let sampler: SchemaSampler
    private let cached = Locked<[Key: JSONValue?]>([:])
    private let count = Locked<UInt64>(0)

    private struct Key: Hashable {
        let schema: SchemaID
        let name: String?
        let number: UInt64
    }

    /// As many values are kept; a description has fewer.
    private static let capacity = 20_000

    init(_ schemas: CompiledSchemas, seed: UInt64) {
        self.schemas = schemas
        self.seed = seed
        sampler = schemas.sampler(SampleOptions(seed: seed, size: .complete))
    }

    /// A number that no earlier dynamic response has had.
    func nextNumber() -> UInt64 {
        count.withLock { count in
            count += 1
            return count
        }
    }

    /// The value of a body: the first example that fits its schema, else a sample; nil where the schema admits none.
    ///
    /// - Parameter number: Another value for each number; zero takes examples.
    func value(of content: ContentPlan, number: UInt64 = 0) -> JSONValue? {
        if number == 0, let example = content.examples.lazy.compactMap({ self.fitting($0.value, content) }).first {
            return example
        }
        guard let schema = content.schema ?? content.item else { return content.examples.first?.value ?? free(content) }
        // An example that doesn't fit is better than no body.
        return value(of: schema, named: nil, number: number) ?? content.examples.first?.value
    }

    /// An example without write-only properties; nil where it doesn't fit its schema. Such an example is only sent when a client asks for
    /// it by name.
    private func fitting(_ example: JSONValue, _ content: ContentPlan) -> JSONValue? {
        // The text of a whole body: markup, CSV, lines of JSON.
        if example.string != nil, !content.range.isJSON { return example }
        return fitting(example, content.schema)
    }

    private func fitting(_ example: JSONValue, _ schema: SchemaID?) -> JSONValue? {
        guard let schema else { return example }
        let node = Node(example)
        let pruned = sampler.pruned(node, by: schema)
        if sampler.admits(pruned, by: schema) { return JSONValue(pruned) }
        guard sampler.admits(node, by: schema) else { return nil }
        return example
    }

    /// The value of a header.
    func value(of header: HeaderPlan, number: UInt64) -> JSONValue {
        if number == 0, let example = header.example, let fitting = fitting(example, header.schema) { return fitting }
        return header.schema.flatMap { value(of: $0, named: header.name.rawName, number: number) } ?? .string("sample")
    }

    /// A sample of a schema; nil where it admits none, or none was found.
    func value(of schema: SchemaID, named name: String?, number: UInt64 = 0) -> JSONValue? {
        let key = Key(schema: schema, name: name, number: number)
        if let known = cached.withLock({ $0[key] }) { return known }
        let options = SampleOptions(seed: seed &+ number, size: .complete, usesExamples: number == 0)
        let sampler = number == 0 ? self.sampler : schemas.sampler(options)
        let value = sampler.value(of: schema, named: name).map { JSONValue($0) }
        // Each dynamic value is another one.
        if number < 16 { cached.withLock { if $0.count < Self.capacity { $0[key] = .some(value) } } }
        return value
    }

    /// Something of a media type whose values nothing describes.
    private func free(_ content: ContentPlan) -> JSONValue {
        switch content.kind() {
        case .json, .lines, .records, .events, .xml, .form, .multipart: .object([:])
        case .text, .bytes: .string("sample")
        }
    }
}
