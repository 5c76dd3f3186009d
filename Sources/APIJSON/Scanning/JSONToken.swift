/// One step through a JSON document: what it is, and the bytes that it covers.
public struct JSONToken: Sendable, Hashable {
    /// What a token is.
    public enum Kind: Sendable, Hashable {
        /// `{`; the token of the matching `}` has the end.
        case beginObject
        case endObject
        /// `[`; the token of the matching `]` has the end.
        case beginArray
        case endArray
        /// A key of an object, whose value is next.
        case key
        case string
        case number
        case `true`
        case `false`
        case null
    }

    /// What it is.
    public let kind: Kind
    /// The bytes from the document's start that it covers; those of strings and keys include the quotation marks.
    public let range: Range<Int>
    /// Whether a string or key has escapes, so that its text differs from its bytes.
    public let hasEscapes: Bool
}
