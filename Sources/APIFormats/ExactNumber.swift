/// A decimal number as it is written, without rounding: `coefficient × 10^exponent`, where the coefficient has neither leading nor
/// trailing zeros, so that equal numbers have equal parts.
package struct ExactNumber: Hashable, Sendable {
    package let isNegative: Bool
    /// Decimal digits, most significant first; empty for zero.
    package let digits: [UInt8]
    package let exponent: Int

    /// Exponents beyond this are this: such numbers differ from all that can be written out.
    private static let largestExponent = 1_000_000_000_000

    /// A number of JSON, or one that YAML writes with a sign or without a digit beside its point; nil for another text.
    package init?(json text: String) {
        var text = text
        guard let parts = text.withUTF8({ Self.parts($0[...]) }) else { return nil }
        self.init(isNegative: parts.isNegative, digits: parts.digits, exponent: parts.exponent)
    }

    private static func parts(
        _ text: Slice<UnsafeBufferPointer<UInt8>>
    ) -> (isNegative: Bool, digits: [UInt8], exponent: Int)? {
        var digits: [UInt8] = []
        var exponent = 0
        var index = text.startIndex
        let isNegative = text.first == UInt8(ascii: "-")
        if isNegative || text.first == UInt8(ascii: "+") { index += 1 }
        var isFraction = false
        digits.reserveCapacity(text.endIndex - index)
        while index < text.endIndex {
            let byte = text[index]
            index += 1
            switch byte {
            case 0x30...0x39:
                digits.append(byte - 0x30)
                if isFraction { exponent -= 1 }
            case UInt8(ascii: ".") where !isFraction: isFraction = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard !digits.isEmpty, let power = power(text[index...]) else { return nil }
                return (isNegative, digits, exponent + power)
            default: return nil
            }
        }
        return digits.isEmpty ? nil : (isNegative, digits, exponent)
    }

    package init(isNegative: Bool, digits: [UInt8], exponent: Int) {
        var digits = digits
        var exponent = exponent
        if digits.first == 0 { digits.removeFirst(digits.prefix { $0 == 0 }.count) }
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        self.isNegative = isNegative && !digits.isEmpty
        self.digits = digits
        self.exponent = digits.isEmpty ? 0 : min(max(exponent, -Self.largestExponent), Self.largestExponent)
    }

    private static func power(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var bytes = text
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        guard !bytes.isEmpty else { return nil }
        var value = 0
        for byte in bytes {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = min(value * 10 + Int(byte - 0x30), largestExponent)
        }
        return isNegative ? -value : value
    }

    package var isZero: Bool { digits.isEmpty }
    package var isInteger: Bool { exponent >= 0 }

    /// The value, where it is a natural number that fits.
    package var natural: Int? {
        guard !isNegative, isInteger, digits.count + exponent <= 18 else { return nil }
        var value = digits.reduce(0) { $0 * 10 + Int($1) }
        for _ in 0..<exponent { value *= 10 }
        return value
    }
}

extension ExactNumber: Comparable {
    package static func < (a: ExactNumber, b: ExactNumber) -> Bool {
        if a.isNegative != b.isNegative { return a.isNegative }
        return a.isNegative ? b.isSmallerMagnitude(than: a) : a.isSmallerMagnitude(than: b)
    }

    private func isSmallerMagnitude(than other: ExactNumber) -> Bool {
        if isZero || other.isZero { return isZero && !other.isZero }
        let (mine, others) = (digits.count + exponent, other.digits.count + other.exponent)
        return mine != others ? mine < others : digits.lexicographicallyPrecedes(other.digits)
    }
}

extension ExactNumber {
    /// Whether the number is a divisor, which isn't zero, times an integer.
    package func isMultiple(of divisor: ExactNumber) -> Bool {
        guard !isZero else { return true }
        // A power of ten in the divisor would be a factor of the coefficient, which ends in no zero.
        guard exponent >= divisor.exponent else { return false }
        // More zeros than these have every factor 2 and 5 that the divisor can have.
        let zeros = min(exponent - divisor.exponent, divisor.digits.count * 4)
        if divisor.digits.count <= 17 {
            let modulus = divisor.digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
            var rest: UInt64 = 0
            for digit in digits { rest = (rest * 10 + UInt64(digit)) % modulus }
            for _ in 0..<zeros { rest = rest * 10 % modulus }
            return rest == 0
        }
        var rest = LongRemainder(divisor.digits)
        for digit in digits { rest.append(digit) }
        for _ in 0..<zeros { rest.append(0) }
        return rest.isZero
    }
}

/// The remainder of a long division, digit by digit.
private struct LongRemainder {
    private let modulus: [UInt8]
    /// Less than the modulus, with as many digits and one more.
    private var rest: [UInt8]

    init(_ digits: [UInt8]) {
        modulus = [0] + digits
        rest = Array(repeating: 0, count: digits.count + 1)
    }

    var isZero: Bool { rest.allSatisfy { $0 == 0 } }

    mutating func append(_ digit: UInt8) {
        rest.removeFirst()
        rest.append(digit)
        while !rest.lexicographicallyPrecedes(modulus) { subtract() }
    }

    private mutating func subtract() {
        var borrow: UInt8 = 0
        for index in rest.indices.reversed() {
            let taken = modulus[index] + borrow
            borrow = rest[index] < taken ? 1 : 0
            rest[index] = rest[index] + 10 * borrow - taken
        }
    }
}

extension ExactNumber: CustomStringConvertible {
    package var description: String {
        guard !isZero else { return "0" }
        let text = String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
        let sign = isNegative ? "-" : ""
        if (0...20).contains(exponent) { return sign + text + String(repeating: "0", count: exponent) }
        if exponent > 20 || exponent < -20 { return "\(sign)\(text)e\(exponent)" }
        let zeros = String(repeating: "0", count: max(0, -exponent - digits.count))
        let padded = zeros + text
        let whole = padded.dropLast(-exponent)
        return "\(sign)\(whole.isEmpty ? "0" : whole).\(padded.suffix(-exponent))"
    }
}
