import CodegenDiagnostics
import CodegenDocumentTree

extension Swagger2 {
    /// `collectionFormat` in OpenAPI 3's words: a style, and whether each item is a pair of its own.
    struct Layout {
        let style: OpenAPI.Parameter.Style?
        /// Nil for what is no array: there the style's own default holds.
        let explode: Bool?

        /// `csv` holds where nothing is said. Tabs have no style; the caller is told.
        static func decode(_ object: inout ObjectDecoder, _ location: OpenAPI.Parameter.Location) -> Layout {
            let isArray =
                object.has("items") || object.has("collectionFormat") || object.field("type")?.node.string == "array"
            guard isArray else { return Layout(style: nil, explode: nil) }
            let isQuery = location == .query || location == .formData
            switch object.string("collectionFormat") {
            case "multi": return Layout(style: nil, explode: isQuery)
            case "ssv": return Layout(style: isQuery ? .spaceDelimited : nil, explode: false)
            case "pipes": return Layout(style: isQuery ? .pipeDelimited : nil, explode: false)
            case nil, "csv": return Layout(style: nil, explode: false)
            case let other?:
                object.context.diagnostics.warning(
                    .unsupportedParameter,
                    "arrays can't be sent as `\(other)`; their items are separated by commas",
                    at: object.field("collectionFormat")?.node.range ?? object.range
                )
                return Layout(style: nil, explode: false)
            }
        }
    }
}
