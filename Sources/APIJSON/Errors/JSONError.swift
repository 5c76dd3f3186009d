/// Why a document can't be read, or a value can't be written, and where.
///
/// One word wide, so that throwing functions return it in a register. The path is worked out only when an error leaves
/// an entry point, by going over the document up to `offset` once more: success pays nothing for it.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of the error.
    public enum Kind: Sendable, Hashable {
        /// The bytes aren't JSON (RFC 8259).
        case syntax
        /// A value of another type, or out of the range of its type.
        case mismatch
        /// A required key is missing or null.
        case missing
        /// A limit of `JSONLimits` was reached.
        case limit
        /// A value has no JSON form, such as a number that isn't finite.
        case unwritable
    }

    let details: JSONErrorDetails

    /// Makes an error; readers make their own, which know offset and path.
    public init(kind: Kind, expected: String, found: String, offset: Int = 0, path: String = "$") {
        details = JSONErrorDetails(kind: kind, offset: offset, expected: expected, found: found, path: path)
    }

    init(_ kind: Kind, at offset: Int, expected: String, found: String? = nil, key: String? = nil) {
        details = JSONErrorDetails(kind: kind, offset: offset, expected: expected, found: found, key: key)
    }

    init(details: JSONErrorDetails) {
        self.details = details
    }

    /// The kind of the error.
    public var kind: Kind { details.kind }

    /// Where the value at fault starts, in bytes from the start of the document (or of the output, when writing).
    public var offset: Int { details.offset }

    /// Where the value at fault is: `$.data[3].first_name`, and `$["a key"]` for keys that aren't plain words; of a key, at most
    /// 64 scalars.
    public var path: String { details.path ?? "$" }

    /// The same place as a JSON pointer (RFC 6901): `/data/3/first_name`, and nothing for the whole document. Keys are in full.
    public var pointer: String { details.pointer ?? "" }

    /// The expected value: "a string".
    public var expected: String { details.expected }

    /// The found value: "number 12", with at most 16 scalars of the payload.
    public var found: String { details.found ?? "something else" }

    /// One line: path, expectation, finding and offset.
    public var description: String {
        var text = "\(path): expected \(expected), found \(found)"
        if let union = details.union { text += "; no alternative of \(union) matches, this one came closest" }
        return text + " (at byte \(offset))"
    }

    public static func == (left: JSONError, right: JSONError) -> Bool {
        left.kind == right.kind && left.offset == right.offset && left.path == right.path
            && left.expected == right.expected && left.found == right.found && left.details.union == right.details.union
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(offset)
        hasher.combine(path)
        hasher.combine(expected)
        hasher.combine(found)
    }
}

/// The content of a `JSONError`, on the heap: errors are rare, and small to pass on.
final class JSONErrorDetails: Sendable {
    let kind: JSONError.Kind
    let offset: Int
    let expected: String
    /// Nil until the error is located: then it is described from the document's bytes.
    let found: String?
    /// Nil until the error is located.
    let path: String?
    /// Nil until the error is located.
    let pointer: String?
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
        pointer: String? = nil,
        key: String? = nil,
        union: String? = nil
    ) {
        self.kind = kind
        self.offset = offset
        self.expected = expected
        self.found = found
        self.path = path
        self.pointer = pointer
        self.key = key
        self.union = union
    }
}

extension JSONError {
    /// This error with its path, and with what was found if that isn't said yet; `bytes` is the document it is about.
    func located(in bytes: UnsafeRawBufferPointer) -> JSONError {
        guard details.path == nil else { return self }
        return located(at: JSONPath.path(to: offset, in: bytes), in: bytes)
    }

    /// This error with the path of the value at its offset.
    func located(at path: JSONPath, in bytes: UnsafeRawBufferPointer) -> JSONError {
        var path = path
        if let key = details.key { path.append(key: key) }
        return JSONError(
            details: JSONErrorDetails(
                kind: kind,
                offset: offset,
                expected: expected,
                found: details.found ?? JSONExcerpt.describe(bytes, at: offset),
                path: path.text,
                pointer: path.pointer,
                key: details.key,
                union: details.union
            )
        )
    }

    /// This error, as the error of a union's closest variant.
    func closest(of union: String) -> JSONError {
        JSONError(
            details: JSONErrorDetails(
                kind: kind,
                offset: offset,
                expected: expected,
                found: details.found,
                path: details.path,
                pointer: details.pointer,
                key: details.key,
                union: details.union ?? union
            )
        )
    }
}
