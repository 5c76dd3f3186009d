import Diagnostics

/// The schemas that some operations need: all that they refer to, and the variants of bases with a discriminator.
struct ReachableSchemas {
    private let resolver: ReferenceResolver
    private let components: [String: OpenAPI.Schema]
    /// Components by the name of what an `allOf` of theirs refers to.
    private var variants: [String: [OpenAPI.Schema]] = [:]
    /// By place.
    private var reached: Set<SourceRange> = []
    private var pending: [OpenAPI.Schema] = []

    init(document: OpenAPI.Document, resolver: ReferenceResolver) {
        self.resolver = resolver
        components = Dictionary(document.schemas.map { ($0.name, $0.value) }) { first, _ in first }
        for schema in document.schemas {
            for base in schema.value.allOf.compactMap(\.reference) {
                variants[Self.name(in: base.text), default: []].append(schema.value)
            }
        }
    }

    func contains(_ schema: OpenAPI.Schema) -> Bool { reached.contains(schema.range) }

    // MARK: Operations

    mutating func add(_ item: OpenAPI.PathItem) {
        for operation in item.operations.map(\.value) {
            let inputs = resolver.inputs(of: operation, in: item)
            for parameter in inputs.parameters {
                if let schema = parameter.schema { pending.append(schema) }
                add(parameter.content)
            }
            if let body = inputs.body { add(body.content) }
            for response in operation.responses.compactMap({ resolver.response($0.value) }) {
                add(resolver.content(of: response, in: operation))
            }
            for callback in operation.callbacks.compactMap({ resolver.callback($0.value) }) {
                for item in callback.items.compactMap({ resolver.pathItem($0.value) }) { add(item) }
            }
        }
    }

    private mutating func add(_ content: [OpenAPI.Named<OpenAPI.MediaType>]) {
        for mediaType in content.map(\.value) {
            pending += [mediaType.schema, mediaType.itemSchema].compactMap { $0 }
        }
    }

    // MARK: Schemas

    /// Goes on from what has been added until nothing new comes up.
    mutating func follow() {
        while let schema = pending.popLast() {
            guard reached.insert(schema.range).inserted else { continue }
            pending += schema.properties.map(\.value)
            pending += schema.allOf + schema.oneOf + schema.anyOf
            pending += schema.prefixItems + schema.patternProperties.map(\.value)
            if let items = schema.items { pending.append(items) }
            if case .schema(let values) = schema.additionalProperties { pending.append(values) }
            if let target = schema.reference.flatMap(resolver.schema) { pending.append(target) }
            if let discriminator = schema.discriminator {
                pending += discriminator.mapping.compactMap { components[Self.name(in: $0.value)] }
                pending += variants[schema.pointer.lastToken] ?? []
            }
        }
    }

    /// `#/components/schemas/Pet` and `Pet` are about `Pet`.
    private static func name(in text: String) -> String {
        guard let hash = text.firstIndex(of: "#") else { return text }
        return Pointer.tokens(ofFragment: text[text.index(after: hash)...])?.last ?? text
    }
}
