import DocumentTree

extension OpenAPI.Referenced {
    /// Reads a Reference Object where there is a `$ref`, and the object otherwise.
    static func decoding(
        _ decode: @escaping (Node, Pointer, DecodingContext) -> Object?
    ) -> (Node, Pointer, DecodingContext) -> OpenAPI.Referenced<Object>? {
        { node, pointer, context in
            if let reference = node.object?["$ref"].flatMap(context.reference) { return .reference(reference) }
            return decode(node, pointer, context).map(OpenAPI.Referenced.value)
        }
    }
}
