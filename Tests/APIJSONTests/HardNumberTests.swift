import APIJSON
import Foundation
import Testing

/// Numbers that are hard to round: expectations come from exact arithmetic, and from `strtod` and `strtof`.
@Suite struct HardNumberTests {
    /// Patterns of all magnitudes, and the ends of the ranges.
    private func doubles(_ count: Int, seed: UInt64) -> [Double] {
        var random = SeededGenerator(seed: seed)
        let edges: [Double] = [
            .leastNonzeroMagnitude, .leastNormalMagnitude, .leastNormalMagnitude.nextDown, 1, 1.0.nextDown, 0x1p53,
            0x1p63,
            0x1p64, 1e22, 1e23, .greatestFiniteMagnitude.nextDown, 4.35, 0.1, 0x1p-1073,
        ]
        let subnormals = (0..<count / 4).map { _ in Double(bitPattern: random.next() >> 12) }
        return edges + subnormals + (0..<count).map { _ in RandomJSON.double(&random).magnitude.nextDown }
    }

    @Test func `halfway cases go to the even neighbour, and a trifle decides`() throws {
        for value in doubles(2000, seed: 5) {
            let above = value.nextUp
            let even = value.significandBitPattern & 1 == 0 ? value : above
            // value = m × 2^e, and the middle to the next one is (2m + 1) × 2^(e - 1).
            let isSubnormal = value.exponentBitPattern == 0
            let significand = value.significandBitPattern | (isSubnormal ? 0 : 1 << 52)
            let exponent = max(1, Int(value.exponentBitPattern)) - 1075
            let middle = ExactDecimal(2 * significand + 1, exponent: exponent - 1)
            for (text, expected) in [(middle.text, even), (middle.slightlyMore, above), (middle.slightlyLess, value)] {
                #expect(strtod(text, nil) == expected, "the expectation itself, for \(value)")
                #expect(try JSONReader.read(Double.self, from: text) == expected, "\(value)")
                #expect(try JSONReader.read(Double.self, from: "-" + text) == -expected, "\(value)")
                #expect(try JSONReader.read(JSONNumber.self, from: text).double == expected, "\(value)")
            }
            #expect(try JSONReader.read(Double.self, from: ExactDecimal(significand, exponent: exponent).text) == value)
        }
    }

    /// By way of `Double` the second and third of each would be the middle, and go to the even neighbour.
    @Test func `floats are rounded once`() throws {
        var random = SeededGenerator(seed: 6)
        let edges: [Float] = [.leastNonzeroMagnitude, .leastNormalMagnitude, 1, 16_777_216, 0.1]
        for value in edges
            + (0..<2000).map({ _ in Float(bitPattern: UInt32.random(in: 0..<0x7F7F_FFFF, using: &random)) })
        {
            let above = value.nextUp
            let even = value.significandBitPattern & 1 == 0 ? value : above
            let isSubnormal = value.exponentBitPattern == 0
            let significand = UInt64(value.significandBitPattern) | (isSubnormal ? 0 : 1 << 23)
            let exponent = max(1, Int(value.exponentBitPattern)) - 150
            let middle = ExactDecimal(2 * significand + 1, exponent: exponent - 1)
            for (text, expected) in [(middle.text, even), (middle.slightlyMore, above), (middle.slightlyLess, value)] {
                #expect(strtof(text, nil) == expected, "the expectation itself, for \(value)")
                #expect(try JSONReader.read(Float.self, from: text) == expected, "\(value)")
            }
        }
    }

    @Test func `what is beyond the largest is an error, and what is nearest to it is not`() throws {
        let middle = ExactDecimal((1 << 54) - 1, exponent: 970)
        #expect(try JSONReader.read(Double.self, from: middle.slightlyLess) == .greatestFiniteMagnitude)
        for text in [middle.text, middle.slightlyMore, "1e309", "-1e309", "1" + String(repeating: "0", count: 800)] {
            #expect(readingError(Double.self, text)?.expected == "a number that Double holds")
        }
        let single = ExactDecimal((1 << 25) - 1, exponent: 103)
        #expect(try JSONReader.read(Float.self, from: single.slightlyLess) == .greatestFiniteMagnitude)
        for text in [single.text, single.slightlyMore, "3.5e38", "1e39", "-1e300", "1e999"] {
            #expect(readingError(Float.self, text)?.expected == "a number that Float holds")
        }
        for text in ["1e-400", "0.0e-999999999999", "2.4703282292062327e-324", "0e999999999999999999"] {
            #expect(try JSONReader.read(Double.self, from: text) == 0)
        }
    }

    @Test func `inputs of 800 digits`() throws {
        var random = SeededGenerator(seed: 8)
        for _ in 0..<2000 {
            let digits = (0..<800).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
            let point = Int.random(in: 1..<800, using: &random)
            let texts = [
                "1" + digits.prefix(point) + "." + digits.dropFirst(point)
                    + "e-\(Int.random(in: 0...1100, using: &random))",
                "0." + digits, "0." + String(repeating: "0", count: Int.random(in: 0...330, using: &random)) + digits,
                "7" + digits.prefix(Int.random(in: 0...307, using: &random)),
            ]
            for text in texts {
                let expected = strtod(text, nil)
                if expected.isFinite {
                    #expect(try JSONReader.read(Double.self, from: text) == expected, "\(text)")
                } else {
                    #expect(readingError(Double.self, text)?.kind == .mismatch)
                }
            }
        }
    }

    @Test func `100,000 bit patterns come back, in as few digits as can be`() throws {
        var random = SeededGenerator(seed: 9)
        for round in 0..<100_000 {
            let value = RandomJSON.double(&random)
            let text = try JSONWriter.string(of: value)
            #expect(try JSONReader.read(Double.self, from: text).bitPattern == value.bitPattern)
            #expect(strtod(text, nil).bitPattern == value.bitPattern)
            #expect(Self.digits(of: text) == Self.digits(of: value.description), "\(value)")
            let single = Float(bitPattern: UInt32(truncatingIfNeeded: random.next()))
            if round % 4 == 0, single.isFinite {
                let text = try JSONWriter.string(of: single)
                #expect(try JSONReader.read(Float.self, from: text).bitPattern == single.bitPattern)
                #expect(Self.digits(of: text) == Self.digits(of: single.description), "\(single)")
            }
            // One digit less isn't enough. The neighbours of powers of two aren't equally far, so these are left out.
            if round % 20 == 0, value.significandBitPattern != 0, Self.digits(of: text).count > 1 {
                let shorter = String(format: "%.\(Self.digits(of: text).count - 2)e", value)
                #expect(strtod(shorter, nil) != value, "\(text) could be \(shorter)")
            }
        }
    }

    /// The significant digits.
    private static func digits(of text: String) -> Substring {
        let digits = text.lowercased().prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
        return digits.dropLast(digits.reversed().prefix { $0 == "0" }.count)
    }
}
