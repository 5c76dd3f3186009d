import APIJSON
import Foundation

/// Carries a model to other encoders and back: `JSONValue` with numbers that lose nothing on the way, where the other
/// side has a way to hold them.
///
/// Through `JSONEncoder` and `JSONDecoder` numbers keep up to 38 digits, being a `Decimal` to them. A property list has none:
/// there a number that neither 64 bits nor `Double` hold exactly is what `Decimal` makes of itself, a dictionary. Beyond
/// 38 digits it is the nearest `Double`.
struct BridgedValue: Codable {
    private(set) var value: JSONValue

    /// Whether the decoder gave a text for something that is a number or a Boolean to it, too, as decoders of YAML and of
    /// environment variables do: the type that is read decides.
    private(set) var hasTexts = false

    /// Whether it comes from XML, where a list of one element and the element look alike.
    private(set) var isMarkup = false

    init(_ value: JSONValue) {
        self.value = value
    }

    /// Reads a model from the value.
    func read<T: JSONReadable>(_ type: T.Type) throws -> T {
        let bytes = try JSONWriter.bytes(of: value)
        guard hasTexts || isMarkup else { return try JSONReader.read(type, from: bytes) }
        return try JSONReader.readTexts(type, from: bytes, isMarkup: isMarkup)
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        value = .null
        if let container = try? decoder.container(keyedBy: Name.self) {
            let keys = container.allKeys
            // A decoder of XML has containers for everything: without names in it, this is an element's text.
            if keys.allSatisfy(\.stringValue.isEmpty),
                let text = try? decoder.singleValueContainer().decode(String.self)
            {
                (value, hasTexts, isMarkup) = (.string(text), true, true)
            } else if let decimal = Self.decimal(of: keys, decoder) {
                value = .number(decimal)
            } else {
                try read(keys, of: container)
            }
        } else if var container = try? decoder.unkeyedContainer() {
            var array: [JSONValue] = []
            while !container.isAtEnd { array.append(noting(try container.decode(BridgedValue.self))) }
            value = .array(array)
        } else {
            let container = try decoder.singleValueContainer()
            value = try Self.scalar(in: container)
            if case .string(let text) = value { hasTexts = Self.isAmbiguous(text, container) }
        }
    }

    /// Reads an object. A name that comes more than once is that of a list's elements, in XML.
    private mutating func read(_ keys: [Name], of container: KeyedDecodingContainer<Name>) throws {
        var counts: [String: Int] = [:]
        for key in keys { counts[key.stringValue, default: 0] += 1 }
        var object = JSONObject()
        for key in keys where object[key.stringValue] == nil {
            if counts[key.stringValue] == 1 {
                object[key.stringValue] = noting(try container.decode(BridgedValue.self, forKey: key))
            } else {
                let elements = try container.decode([BridgedValue].self, forKey: key)
                object[key.stringValue] = .array(elements.map { noting($0) })
            }
        }
        value = .object(object)
    }

    private mutating func noting(_ member: BridgedValue) -> JSONValue {
        hasTexts = hasTexts || member.hasTexts
        isMarkup = isMarkup || member.isMarkup
        return member.value
    }

    /// The number that `Decimal` wrote as a dictionary.
    private static func decimal(of keys: [Name], _ decoder: any Decoder) -> JSONNumber? {
        let names: Set<String> = ["exponent", "length", "isNegative", "isCompact", "mantissa"]
        guard keys.count == names.count, keys.allSatisfy({ names.contains($0.stringValue) }) else { return nil }
        return (try? Decimal(from: decoder)).flatMap { JSONNumber($0.description) }
    }

    private static func isAmbiguous(_ text: String, _ container: any SingleValueDecodingContainer) -> Bool {
        if text == "true" || text == "false" { return (try? container.decode(Bool.self)) != nil }
        return JSONNumber(text) != nil && (try? container.decode(Double.self)) != nil
    }

    private static func scalar(in container: any SingleValueDecodingContainer) throws -> JSONValue {
        if container.decodeNil() { return .null }
        if let text = try? container.decode(String.self) { return .string(text) }
        if let bool = try? container.decode(Bool.self) { return .bool(bool) }
        let double = try? container.decode(Double.self)
        // First, because decoders give an integer for a number with a fraction, too, once `Double` has none for it. What
        // a `Decimal` doesn't hold it rounds, or makes zero: then it isn't the same number.
        if let double, let decimal = try? container.decode(Decimal.self), let number = JSONNumber(decimal.description),
            number.double == double
        {
            return .number(number)
        }
        if let integer = try? container.decode(Int64.self) { return .number(JSONNumber(integer)) }
        if let integer = try? container.decode(UInt64.self) { return .number(JSONNumber(integer)) }
        guard let number = JSONNumber(try double ?? container.decode(Double.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "The number isn't finite.")
        }
        return .number(number)
    }

    func encode(to encoder: any Encoder) throws {
        switch value {
        case .object(let object):
            var container = encoder.container(keyedBy: Name.self)
            for (key, value) in object { try container.encode(BridgedValue(value), forKey: Name(stringValue: key)) }
        case .array(let array):
            var container = encoder.unkeyedContainer()
            for value in array { try container.encode(BridgedValue(value)) }
        case .number(let number):
            if let decimal = Self.decimal(of: number) {
                var container = encoder.singleValueContainer()
                try container.encode(decimal)
            } else {
                try value.encode(to: encoder)
            }
        case .null, .bool, .string:
            try value.encode(to: encoder)
        }
    }

    /// The number as what is neither an integer of 64 bits nor a `Double`'s shortest text; nil when it is one of these.
    private static func decimal(of number: JSONNumber) -> Decimal? {
        if number.integer(Int64.self) != nil || number.integer(UInt64.self) != nil { return nil }
        if let double = number.double, JSONNumber(double) == number { return nil }
        return Decimal(exactly: number.text)
    }
}
