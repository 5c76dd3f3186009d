package import CodegenDiagnostics
package import CodegenDocumentTree
package import CodegenOpenAPIDocument
package import CodegenSchemaEvaluation
import Foundation

/// Samples of what operations send and receive: the description's own examples, else values made for the schemas.
///
///     let samples = OperationSamples(description: description, files: files)
///     let body = samples.value(of: mediaType, direction: .response)
///
/// All schemas of the description's operations are compiled at first, and each value is made once. It may be used from several threads
/// at once, as long as the description's references aren't resolved by others at the same time.
package final class OperationSamples: @unchecked Sendable {
    private let lock = NSLock()
    private let resolver: ReferenceResolver
    private let options: SampleOptions
    private let request: SchemaSamples
    private let response: SchemaSamples
    private var parts: [PartKey: SamplePart] = [:]

    /// - Parameter files: Those of the description.
    package init(description: Description, files: SourceFiles, options: SampleOptions = .init()) {
        resolver = description.resolver
        self.options = options
        request = SchemaSamples(description, files, .request, options)
        response = SchemaSamples(description, files, .response, options)
        prepare()
    }

    /// A value of a parameter, before it is written in its style; nil where none exists.
    package func value(of parameter: OpenAPI.Parameter) -> Node? {
        lock.withLock { value(of: part(parameter), nil) }
    }

    /// A value of a body; for sequences whose items alone have a schema, an array with one item.
    ///
    /// - Parameter example: The name of one of the description's examples, which is taken as it is written. Nil, too, where there is no such
    ///   example, or none that is in the description.
    package func value(
        of mediaType: OpenAPI.MediaType, direction: SchemaOptions.Direction, example: String? = nil
    ) -> Node? {
        lock.withLock { value(of: part(mediaType, direction), example) }
    }

    /// A value of a response's header, before it is written in its style; nil where none exists.
    package func value(of header: OpenAPI.Header) -> Node? {
        lock.withLock { value(of: part(header), nil) }
    }

    /// The names of the examples of a body, in document order.
    package func exampleNames(of mediaType: OpenAPI.MediaType) -> [String] {
        lock.withLock { part(mediaType, .response).examples.compactMap(\.name) }
    }

    // MARK: Values

    private func value(of part: SamplePart, _ example: String?) -> Node? {
        if let example {
            return part.examples.first { $0.name?.isExactly(example) == true }?.example.written
        }
        if let known = part.value { return known }
        let made = make(part)
        part.value = .some(made)
        return made
    }

    private func make(_ part: SamplePart) -> Node? {
        guard let schema = part.schema else {
            let example = options.usesExamples ? part.examples.lazy.compactMap(\.example.data).first : nil
            return example ?? part.content.flatMap { value(of: $0, nil) }
        }
        let samples = samples(part.direction)
        if options.usesExamples {
            for example in part.examples.lazy.compactMap(\.example.data) {
                if let fitting = samples.fitting(example, schema, isItem: part.isItem) { return fitting }
            }
        }
        guard let value = samples.value(of: schema, named: part.name) else { return nil }
        return part.isItem ? Node(.array([value]), range: value.range) : value
    }

    private func samples(_ direction: SchemaOptions.Direction) -> SchemaSamples {
        direction == .request ? request : response
    }

    // MARK: Parts

    private func part(_ parameter: OpenAPI.Parameter) -> SamplePart {
        let key = PartKey(parameter.range, parameter.schema, parameter.examples, .request)
        return part(key, parameter.schema, parameter.examples, parameter.name, parameter.content)
    }

    private func part(_ header: OpenAPI.Header) -> SamplePart {
        let key = PartKey(header.range, header.schema, header.examples, .response)
        return part(key, header.schema, header.examples, nil, header.content)
    }

    private func part(_ mediaType: OpenAPI.MediaType, _ direction: SchemaOptions.Direction) -> SamplePart {
        let schema = mediaType.schema ?? mediaType.itemSchema
        let key = PartKey(mediaType.range, schema, mediaType.examples, direction)
        return part(key, schema, mediaType.examples, nil, [], isItem: mediaType.schema == nil)
    }

    private func part(
        _ key: PartKey, _ schema: OpenAPI.Schema?, _ examples: OpenAPI.Examples, _ name: String?,
        _ content: [OpenAPI.Named<OpenAPI.MediaType>], isItem: Bool = false
    ) -> SamplePart {
        if let known = parts[key] { return known }
        if let schema { samples(key.direction).compile(schema) }
        let made = SamplePart(
            schema: schema, isItem: isItem && schema != nil, name: name, direction: key.direction,
            examples: resolver.examples(examples),
            content: schema == nil ? content.first.map { part($0.value, key.direction) } : nil)
        parts[key] = made
        return made
    }

    // MARK: Preparation

    private func prepare() {
        for path in resolver.paths {
            for operation in path.value.operations { prepare(operation.value, in: path.value) }
        }
    }

    private func prepare(_ operation: OpenAPI.Operation, in item: OpenAPI.PathItem) {
        let inputs = resolver.inputs(of: operation, in: item)
        for parameter in inputs.parameters { _ = part(parameter) }
        for content in inputs.body?.content ?? [] { _ = part(content.value, .request) }
        for response in operation.responses.compactMap({ resolver.response($0.value) }) {
            for content in resolver.content(of: response, in: operation) { _ = part(content.value, .response) }
            for header in response.headers.compactMap({ resolver.header($0.value) }) { _ = part(header) }
        }
    }
}

/// A parameter, body or header, with what its value is made from.
private final class SamplePart {
    let schema: OpenAPI.Schema?
    /// Whether the schema is that of an item of a sequence.
    let isItem: Bool
    let name: String?
    let direction: SchemaOptions.Direction
    let examples: [(name: String?, example: OpenAPI.Example)]
    /// The media type of a parameter or header without a schema.
    let content: SamplePart?
    /// Nil as long as it hasn't been made.
    var value: Node??

    init(
        schema: OpenAPI.Schema?, isItem: Bool, name: String?, direction: SchemaOptions.Direction,
        examples: [(name: String?, example: OpenAPI.Example)], content: SamplePart?
    ) {
        self.schema = schema
        self.isItem = isItem
        self.name = name
        self.direction = direction
        self.examples = examples
        self.content = content
    }
}

/// What distinguishes parts: an object of the description may be read more than once, and one of 2.0 has an example for each media type.
private struct PartKey: Hashable {
    let range: SourceRange
    let schema: ObjectIdentifier?
    let examples: SourceRange?
    let direction: SchemaOptions.Direction

    init(
        _ range: SourceRange, _ schema: OpenAPI.Schema?, _ examples: OpenAPI.Examples,
        _ direction: SchemaOptions.Direction
    ) {
        self.range = range
        self.schema = schema.map(ObjectIdentifier.init)
        self.examples = examples.range
        self.direction = direction
    }
}

extension OpenAPI.Example {
    /// The example as it is written, if it is in the description.
    fileprivate var written: Node? { data ?? serializedValue.map { Node(.string($0), range: range) } }
}
