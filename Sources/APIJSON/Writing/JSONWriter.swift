/// Writes JSON (RFC 8259) into one growing buffer.
///
/// Writing never throws: the first value that has no JSON form is kept, and thrown when the bytes are asked for. The
/// calls have to nest as JSON does; the writer sees to commas and colons.
public struct JSONWriter: ~Copyable {
    /// The purpose of the bytes.
    public enum Purpose: Sendable, Hashable {
        /// They are JSON.
        case wire
        /// The bytes are compared or hashed and then thrown away: equal values write equal bytes. Keys of dictionaries are
        /// sorted, and values may be written in a form that isn't JSON, such as the bits of a number.
        case comparing
        /// They are JSON, and the writer notes which variant each value of a union is.
        case validating
    }

    /// The purpose of the bytes.
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
    /// The variants of unions, with the offsets of their values; noted for validating only.
    package private(set) var variants: [(offset: Int, position: Int)] = []

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

    /// Records that the value here has no JSON form, and writes `null` instead. The first such error is kept.
    @inline(never)
    public mutating func fail(expected: String, found: String) {
        if failure == nil {
            let error = JSONError(.unwritable, at: output.count, expected: expected, found: found)
            failure = error.located(in: output.bytes)
        }
        writeNull()
    }

    /// The written bytes, or the error.
    public consuming func finish() throws(JSONError) -> [UInt8] {
        if let failure { throw failure }
        return [UInt8](output.bytes)
    }

    /// The bytes written so far, errors or not.
    func text() -> [UInt8] {
        [UInt8](output.bytes)
    }
}

/// A type that writes itself as JSON, without an intermediate tree.
public protocol JSONWritable: Sendable {
    /// Writes exactly one value.
    func write(to json: inout JSONWriter)
}

extension JSONWriter {
    /// The JSON of `value` as UTF-8.
    public static func bytes<T: JSONWritable>(
        of value: T,
        purpose: Purpose = .wire,
        sortsKeys: Bool = false,
        isPretty: Bool = false
    ) throws(JSONError) -> [UInt8] {
        var json = JSONWriter(purpose: purpose, sortsKeys: sortsKeys, isPretty: isPretty)
        value.write(to: &json)
        return try json.finish()
    }

    /// The JSON of `value`.
    public static func string<T: JSONWritable>(
        of value: T,
        sortsKeys: Bool = false,
        isPretty: Bool = false
    ) throws(JSONError) -> String {
        try withBytes(of: value, sortsKeys: sortsKeys, isPretty: isPretty) { String(decoding: $0, as: UTF8.self) }
    }

    /// Hands the written form of `value` to `body`, without copying it; the bytes are valid only there.
    public static func withBytes<T: JSONWritable, Result>(
        of value: T,
        purpose: Purpose = .wire,
        sortsKeys: Bool = false,
        isPretty: Bool = false,
        _ body: (UnsafeRawBufferPointer) -> Result
    ) throws(JSONError) -> Result {
        var json = JSONWriter(purpose: purpose, sortsKeys: sortsKeys, isPretty: isPretty)
        value.write(to: &json)
        if let failure = json.failure { throw failure }
        return body(json.output.bytes)
    }
}

extension JSONWriter {
    /// An array that is being written: made by `beginArray`, given back to `endArray`.
    public struct Elements: Sendable {
        var isEmpty = true
    }

    /// Opens an array.
    public mutating func beginArray() -> Elements {
        output.append(UInt8(ascii: "["))
        level &+= 1
        return Elements()
    }

    /// Begins the next element, whose value has to follow.
    public mutating func nextElement(_ elements: inout Elements) {
        if !elements.isEmpty { output.append(UInt8(ascii: ",")) }
        elements.isEmpty = false
        if isPretty { breakLine() }
    }

    /// Closes the array that was opened last.
    public mutating func endArray(_ elements: Elements) {
        level &-= 1
        if isPretty, !elements.isEmpty { breakLine() }
        output.append(UInt8(ascii: "]"))
    }
}

/// Writes the variants of a union, for generated code.
extension JSONWriter {
    /// Writes the payload of the variant at `position`. For comparing, the position is written, too: two variants are never equal.
    @inlinable
    public mutating func write<T: JSONWritable>(_ value: T, variant position: Int) {
        if purpose != .wire { beginVariant(position) }
        value.write(to: &self)
    }

    /// Writes the payload of the variant at `position`, an object that doesn't list the union's discriminator: `tag` is its wire
    /// name and `tagValue` what it has for this variant.
    @inlinable
    public mutating func write<T: JSONWritable>(
        _ value: T,
        variant position: Int,
        tag: StaticString,
        _ tagValue: StaticString
    ) {
        beginTag(tag, tagValue)
        write(value, variant: position)
        endTag()
    }

    @usableFromInline
    mutating func beginVariant(_ position: Int) {
        guard isComparing else { return variants.append((output.count, position)) }
        writeInteger(position)
        output.append(UInt8(ascii: ":"))
    }

    @usableFromInline
    mutating func beginTag(_ name: StaticString, _ value: StaticString) {
        tags.append((name, value))
    }

    /// Drops a pending tag when the value was no object.
    @usableFromInline
    mutating func endTag() {
        tags.removeAll()
    }

    /// Writes the tags that wait for an object as its first members.
    @inline(never)
    mutating func writeTags(in object: inout Object) {
        let tags = tags
        self.tags = []
        for (name, value) in tags {
            writeKey("\(name)", in: &object)
            writeString("\(value)")
        }
    }
}
