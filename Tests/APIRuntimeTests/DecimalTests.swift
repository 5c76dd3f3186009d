import APIRuntime
import Foundation
import Testing

/// `Decimal` by its own definition: an integer of 128 bits and a power of ten from -128 to 127.
struct DecimalTests {
    /// 2^128 - 1
    private static let largest = "340282366920938463463374607431768211455"

    /// The digits with the point where the exponent puts it, and nothing superfluous.
    private func plain(_ digits: String, _ exponent: Int) -> String {
        var digits = String(digits.drop { $0 == "0" })
        var exponent = exponent
        while digits.hasSuffix("0") {
            digits.removeLast()
            exponent += 1
        }
        if digits.isEmpty { return "0" }
        if exponent >= 0 { return digits + String(repeating: "0", count: exponent) }
        if digits.count > -exponent { return digits.dropLast(-exponent) + "." + digits.suffix(-exponent) }
        return "0." + String(repeating: "0", count: -exponent - digits.count) + digits
    }

    @Test func `constants of generated code keep their digits`() throws {
        #expect(try JSONWriter.string(of: Decimal(constant: "19.99")) == "19.99")
        #expect(try JSONWriter.string(of: Decimal(constant: "-0.07")) == "-0.07")
        #expect(try JSONWriter.string(of: Decimal(constant: "1e3")) == "1000")
        #expect(
            Decimal(constant: "12345678901234567890.12345678901234567").description
                == "12345678901234567890.12345678901234567")
        #expect(Decimal(constant: "x") == 0)
    }

    @Test func `any 38 digits with any exponent come back digit by digit`() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<5_000 {
            let digits = (0..<Int.random(in: 1...38, using: &random)).map { _ in String(Int.random(in: 0...9)) }
                .joined()
            let exponent = Int.random(in: -128...127, using: &random)
            let significand = "1" + digits.dropFirst()
            let expected = plain(significand, exponent)
            let point = Int.random(in: 1...significand.count)
            let shifted = exponent + significand.count - point
            let fraction = significand.count > point ? "." + significand.dropFirst(point) : ""
            let forms = ["\(significand)e\(exponent)", expected, "\(significand.prefix(point))\(fraction)E\(shifted)"]
            for form in forms {
                let decimal = try JSONReader.read(Decimal.self, from: form)
                #expect(decimal == Decimal(string: expected), "\(form)")
                #expect(try JSONWriter.string(of: decimal) == expected, "\(form)")
                #expect(try JSONWriter.string(of: JSONReader.read(Decimal.self, from: "-" + form)) == "-" + expected)
                #expect(try JSONReader.read(Decimal.self, from: "\"\(form)\"") == decimal)
            }
        }
    }

    @Test func `what no Double holds`() throws {
        for text in ["0.1", "19.99", "9007199254740993", "0.30000000000000000000000000000000000001", "1e-128", "1e127"]
        {
            #expect(try JSONReader.read(Decimal.self, from: text) == Decimal(string: text))
        }
        let sum = try JSONReader.read([Decimal].self, from: "[0.1,0.2]").reduce(0, +)
        #expect(try JSONWriter.string(of: sum) == "0.3")
        #expect(try JSONReader.read(Decimal.self, from: "9007199254740993") != 9_007_199_254_740_992)
    }

    @Test func `the ends of the range`() throws {
        let zeros = String(repeating: "0", count: 127)
        for text in [Self.largest, "-" + Self.largest, Self.largest + zeros, "1e160", "34e164"] {
            let expected =
                text.hasPrefix("1e")
                ? "1" + String(repeating: "0", count: 160)
                : text.hasPrefix("34e") ? "34" + String(repeating: "0", count: 164) : text
            #expect(try JSONWriter.string(of: JSONReader.read(Decimal.self, from: text)) == expected, "\(text)")
        }
        for value in [Decimal.greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude, 0, .pi] {
            #expect(try JSONReader.read(Decimal.self, from: JSONWriter.string(of: value)) == value)
        }
        let tooMuch = [
            "340282366920938463463374607431768211456", "1e166", "35e164", "1e-129", "12e-129",
            "0." + Self.largest + "1",
            "123456789012345678901234567890123456789.5", Self.largest + "0e127", "1e4294967296", "1e-4294967296",
        ]
        for text in tooMuch {
            let error = #expect(throws: JSONError.self, "\(text)") {
                try JSONReader.read([Decimal].self, from: "[\(text)]")
            }
            #expect(error?.path == "$[0]")
            #expect(error?.kind == .mismatch)
        }
        // Zeros at the end aren't precision.
        #expect(try JSONReader.read(Decimal.self, from: "10e-129") == Decimal(string: "1e-128"))
        #expect(try JSONReader.read(Decimal.self, from: "0e999999999999") == 0)
    }

    @Test func `a text is a number or nothing`() {
        for text in ["1,5", " 1", "1 ", "+1", "0x1", "1e", ".5", "5.", "01", "NaN", "١", "--1"] {
            #expect(throws: JSONError.self, "\(text)") { try JSONReader.read(Decimal.self, from: "\"\(text)\"") }
        }
    }
}
