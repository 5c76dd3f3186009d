/// Which faults of a document a reader corrects instead of failing. Nothing by default; every correction is recorded as a
/// `JSONRecovery`.
///
/// Values that are read as one of several alternatives of a union are always read strictly.
public struct JSONLeniency: Sendable, Hashable {
    /// An optional value that its type can't read is absent.
    public var ignoresInvalidOptionals: Bool

    /// An element of an array, or a value of a map, that its type can't read is left out.
    public var skipsInvalidElements: Bool

    /// A number or a Boolean may be in quotation marks, and a string may lack them: `"12"` is read as 12, and 12 as `"12"`. A whole body
    /// that is documented as a string is read as its JSON text.
    public var convertsScalars: Bool

    /// An empty string is absent where an optional value of another type is expected, such as a date, a UUID or a URL.
    public var ignoresEmptyText: Bool

    /// The keys that may be missing, or null, although they are required: they take their type's empty value, which is an empty
    /// string, zero, `false`, an empty array, or an object without properties. A type without an empty value, such as a date, fails.
    public var emptyIfMissing: Set<String>

    /// How many faults of one document are corrected before reading it fails.
    public var maximumRecoveries: Int

    public init(
        ignoresInvalidOptionals: Bool = false,
        skipsInvalidElements: Bool = false,
        convertsScalars: Bool = false,
        ignoresEmptyText: Bool = false,
        emptyIfMissing: Set<String> = [],
        maximumRecoveries: Int = 10_000
    ) {
        self.ignoresInvalidOptionals = ignoresInvalidOptionals
        self.skipsInvalidElements = skipsInvalidElements
        self.convertsScalars = convertsScalars
        self.ignoresEmptyText = ignoresEmptyText
        self.emptyIfMissing = emptyIfMissing
        self.maximumRecoveries = maximumRecoveries
    }

    /// Corrects nothing.
    public static let strict = JSONLeniency()

    /// Corrects everything but missing keys, which have to be named.
    public static let lenient = JSONLeniency(
        ignoresInvalidOptionals: true, skipsInvalidElements: true, convertsScalars: true, ignoresEmptyText: true)

    /// Whether any fault is corrected.
    public var isStrict: Bool {
        !ignoresInvalidOptionals && !skipsInvalidElements && !convertsScalars && !ignoresEmptyText
            && emptyIfMissing.isEmpty
    }
}

/// A fault of a document that a lenient reader corrected.
public struct JSONRecovery: Sendable, Hashable {
    /// How it was corrected.
    public enum Action: Sendable, Hashable {
        /// An optional value is absent.
        case ignored
        /// An element of an array, or a value of a map, was left out.
        case skipped
        /// A scalar was read as one of another type.
        case converted
        /// A missing key took its type's empty value.
        case emptied
    }

    /// How it was corrected.
    public let action: Action

    /// The error that a strict reader throws, with the path of the value.
    public let error: JSONError

    public init(action: Action, error: JSONError) {
        self.action = action
        self.error = error
    }
}

extension JSONRecovery: CustomStringConvertible {
    /// `$.born: expected …, found …; ignored`
    public var description: String { "\(error); \(action)" }
}

/// The corrections of a lenient reader so far.
final class JSONRecoveryLog {
    let leniency: JSONLeniency
    private var recoveries: [JSONRecovery] = []
    /// The object in which a value was left out last, and the end of that value: where looking for the next one starts.
    var scanned: (object: Int, position: Int)?
    /// The required key whose empty value is being read.
    var substitution: JSONSubstitution?

    /// Whether the faults are what reading is for: each is recorded by itself, also those of required values.
    let collectsFaults: Bool
    /// The keys whose values have been recorded, where faults are collected.
    var faultyKeys: Set<FaultyKey> = []
    /// The error of an object whose faults have been recorded, where faults are collected.
    var consequence: JSONErrorDetails?

    /// The key of an object.
    struct FaultyKey: Hashable {
        /// Where the object begins.
        let object: Int
        /// The index of the key in the object's table.
        let key: Int
    }

    init(_ leniency: JSONLeniency, collectsFaults: Bool = false) {
        self.leniency = leniency
        self.collectsFaults = collectsFaults
    }

    /// Records a correction, in place of those inside of the value that starts at `start`. Throws a `limit` error if there are too many.
    func record(_ action: JSONRecovery.Action, _ error: JSONError, replacing start: Int? = nil) throws(JSONError) {
        guard !collectsFaults || consequence !== error.details else { return }
        if let start, !collectsFaults {
            while let last = recoveries.last, last.error.offset >= start { recoveries.removeLast() }
        }
        guard recoveries.count < leniency.maximumRecoveries else {
            throw JSONError(
                .limit, at: error.offset, expected: "at most \(leniency.maximumRecoveries) values to correct",
                found: "one more")
        }
        recoveries.append(JSONRecovery(action: action, error: error))
    }

    /// The corrections in the order of their places, with their paths in the document.
    func located(in bytes: UnsafeRawBufferPointer) -> [JSONRecovery] {
        let sorted = recoveries.sorted { $0.error.offset < $1.error.offset }
        let paths = JSONPath.paths(to: sorted.map(\.error.offset), in: bytes)
        return zip(sorted, paths).map { recovery, path in
            JSONRecovery(action: recovery.action, error: recovery.error.located(at: path, in: bytes))
        }
    }
}
