import APIJSON
import Foundation

/// What Foundation reads from a JSON text, through `Codable`.
indirect enum FoundationJSON: Decodable {
    case null
    case bool(Bool)
    case string(String)
    /// The integer is nil where there is a fraction, or more than 64 bits.
    case number(Double, Int64?)
    case array([FoundationJSON])
    case object([String: FoundationJSON])

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: JSONValueKey.self) {
            var members: [String: FoundationJSON] = [:]
            for key in object.allKeys { members[key.stringValue] = try object.decode(Self.self, forKey: key) }
            self = .object(members)
        } else if var array = try? decoder.unkeyedContainer() {
            var elements: [FoundationJSON] = []
            while !array.isAtEnd { elements.append(try array.decode(Self.self)) }
            self = .array(elements)
        } else {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                self = .null
            } else if let text = try? value.decode(String.self) {
                self = .string(text)
            } else if let bool = try? value.decode(Bool.self) {
                self = .bool(bool)
            } else {
                self = .number(try value.decode(Double.self), try? value.decode(Int64.self))
            }
        }
    }

    struct JSONValueKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Whether both are the same value: texts by their scalars, numbers to the bit.
    ///
    /// Integers are asked for only where they are written as such: of `9007199254740993.0` Foundation makes an integer by
    /// way of `Double`, and of `8668942709792240.33` too.
    func agrees(with value: JSONValue) -> Bool {
        switch (self, value) {
        case (.null, .null): return true
        case (.bool(let left), .bool(let right)): return left == right
        case (.string(let left), .string(let right)): return left.unicodeScalars.elementsEqual(right.unicodeScalars)
        case (.number(let double, let integer), .number(let number)):
            let isLiteral = number.text.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) }
            return double == number.double && (!isLiteral || integer == number.integer(Int64.self))
        case (.array(let left), .array(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { $0.agrees(with: $1) }
        case (.object(let left), .object(let right)):
            return left.count == right.count && left.allSatisfy { key, value in right[key].map(value.agrees) ?? false }
        default: return false
        }
    }

    /// The same for what `JSONSerialization` makes. Long numbers become an `NSDecimalNumber` there, whose `doubleValue`
    /// is often a neighbour of the nearest one, so that the last bits of a number don't count. From texts it takes
    /// U+FEFF away.
    static func agrees(_ object: Any, with value: JSONValue) -> Bool {
        switch value {
        case .null: return object is NSNull
        case .bool(let value): return (object as? NSNumber)?.boolValue == value
        case .string(let text):
            return (object as? String).map {
                withoutMark($0).unicodeScalars.elementsEqual(withoutMark(text).unicodeScalars)
            }
                ?? false
        case .number(let number):
            guard let left = (object as? NSNumber)?.doubleValue, let right = number.double else { return false }
            return abs(left - right) <= 64 * max(left.ulp, right.ulp)
        case .array(let values):
            guard let array = object as? [Any], array.count == values.count else { return false }
            return zip(array, values).allSatisfy { agrees($0, with: $1) }
        case .object(let members):
            guard let object = object as? [String: Any], object.count == members.count else { return false }
            return members.allSatisfy { key, value in
                (object[key] ?? object[withoutMark(key)]).map { agrees($0, with: value) } ?? false
            }
        }
    }

    private static func withoutMark(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{FEFF}" }))
    }
}
