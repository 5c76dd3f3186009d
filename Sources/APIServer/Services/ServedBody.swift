/// The media types that the body of an operation's request may have, each with how it is read: a table in generated code.
public struct ServedBody: Sendable {
    let contents: [Content]
    let isRequired: Bool

    public init(_ contents: Content..., isRequired: Bool = false) {
        self.contents = contents
        self.isRequired = isRequired
    }

    /// No body: one that is sent nevertheless isn't read.
    public static let none = ServedBody()

    /// The media types that are read in one way.
    public struct Content: Sendable {
        enum Form: Sendable {
            case json, form, text, coded, bytes, stream, multipart, parts
        }

        let form: Form
        let mediaTypes: [MediaRange]
        /// As the description has them.
        let names: [String]

        private init(_ form: Form, _ mediaTypes: [String]) {
            self.form = form
            names = mediaTypes
            self.mediaTypes = mediaTypes.compactMap { MediaRange($0) }
        }

        /// A JSON document.
        public static func json(_ mediaTypes: String...) -> Content { Content(.json, mediaTypes) }

        /// A form of names and values, `application/x-www-form-urlencoded`.
        public static func form(_ mediaTypes: String...) -> Content { Content(.form, mediaTypes) }

        /// A text.
        public static func text(_ mediaTypes: String...) -> Content { Content(.text, mediaTypes) }

        /// A document that a coder of `ServiceConfiguration.bodyCoders` reads, such as XML.
        public static func coded(_ mediaTypes: String...) -> Content { Content(.coded, mediaTypes) }

        /// Bytes, as they arrive.
        public static func bytes(_ mediaTypes: String...) -> Content { Content(.bytes, mediaTypes) }

        /// One JSON document after the other, as they arrive.
        public static func stream(_ mediaTypes: String...) -> Content { Content(.stream, mediaTypes) }

        /// A form of parts that the description names.
        public static func multipart(_ mediaTypes: String...) -> Content { Content(.multipart, mediaTypes) }

        /// Any parts.
        public static func parts(_ mediaTypes: String...) -> Content { Content(.parts, mediaTypes) }
    }
}
