public import APIRuntime

/// Bridged by its `Codable` conformance.
public struct Money: Codable, Hashable, Sendable {
    public var cents: Int
    public var currency: String

    public init(cents: Int, currency: String) {
        self.cents = cents
        self.currency = currency
    }

    enum CodingKeys: String, CodingKey { case value, currency }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        cents = Int((try container.decode(Double.self, forKey: .value) * 100).rounded())
        currency = try container.decode(String.self, forKey: .currency)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Double(cents) / 100, forKey: .value)
        try container.encode(currency, forKey: .currency)
    }
}

/// A date of a format of its own: `2024/05/01`.
public struct Day: JSONReadable, JSONWritable, Hashable {
    public var text: String

    public init(_ text: String) { self.text = text }

    public init(json: inout JSONReader) throws(JSONError) {
        let text = try String(json: &json)
        guard text.split(separator: "/").count == 3 else { throw json.mismatch(expected: "a day", found: text) }
        self.text = text.replacing("/", with: ".")
    }

    public func write(to json: inout JSONWriter) { text.replacing(".", with: "/").write(to: &json) }
}

public enum Colors {
    public struct RGB: Codable, Hashable, Sendable {
        public var red: Int?
    }
}
