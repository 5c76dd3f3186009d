package import CodegenDiagnostics
package import CodegenDocumentTree

/// A schema among the documents of a description, for those who read schemas as they are written.
package struct SchemaLocation {
    package let node: Node
    /// The root of its document, and the document's path or URL.
    package let root: Node
    package let address: String
    /// The JSON pointer from the root. A lifted schema isn't there as it is.
    package let tokens: [String]
}

extension Description {
    package func location(of schema: OpenAPI.Schema) -> SchemaLocation {
        location(of: Place(node: schema.node, pointer: schema.pointer))
    }

    /// The target of a `$ref` that is written at a place; nil, and no report, where there is none.
    package func target(of reference: String, at range: SourceRange) -> SchemaLocation? {
        let reference = OpenAPI.Reference(text: reference, range: range)
        return resolver.finder.placeIfAny(of: reference, isRemembered: false).map(location(of:))
    }

    /// The schema that a reference in the first document would lead to: `#/components/schemas/Pet`.
    package func schema(at reference: String) -> OpenAPI.Schema? {
        let reference = OpenAPI.Reference(text: reference, range: resolver.finder.documents.root.root.range)
        return resolver.finder.placeIfAny(of: reference, isRemembered: false).map(resolver.schema(at:))
    }

    private func location(of place: Place) -> SchemaLocation {
        let document = resolver.finder.documents.document(around: place.node.range)
        return SchemaLocation(
            node: place.node, root: document.root, address: document.location.text, tokens: place.pointer.tokens)
    }

    /// Whether it is read from Swagger 2.0.
    package var isSwagger2: Bool { resolver.context.swagger2 != nil }

    package var version: OpenAPI.Version { resolver.context.version }
}
