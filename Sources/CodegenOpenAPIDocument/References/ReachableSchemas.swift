import CodegenDiagnostics

/// The schemas that some operations need: all that they refer to, and what extends bases with a discriminator.
struct ReachableSchemas {
    private let resolver: ReferenceResolver
    private(set) var inheritance = Inheritance()
    /// Places whose subtypes are reached with them.
    private var bases: Set<SourceRange> = []
    /// Maps of schemas in other documents whose entries have been asked what they extend.
    private var opened: Set<String> = []
    /// By place.
    private var reached: Set<SourceRange> = []
    private var pending: [OpenAPI.Schema] = []
    /// Targets of references in other documents, with their subtypes there.
    private(set) var definitionsElsewhere: [OpenAPI.Schema] = []
    private var elsewhere: Set<SourceRange> = []

    init(document: OpenAPI.Document, resolver: ReferenceResolver) {
        self.resolver = resolver
        for schema in document.schemas { inheritance.add(resolver.definitionIfAny(of: schema.value), resolver) }
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

    mutating func add(_ schema: OpenAPI.Schema) { pending.append(schema) }

    /// Goes on from what has been added until nothing new comes up.
    mutating func follow() {
        while let schema = pending.popLast() {
            guard reached.insert(schema.range).inserted else { continue }
            pending += schema.properties.map(\.value)
            pending += schema.allOf + schema.oneOf + schema.anyOf
            pending += schema.prefixItems + schema.patternProperties.map(\.value)
            if let items = schema.items { pending.append(items) }
            if case .schema(let values) = schema.otherProperties { pending.append(values) }
            if let target = schema.reference.flatMap(resolver.schema) { follow(target) }
            for entry in schema.discriminator?.mapping ?? [] { resolver.schema(mappedBy: entry).map { follow($0) } }
            if schema.ownDiscriminator != nil { bases.insert(schema.range) }
            if bases.contains(schema.range) { followSubtypes(of: schema) }
        }
    }

    private mutating func follow(_ target: OpenAPI.Schema) {
        pending.append(target)
        guard !target.pointer.isInRootDocument, elsewhere.insert(target.range).inserted else { return }
        definitionsElsewhere.append(target)
    }

    private mutating func followSubtypes(of base: OpenAPI.Schema) {
        if let map = base.pointer.parent, !base.pointer.isInRootDocument, opened.insert(map.description).inserted {
            for sibling in resolver.siblings(of: base) { inheritance.add(sibling, resolver) }
        }
        for subtype in inheritance.subtypes(of: base) {
            // What extends a subtype extends the base.
            if bases.insert(subtype.range).inserted, reached.contains(subtype.range) { followSubtypes(of: subtype) }
            follow(subtype)
        }
    }
}
