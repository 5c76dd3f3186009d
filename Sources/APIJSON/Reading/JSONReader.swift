/// Reads JSON (RFC 8259, strictly) from contiguous bytes, one value after the other, straight into Swift values.
///
/// Decided where the RFC leaves it open: a byte order mark is an error (§8.1), an escaped surrogate without its partner
/// is an error (§8.2), of duplicate keys the last one wins (§4), numbers out of a type's range are errors (§6), depth
/// is limited (§9). Generated code calls this from other modules: what it calls most isn't generic, and is not inlined,
/// so that a model compiles to a few calls.
public struct JSONReader: ~Copyable {
    var lexer: Lexer
    /// How many arrays and objects may still be opened.
    var remainingDepth: Int
    /// Where the value that was read last begins; errors about its meaning point there.
    var valueStart = 0
    /// Why the object that is being read can't be, for `endObject`.
    var failure: JSONError?
    /// Whether there is a `failure`, or the value read last for a key was null.
    var isInterrupted = false
    /// How many bytes may be read again.
    let rereadingBudget: Int
    /// How many bytes may still be read again.
    var remainingRereading: Int
    /// The offset of a value that must not be read as a union's `unknown` case, because `readFirst` has another alternative.
    var refusedUnknown = -1
    /// How well what has been read fits its types.
    var fit = JSONFit()
    /// How many alternatives are being tried within each other.
    @usableFromInline
    var attempts = 0
    /// Whether a number or a Boolean may be in quotation marks.
    var takesTexts = false
    /// Whether an array's only element may take its place.
    var takesSingleElements = false
    /// Whether faults are corrected here, as `recovery` says: not within alternatives of unions.
    @usableFromInline
    var isLenient = false
    /// Whether values that their types only keep as unknown are faults.
    @usableFromInline
    var refusesUnknown = false
    /// The unknown values so far, where they are faults.
    var unknownValues: [JSONError] = []
    /// The faults that a lenient reader corrects, and has corrected; nil for a strict one.
    var recovery: JSONRecoveryLog?
    /// Whether a required key that is missing is being read from an empty value.
    var isSubstituting = false

    /// The bytes have to outlive the reader, which the entry points see to.
    init(_ bytes: UnsafeRawBufferPointer, limits: JSONLimits) {
        lexer = Lexer(bytes)
        remainingDepth = max(0, limits.depth)
        let (budget, overflows) = max(1 << 12, bytes.count).multipliedReportingOverflow(by: max(0, limits.rereading))
        rereadingBudget = overflows ? .max : budget
        remainingRereading = rereadingBudget
    }

    /// Where the next value, or what separates it from the last one, begins: bytes from the start of the document.
    public var offset: Int { lexer.position }
}

/// A type that reads itself from JSON, without an intermediate tree.
public protocol JSONReadable: Sendable {
    /// Reads exactly one value at the position of `json`, which is after it then.
    init(json: inout JSONReader) throws(JSONError)
}

/// The type of a JSON value, by its first character.
public enum JSONKind: Sendable, Hashable {
    case object
    case array
    case string
    /// A number without fraction and exponent as it is written: `1`, and neither `1.0` nor `1e2`.
    case integer
    /// Any other number.
    case number
    case bool
    case null
}

/// The limits of a reader, which fails with an error of kind `.limit` beyond them.
public struct JSONLimits: Sendable, Hashable {
    /// How many arrays and objects may be open at once (RFC 8259 §9); a document of nothing but a number has depth 0.
    public var depth: Int

    /// How many bytes may be read again after alternatives of unions failed, as a multiple of the document's size.
    ///
    /// Ambiguous unions inside of unions would otherwise take exponential time.
    public var rereading: Int

    /// 512 levels, rereading up to 64 times the document's size.
    public init(depth: Int = 512, rereading: Int = 64) {
        self.depth = depth
        self.rereading = rereading
    }

    /// The default limits.
    public static let standard = JSONLimits()
}

extension JSONReader {
    /// Reads a whole document; only whitespace may follow its value.
    public static func read<T: JSONReadable>(
        _ type: T.Type = T.self,
        from bytes: UnsafeRawBufferPointer,
        limits: JSONLimits = .standard
    ) throws(JSONError) -> T {
        try withReader(of: bytes, limits: limits) { (json) throws(JSONError) in try T(json: &json) }
    }

    /// Reads a whole document; only whitespace may follow its value.
    public static func read<T: JSONReadable>(
        _ type: T.Type = T.self,
        from bytes: [UInt8],
        limits: JSONLimits = .standard
    ) throws(JSONError) -> T {
        try bytes.withUnsafeBytes { bytes in Result { () throws(JSONError) in try read(from: bytes, limits: limits) } }
            .get()
    }

    /// Reads a whole document; only whitespace may follow its value. Offsets in errors count from the slice's start.
    public static func read<T: JSONReadable>(
        _ type: T.Type = T.self,
        from bytes: ArraySlice<UInt8>,
        limits: JSONLimits = .standard
    ) throws(JSONError) -> T {
        try bytes.withUnsafeBytes { bytes in Result { () throws(JSONError) in try read(from: bytes, limits: limits) } }
            .get()
    }

    /// Reads a whole document; only whitespace may follow its value. Offsets in errors count UTF-8 bytes.
    public static func read<T: JSONReadable>(
        _ type: T.Type = T.self,
        from text: String,
        limits: JSONLimits = .standard
    ) throws(JSONError) -> T {
        var text = text
        return try text.withUTF8 { bytes in
            Result { () throws(JSONError) in try read(from: UnsafeRawBufferPointer(bytes), limits: limits) }
        }.get()
    }

    /// Reads a whole document strictly, as an alternative of a union; nil if the type doesn't know the value.
    public static func readExactly<T: JSONReadable>(_ type: T.Type = T.self, from bytes: [UInt8]) -> T? {
        bytes.withUnsafeBytes { bytes in
            try? withReader(of: bytes) { (json) throws(JSONError) in
                json.attempts = 1
                let value = try T(json: &json)
                guard json.fit.unknown == 0 else { throw JSONError(.mismatch, at: 0, expected: "a known value") }
                return value
            }
        }
    }

    /// Hands a reader of a whole document to `body`, which reads its value; only whitespace may follow it.
    public static func withReader<Value>(
        of bytes: UnsafeRawBufferPointer,
        limits: JSONLimits = .standard,
        _ body: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        var json = JSONReader(bytes, limits: limits)
        do throws(JSONError) {
            let value = try body(&json)
            try json.expectEnd()
            return value
        } catch {
            throw error.located(in: bytes)
        }
    }

    private mutating func expectEnd() throws(JSONError) {
        // A hand-written reader may have skipped its `endObject`.
        if let failure { throw failure }
        lexer.skipWhitespace()
        guard lexer.position == lexer.count else { throw lexer.syntaxError("nothing behind the document's value") }
    }
}
