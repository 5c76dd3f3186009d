public import APIJSON
public import Foundation

extension Decimal: JSONReadable, JSONWritable {
    /// Reads a number without loss, or a string with one in it. One that `Decimal` can't hold exactly is an error: it holds
    /// any 38 digits, 39 up to 2^128 - 1, and exponents from -128 to 127.
    public init(json: inout JSONReader) throws(JSONError) {
        let text = try json.peekKind() == .string ? try json.readString() : try json.readNumberText()
        guard let exact = Decimal(exactly: text) else {
            throw json.mismatch(expected: "a decimal number of at most 38 digits", found: text)
        }
        self = exact
    }

    /// Writes all digits, without an exponent.
    public func write(to json: inout JSONWriter) {
        guard !isNaN else { return json.fail(expected: "a number", found: "NaN") }
        json.writeNumberText(description)
    }

    /// Nil for anything else than a JSON number, and for one that doesn't fit.
    init?(exactly text: String) {
        guard let parsed = DecimalText(text) else { return nil }
        guard !parsed.digits.isEmpty else {
            self = 0
            return
        }
        guard Self.holds(parsed.digits), -128...165 ~= parsed.exponent else { return nil }
        if parsed.exponent > 127 {
            self.init(padding: parsed)
            return
        }
        var significand: Decimal = 0
        for digit in parsed.digits { significand = significand * 10 + Decimal(Int(digit) - 0x30) }
        self.init(sign: parsed.isNegative ? .minus : .plus, exponent: parsed.exponent, significand: significand)
        if isNaN { return nil }
    }

    /// A larger exponent is made of zeros at the significand's end, as long as there is room for them. Arithmetic would take
    /// them away again, so that Foundation reads these few numbers, and is checked.
    private init?(padding parsed: DecimalText) {
        let sign = parsed.isNegative ? "-" : ""
        let plain =
            sign + String(decoding: parsed.digits, as: UTF8.self) + String(repeating: "0", count: parsed.exponent)
        guard let value = Decimal(string: plain), JSONNumber(value.description) == JSONNumber(plain) else { return nil }
        self = value
    }

    /// Whether 128 bits hold the digits, of which the first isn't zero.
    private static func holds(_ digits: [UInt8]) -> Bool {
        let largest = "340282366920938463463374607431768211455".utf8
        return digits.count < largest.count
            || digits.count == largest.count && !largest.lexicographicallyPrecedes(digits)
    }
}

/// A number's digits without zeros at either end, and the power of ten after them: `-1.50e3` is 15 with exponent 2.
private struct DecimalText {
    var isNegative = false
    var digits: [UInt8] = []
    var exponent = 0

    /// Nil for what isn't a JSON number, and for exponents that no number needs.
    init?(_ text: String) {
        guard JSONNumber(text) != nil else { return nil }
        var isBehindPoint = false
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): isBehindPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard let scale = Int(String(rest) ?? ""), -1 << 32...1 << 32 ~= scale else {
                    // Of nothing but zeros, whatever the exponent.
                    if digits.isEmpty { return }
                    return nil
                }
                exponent += scale
                rest = rest[rest.endIndex...]
            default:
                if isBehindPoint { exponent -= 1 }
                if !digits.isEmpty || byte != UInt8(ascii: "0") { digits.append(byte) }
            }
        }
        while digits.last == UInt8(ascii: "0") {
            digits.removeLast()
            exponent += 1
        }
    }
}

/// Prints numbers of fixed width, as dates have them, into memory that is there already.
struct DecimalDigits {
    private let text: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(_ text: UnsafeMutableRawBufferPointer) {
        self.text = text
    }

    @inline(__always)
    mutating func append(_ separator: Unicode.Scalar) {
        text[count] = UInt8(ascii: separator)
        count &+= 1
    }

    /// A separator, and a number that isn't negative in exactly `width` digits.
    @inline(__always)
    mutating func append(_ separator: Unicode.Scalar, _ number: Int, width: Int) {
        append(separator)
        append(number, width: width)
    }

    /// `2024-08-01`
    mutating func append(_ day: (year: Int, month: Int, day: Int)) {
        append(day.year, width: 4)
        append("-", day.month, width: 2)
        append("-", day.day, width: 2)
    }

    @inline(__always)
    private mutating func append(_ number: Int, width: Int) {
        var rest = UInt32(truncatingIfNeeded: number)
        var index = count &+ width
        while index > count {
            index &-= 1
            text[index] = UInt8(truncatingIfNeeded: rest % 10) &+ UInt8(ascii: "0")
            rest /= 10
        }
        count &+= width
    }
}
