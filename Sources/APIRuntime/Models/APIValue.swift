public import APIJSON
import Foundation

/// The protocol of generated models: read from JSON and written to it directly, and through that one pair of functions also
/// `Codable` and `Hashable`, which cost no generated code.
public protocol APIValue: JSONReadable, JSONWritable, Codable, Hashable, Sendable {}

extension APIValue {
    /// Reads from any decoder, by way of JSON.
    public init(from decoder: any Decoder) throws {
        self = try BridgedValue(from: decoder).read(Self.self)
    }

    /// Writes to any encoder, by way of JSON.
    public func encode(to encoder: any Encoder) throws {
        try BridgedValue(JSONReader.read(JSONValue.self, from: JSONWriter.bytes(of: self))).encode(to: encoder)
    }

    /// The value that a text is read as; nil if it can't be. Unions with several strings among their variants make
    /// literals with it.
    public static func choosing(_ text: String) -> Self? {
        guard let bytes = try? JSONWriter.bytes(of: text) else { return nil }
        return try? JSONReader.read(from: bytes)
    }

    /// Whether both write the same: what is not sent makes no difference.
    public static func == (left: Self, right: Self) -> Bool {
        isWrittenEqually(left, right)
    }

    public func hash(into hasher: inout Hasher) {
        hashWritten(self, into: &hasher)
    }
}

extension JSONValue {
    /// The value of an object's key; nil where there is none, or one of another type. Unions read with it what all of their
    /// variants have from a value of none of them.
    public func member<Value: JSONReadable>(_ name: String) -> Value? {
        guard case .object(let object) = self, let member = object[name], member != .null,
            let bytes = try? JSONWriter.bytes(of: member)
        else { return nil }
        return try? JSONReader.read(from: bytes)
    }
}

/// Whether both values write the same bytes, in the form that is for comparing.
func isWrittenEqually<T: JSONWritable>(_ left: T, _ right: T) -> Bool {
    withComparableBytes(of: left) { left in
        withComparableBytes(of: right) { right in
            guard left.count == right.count else { return false }
            guard let leftBase = left.baseAddress, let rightBase = right.baseAddress else { return true }
            return memcmp(leftBase, rightBase, left.count) == 0
        }
    }
}

/// Hashes what the value writes in the form that is for comparing.
func hashWritten<T: JSONWritable>(_ value: T, into hasher: inout Hasher) {
    var copy = hasher
    withComparableBytes(of: value) { copy.combine(bytes: $0) }
    hasher = copy
}

private func withComparableBytes<T: JSONWritable, Result>(
    of value: T,
    _ body: (UnsafeRawBufferPointer) -> Result
) -> Result {
    do throws(JSONError) {
        return try JSONWriter.withBytes(of: value, purpose: .comparing, body)
    } catch {
        // The type can't be written for comparison either, so its error stands for it.
        return Array(error.description.utf8).withUnsafeBytes(body)
    }
}
