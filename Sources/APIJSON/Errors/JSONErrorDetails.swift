/// What a `JSONError` holds, on the heap: errors are rare, and small to hand on.
final class JSONErrorDetails: Sendable {
    let kind: JSONError.Kind
    let offset: Int
    let expected: String
    /// Nil until the error is located: then it is described from the document's bytes.
    let found: String?
    /// Nil until the error is located.
    let path: String?
    /// The key that is missing from the object at `offset`; it ends the path.
    let key: String?
    /// The union none of whose alternatives matched.
    let union: String?

    init(
        kind: JSONError.Kind,
        offset: Int,
        expected: String,
        found: String? = nil,
        path: String? = nil,
        key: String? = nil,
        union: String? = nil
    ) {
        self.kind = kind
        self.offset = offset
        self.expected = expected
        self.found = found
        self.path = path
        self.key = key
        self.union = union
    }
}
