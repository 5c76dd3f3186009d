import CodegenDiagnostics
import CodegenDocumentTree

/// Lifts the objects of Swagger 2.0 to those of OpenAPI 3.0, each as a tree and before it is decoded.
///
/// Nodes keep their ranges and pointers, so that diagnostics and doc comments name what the user wrote, and references are
/// followed in the tree as written: `#/definitions/Pet` stays what it is. An object is lifted when something decodes it,
/// wherever it is written; nothing else in this target knows of version 2.0.
struct Swagger2: Sendable {
    /// The media types of bodies and of responses, where an operation names none itself.
    let consumes: [OpenAPI.Name]
    let produces: [OpenAPI.Name]

    init(root: Node) {
        consumes = Self.names(root.object?["consumes"])
        produces = Self.names(root.object?["produces"])
    }

    private static func names(_ node: Node?) -> [OpenAPI.Name] {
        guard let node else { return [] }
        return (node.array ?? [node]).compactMap { item in
            item.scalarText.map { OpenAPI.Name(text: $0, range: item.range) }
        }
    }

    /// Fields of a lifted operation: the media types of the content that has no name of its own.
    ///
    /// A response or a body may belong to several operations, each with media types of its own. So its content is lifted to an
    /// entry without a name, and the operation says what it is called.
    enum OperationField {
        static let consumes = "x-swagger2-consumes"
        static let produces = "x-swagger2-produces"
    }

    /// `content` with one media type, whose name is the operation's to say.
    static func unnamedContent(_ schema: Field?, in object: ObjectDecoder) -> Field {
        content("", at: object.range, schema, range: object.range, in: object)
    }

    static func content(
        _ name: String, at nameRange: SourceRange, _ schema: Field?, range: SourceRange, in object: ObjectDecoder
    ) -> Field {
        let mediaType = Place.object(schema.map { [$0] } ?? [], range: range, pointer: object.pointer)
        let entry = Field(name, at: nameRange, mediaType, object.context)
        let place = Place.object([entry], range: range, pointer: object.pointer)
        return Field("content", at: range, place, object.context)
    }
}
