/// Writes JSON (RFC 8259) into one growing buffer.
///
/// Writing never throws: the first value that has no JSON form is kept, and thrown when the bytes are asked for. The
/// calls have to nest as JSON does; the writer sees to commas and colons.
public struct JSONWriter: ~Copyable {
    /// What the bytes are for.
    public enum Purpose: Sendable, Hashable {
        /// They are JSON.
        case wire
        /// They are compared or hashed and thrown away: equal values write equal bytes. Keys of dictionaries are
        /// sorted, and values may be written in a form that isn't JSON, such as the bits of a number.
        case comparing
    }

    /// What the bytes are for.
    public let purpose: Purpose
    /// Whether keys of dictionaries are written in sorted order: reproducible, but slower.
    public let sortsKeys: Bool
    /// Whether every element has a line of its own, indented by two spaces a level.
    public let isPretty: Bool

    var output: OutputBuffer
    var failure: JSONError?
    /// How many objects and arrays are open.
    var level = 0
    /// Members that the next object begins with: discriminators that only the union knows.
    var tags: [(name: StaticString, value: StaticString)] = []

    /// Makes a writer. Prefer `bytes(of:)` where there is a value to write.
    public init(purpose: Purpose = .wire, sortsKeys: Bool = false, isPretty: Bool = false, capacity: Int = 512) {
        self.purpose = purpose
        self.sortsKeys = sortsKeys || purpose == .comparing
        self.isPretty = isPretty && purpose == .wire
        output = OutputBuffer(capacity: capacity)
    }

    /// Whether the bytes are for comparing only: equal values have to write equal bytes, which needn't be JSON.
    public var isComparing: Bool { purpose == .comparing }

    /// How many bytes were written so far.
    public var count: Int { output.count }

    /// Notes that the value to be written here has no JSON form, and writes `null` in its stead. The first one counts.
    @inline(never)
    public mutating func fail(expected: String, found: String) {
        if failure == nil {
            let error = JSONError(.unwritable, at: output.count, expected: expected, found: found)
            failure = error.located(in: output.bytes)
        }
        writeNull()
    }

    /// What was written, or the error for what could not be.
    public consuming func finish() throws(JSONError) -> [UInt8] {
        if let failure { throw failure }
        return [UInt8](output.bytes)
    }

    /// What was written so far, errors or not.
    func text() -> [UInt8] {
        [UInt8](output.bytes)
    }
}
