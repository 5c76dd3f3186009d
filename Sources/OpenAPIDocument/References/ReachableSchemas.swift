import Diagnostics

/// The schemas that some operations need: all that they refer to, and what extends bases with a discriminator.
struct ReachableSchemas {
    private let resolver: ReferenceResolver
    private let components: [String: OpenAPI.Schema]
    /// What extends a schema, by the place of that one.
    private var heirs: [SourceRange: [OpenAPI.Schema]] = [:]
    /// Places whose heirs are reached with them.
    private var bases: Set<SourceRange> = []
    /// Maps of schemas in other documents whose entries have been asked what they extend.
    private var opened: Set<String> = []
    /// By place.
    private var reached: Set<SourceRange> = []
    private var pending: [OpenAPI.Schema] = []
    /// What references lead to in other documents, and what extends it there.
    private(set) var definitionsElsewhere: [OpenAPI.Schema] = []
    private var elsewhere: Set<SourceRange> = []

    init(document: OpenAPI.Document, resolver: ReferenceResolver) {
        self.resolver = resolver
        components = Dictionary(document.schemas.map { ($0.name, $0.value) }) { first, _ in first }
        for schema in document.schemas { addHeir(resolver.definitionIfAny(of: schema.value)) }
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
            if case .schema(let values) = schema.additionalProperties { pending.append(values) }
            if let target = schema.reference.flatMap(resolver.schema) { follow(target) }
            for entry in schema.discriminator?.mapping ?? [] { mapped(by: entry).map { follow($0) } }
            if schema.hasDiscriminator { bases.insert(schema.range) }
            if bases.contains(schema.range) { followHeirs(of: schema) }
        }
    }

    private mutating func follow(_ target: OpenAPI.Schema) {
        pending.append(target)
        guard !target.pointer.isInRootDocument, elsewhere.insert(target.range).inserted else { return }
        definitionsElsewhere.append(target)
    }

    private mutating func followHeirs(of base: OpenAPI.Schema) {
        if let map = base.pointer.parent, !base.pointer.isInRootDocument, opened.insert(map.description).inserted {
            for sibling in resolver.siblings(of: base) { addHeir(sibling) }
        }
        for heir in heirs[base.range] ?? [] {
            // What extends an heir extends the base.
            if bases.insert(heir.range).inserted, reached.contains(heir.range) { followHeirs(of: heir) }
            follow(heir)
        }
    }

    private mutating func addHeir(_ schema: OpenAPI.Schema) {
        for reference in schema.extended {
            guard let base = resolver.schemaIfAny(reference).map(resolver.definitionIfAny(of:)),
                base.range != schema.range
            else { continue }
            heirs[base.range, default: []].append(schema)
        }
    }

    /// `#/components/schemas/Pet` and `Pet` are about `Pet`.
    private func mapped(by entry: OpenAPI.Named<String>) -> OpenAPI.Schema? {
        let text = entry.value
        let name = text.firstIndex(of: "#").flatMap { Pointer.tokens(ofFragment: text[text.index(after: $0)...])?.last }
        return components[name ?? text] ?? resolver.schema(mappedBy: entry)
    }
}

extension OpenAPI.Schema {
    /// What it refers to as a part of itself: in its `allOf`, at any depth, and beside what it says itself.
    fileprivate var extended: [OpenAPI.Reference] {
        let own = self.allOf.isEmpty && self.properties.isEmpty ? [] : [self.reference].compactMap { $0 }
        return own + self.allOf.flatMap { part in part.reference.map { [$0] } ?? part.extended }
    }

    /// One of its own, or of a part of its `allOf`.
    fileprivate var hasDiscriminator: Bool {
        self.discriminator != nil || self.allOf.contains { $0.reference == nil && $0.hasDiscriminator }
    }
}
