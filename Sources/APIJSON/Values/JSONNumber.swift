/// A JSON number exactly as it was written, of any size and precision.
///
/// Equality is numeric: `1`, `1.0` and `10e-1` are equal, and so are `0` and `-0`.
public struct JSONNumber: Sendable, CustomStringConvertible {
    /// The number as JSON (RFC 8259 §6).
    public let text: String

    /// `text` has to be a number of RFC 8259 §6.
    init(unchecked text: String) {
        self.text = text
    }

    /// Makes a number of JSON text; nil when `text` isn't a number of RFC 8259 §6.
    public init?(_ text: String) {
        var native = text
        let isNumber = native.withUTF8 { bytes in
            var lexer = Lexer(UnsafeRawBufferPointer(bytes))
            return (try? lexer.scanNumber()) != nil && lexer.position == lexer.count
        }
        guard isNumber else { return nil }
        self.text = text
    }

    /// Makes a number of an integer.
    public init(_ value: some FixedWidthInteger) {
        text = String(value)
    }

    /// Makes a number of the shortest decimal that reads back equal; nil when `value` isn't finite.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        var writer = JSONWriter()
        writer.writeDouble(value)
        text = String(decoding: writer.text(), as: UTF8.self)
    }

    /// The number as an integer; nil when it has a fraction or is out of range.
    public var int: Int? { integer(Int.self) }

    /// The nearest `Double`; nil when the number is too large.
    public var double: Double? { try? JSONReader.read(Double.self, from: text) }

    /// The number as an integer of any width; nil when it has a fraction or is out of range.
    public func integer<T: FixedWidthInteger & JSONReadable>(_ type: T.Type) -> T? {
        try? JSONReader.read(T.self, from: text)
    }

    /// The number as JSON.
    public var description: String { text }
}

extension JSONNumber: Hashable {
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.text == right.text || left.normalised == right.normalised
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(normalised)
    }

    /// One text for all numbers of one value: digits without zeros at either end, and the exponent of ten.
    ///
    /// Texts whose exponent doesn't fit 27 bits equal only themselves.
    var normalised: String {
        var digits: [UInt8] = []
        var exponent = 0
        var written = 0
        var isFraction = false
        var isExponent = false
        var isExponentNegative = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "."): isFraction = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): isExponent = true
            case UInt8(ascii: "-") where isExponent: isExponentNegative = true
            case UInt8(ascii: "0")...UInt8(ascii: "9") where isExponent:
                guard written < 1 << 27 else { return text }
                written = written * 10 + Int(byte & 0xF)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if isFraction { exponent -= 1 }
                if !digits.isEmpty || byte != UInt8(ascii: "0") { digits.append(byte) }
            default: break
            }
        }
        while digits.last == UInt8(ascii: "0") {
            digits.removeLast()
            exponent += 1
        }
        guard !digits.isEmpty else { return "0" }
        exponent += isExponentNegative ? -written : written
        let sign = text.utf8.first == UInt8(ascii: "-") ? "-" : ""
        let mantissa = sign + String(decoding: digits, as: UTF8.self)
        return exponent == 0 ? mantissa : mantissa + "e\(exponent)"
    }
}

extension JSONNumber: JSONReadable, JSONWritable {
    /// Reads a number of any size and precision.
    public init(json: inout JSONReader) throws(JSONError) {
        text = try json.readNumberText()
    }

    /// Writes the number as it was written.
    public func write(to json: inout JSONWriter) {
        json.writeNumberText(json.isComparing ? normalised : text)
    }
}

extension JSONNumber: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) {
        self.init(value)
    }
}
