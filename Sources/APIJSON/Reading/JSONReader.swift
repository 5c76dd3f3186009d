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
    /// Whether faults are corrected here, as `recovery` says: not within alternatives of unions.
    @usableFromInline
    var isLenient = false
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
