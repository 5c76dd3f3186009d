/// How much a reader takes before it gives up with an error of kind `.limit`.
public struct JSONLimits: Sendable, Hashable {
    /// How many arrays and objects may be open at once (RFC 8259 §9); a document of nothing but a number has depth 0.
    public var depth: Int

    /// How many bytes may be read again after alternatives of unions failed, as a multiple of the document's size.
    ///
    /// Unions inside of unions that can't be told apart would otherwise cost exponential time.
    public var rereading: Int

    /// 512 levels, rereading up to 64 times the document's size.
    public init(depth: Int = 512, rereading: Int = 64) {
        self.depth = depth
        self.rereading = rereading
    }

    /// What readers take unless told otherwise.
    public static let standard = JSONLimits()
}
