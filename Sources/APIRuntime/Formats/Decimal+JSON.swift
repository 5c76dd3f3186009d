public import Foundation
public import JSONCore

extension Decimal: JSONReadable, JSONWritable {
    /// Reads a number without loss, or a string with one in it. One that `Decimal` can't hold exactly is an error.
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
    private init?(exactly text: String) {
        guard let parsed = (try? JSONReader.read(ParsedNumber.self, from: text)) else { return nil }
        var digits = parsed.digits.drop { $0 == UInt8(ascii: "0") }
        var exponent = parsed.exponent
        while digits.last == UInt8(ascii: "0") {
            digits = digits.dropLast()
            exponent += 1
        }
        guard !digits.isEmpty else {
            self = 0
            return
        }
        guard digits.count <= 38, -128...127 ~= exponent else { return nil }
        var significand: Decimal = 0
        for digit in digits { significand = significand * 10 + Decimal(Int(digit) - 0x30) }
        self.init(sign: parsed.isNegative ? .minus : .plus, exponent: exponent, significand: significand)
        if isNaN { return nil }
    }
}

/// A number's digits, and where its point is: `-1.50e3` is 150 with exponent 1.
private struct ParsedNumber: JSONReadable {
    var isNegative = false
    var digits: [UInt8] = []
    var exponent = 0

    init(json: inout JSONReader) throws(JSONError) {
        let text = try json.readNumberText()
        var isBehindPoint = false
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): isBehindPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard let scale = Int(String(rest) ?? ""), abs(scale) < 1 << 32 else {
                    throw json.mismatch(expected: "a smaller exponent", found: text)
                }
                exponent += scale
                return
            default:
                digits.append(byte)
                if isBehindPoint { exponent -= 1 }
            }
        }
    }
}
