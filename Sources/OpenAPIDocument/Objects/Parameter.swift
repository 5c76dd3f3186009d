public import Diagnostics
import DocumentTree

extension OpenAPI {
    /// Parameter Object: one input of an operation beside its body.
    public struct Parameter: Sendable {
        public let name: String
        public let location: Location
        public let description: String?
        public let isRequired: Bool
        public let isDeprecated: Bool
        public let allowReserved: Bool
        public let style: Style?
        public let explode: Bool?
        public let schema: Schema?
        public let content: [Named<MediaType>]
        public let range: SourceRange
        public let pointer: Pointer

        public enum Location: String, Sendable { case path, query, header, cookie }

        public enum Style: String, Sendable {
            case matrix, label, simple, form, spaceDelimited, pipeDelimited, deepObject
        }

        static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> Parameter? {
            guard var object = ObjectDecoder(node, "a Parameter Object", at: pointer, in: context) else { return nil }
            object.acknowledge("example", "examples", "allowEmptyValue")
            guard let name = object.requiredString("name"), let place = object.requiredString("in") else { return nil }
            guard let location = Location(rawValue: place) else {
                object.invalid("in", place, allowed: "`path`, `query`, `header` or `cookie`")
                return nil
            }
            let parameter = Parameter(
                name: name,
                location: location,
                description: object.words("description"),
                isRequired: object.bool("required") ?? false || location == .path,
                isDeprecated: object.isDeprecated(),
                allowReserved: object.bool("allowReserved") ?? false,
                style: decodeStyle(&object),
                explode: object.bool("explode"),
                schema: object.object("schema", Schema.decode),
                content: object.namedObjects("content", MediaType.decode),
                range: node.range,
                pointer: pointer
            )
            object.reportUnknownFields()
            return parameter
        }

        private static func decodeStyle(_ object: inout ObjectDecoder) -> Style? {
            guard let text = object.string("style") else { return nil }
            if let style = Style(rawValue: text) { return style }
            object.invalid("style", text, allowed: "one of the styles of the Parameter Object")
            return nil
        }
    }
}
