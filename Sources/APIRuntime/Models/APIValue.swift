public import APIJSON

/// What every generated model is: read from JSON and written to it directly, and through that one pair of functions also
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

    /// Whether both write the same: what is not sent makes no difference.
    public static func == (left: Self, right: Self) -> Bool {
        isWrittenEqually(left, right)
    }

    public func hash(into hasher: inout Hasher) {
        hashWritten(self, into: &hasher)
    }
}
