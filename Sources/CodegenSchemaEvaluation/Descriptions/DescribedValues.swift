import CodegenDiagnostics
package import CodegenDocumentTree
package import CodegenOpenAPIDocument

/// A value in a description that a schema describes.
package struct DescribedValue {
    package let node: Node
    package let schema: OpenAPI.Schema
    /// Whether it is the schema's default; else it is an example.
    package let isDefault: Bool
    /// Nil where the schema may be used in both.
    package let direction: SchemaOptions.Direction?
}

/// Finds the examples and defaults of a description.
package struct DescribedValues {
    private let resolver: ReferenceResolver
    private var values: [DescribedValue] = []
    /// By place.
    private var visited: Set<SourceRange> = []
    private var pending: [OpenAPI.Schema] = []

    /// Those of all operations, webhooks and components.
    package static func all(of description: Description) -> [DescribedValue] {
        var search = DescribedValues(resolver: description.resolver)
        for path in description.resolver.paths { search.visit(path.value) }
        for webhook in description.document.webhooks {
            if let item = description.resolver.pathItem(webhook.value) { search.visit(item) }
        }
        search.pending += description.document.schemas.map(\.value)
        search.follow()
        return search.values
    }

    private init(resolver: ReferenceResolver) { self.resolver = resolver }

    // MARK: Operations

    private mutating func visit(_ item: OpenAPI.PathItem) {
        for operation in item.operations.map(\.value) {
            let inputs = resolver.inputs(of: operation, in: item)
            for parameter in inputs.parameters {
                guard let schema = parameter.schema else {
                    visit(parameter.content, .request)
                    continue
                }
                pending.append(schema)
                add(parameter.examples, schema, .request)
            }
            if let body = inputs.body { visit(body.content, .request) }
            for response in operation.responses.compactMap({ resolver.response($0.value) }) {
                visit(resolver.content(of: response, in: operation), .response)
                for header in response.headers.compactMap({ resolver.header($0.value) }) {
                    guard let schema = header.schema else { continue }
                    pending.append(schema)
                    add(header.examples, schema, .response)
                }
            }
            for callback in operation.callbacks.compactMap({ resolver.callback($0.value) }) {
                for item in callback.items.compactMap({ resolver.pathItem($0.value) }) { visit(item) }
            }
        }
    }

    private mutating func visit(
        _ content: [OpenAPI.Named<OpenAPI.MediaType>], _ direction: SchemaOptions.Direction
    ) {
        for entry in content {
            pending += [entry.value.schema, entry.value.itemSchema].compactMap { $0 }
            // Examples of other formats are texts of theirs.
            guard let schema = entry.value.schema, entry.name.lowercased().contains("json") else { continue }
            add(entry.value.examples, schema, direction)
        }
    }

    // MARK: Schemas

    private mutating func add(
        _ examples: OpenAPI.Examples, _ schema: OpenAPI.Schema, _ direction: SchemaOptions.Direction
    ) {
        for value in resolver.examples(examples).compactMap(\.example.data) { add(value, schema, direction) }
    }

    private mutating func add(
        _ value: Node, _ schema: OpenAPI.Schema, _ direction: SchemaOptions.Direction?, isDefault: Bool = false
    ) {
        // Null is written for none, whatever the type.
        guard !value.isNull else { return }
        values.append(DescribedValue(node: value, schema: schema, isDefault: isDefault, direction: direction))
    }

    /// Follows the references of the schemas found so far until there are no new ones.
    private mutating func follow() {
        while let schema = pending.popLast() {
            guard visited.insert(schema.range).inserted else { continue }
            for example in schema.examples { add(example, schema, nil) }
            if let value = schema.defaultValue { add(value, schema, nil, isDefault: true) }
            pending += schema.properties.map(\.value)
            pending += schema.allOf + schema.oneOf + schema.anyOf
            pending += schema.prefixItems + schema.patternProperties.map(\.value)
            if let items = schema.items { pending.append(items) }
            if case .schema(let values) = schema.otherProperties { pending.append(values) }
            if let target = schema.reference.flatMap(resolver.schema) { pending.append(target) }
        }
    }
}
