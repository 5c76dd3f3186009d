import APIJSON
import Testing

@Suite struct NumberTests {
    @Test(arguments: ["0", "-0", "1.0", "1e2", "100e-2", "0.00e5", "-12.50e1", "1E+2"])
    func wholeNumbersAreIntegers(text: String) throws {
        #expect(try JSONReader.read(Int.self, from: text) == Double(text).map { Int($0) })
    }

    @Test(arguments: [
        "1.5", "1e-1", "0.1", "1e400", "9223372036854775808", "-9223372036854775809", "1e99999999999999999999",
        "1e-99999999999999999999",
    ])
    func othersAreNot(text: String) {
        #expect(readingError(Int.self, text)?.kind == .mismatch)
    }

    @Test func widthsAreExact() throws {
        func holds<T: FixedWidthInteger & JSONReadable & JSONWritable>(_ type: T.Type) throws {
            for value in [T.min, T.max, 0, 1, T.max - 1, T.min + 1] {
                #expect(try JSONReader.read(T.self, from: "\(value)") == value)
                #expect(try JSONReader.read(T.self, from: "\(value).0e0") == value)
                #expect(try JSONWriter.string(of: value) == "\(value)")
            }
            let above = T.max.description.dropLast() + "9"
            #expect(readingError(T.self, String(above))?.expected == "a number that \(T.self) holds")
            #expect(readingError(T.self, T.max.description + "0") != nil)
            #expect(readingError(T.self, T.min == 0 ? "-1" : T.min.description + "0") != nil)
        }
        try holds(Int8.self)
        try holds(Int16.self)
        try holds(Int32.self)
        try holds(Int64.self)
        try holds(Int.self)
        try holds(UInt8.self)
        try holds(UInt16.self)
        try holds(UInt32.self)
        try holds(UInt64.self)
        try holds(UInt.self)
    }

    @Test(arguments: [
        "9007199254740993", "9007199254740992.5", "9007199254740993.0", "9007199254740995", "1.7976931348623157e308",
        "2.2250738585072011e-308", "2.2250738585072014e-308", "5e-324", "4.9406564584124654e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324", "1e-400", "0.1", "123456789012345678", "1234567890123456789012345", "1e22", "1e23",
        "8.5e22",
        "9355208.4375e-19", "1.00000000000000011102230246251565404236316680908203125",
        "1.00000000000000011102230246251565404236316680908203124",
        "1.00000000000000011102230246251565404236316680908203126",
        "6929495644600919.5", "3.518437208883201171875e13", "18446744073709551615", "18446744073709551616",
        "0.000000000000000000000000001",
    ])
    func hardDoublesAreNearest(text: String) throws {
        #expect(try JSONReader.read(Double.self, from: text) == Double(text))
        #expect(try JSONReader.read(Double.self, from: "-" + text) == Double("-" + text))
        #expect(
            try JSONReader.read(Float.self, from: text.contains("e308") ? "1" : text)
                == Float(text.contains("e308") ? "1" : text))
    }

    @Test func manyDigits() throws {
        for text in [
            String(repeating: "9", count: 200), "0." + String(repeating: "3", count: 800),
            "1" + String(repeating: "0", count: 300),
        ] {
            #expect(try JSONReader.read(Double.self, from: text) == Double(text))
        }
        #expect(readingError(Double.self, String(repeating: "9", count: 800))?.expected == "a number that Double holds")
        #expect(readingError(Float.self, "1e39")?.expected == "a number that Float holds")
    }

    @Test func randomDecimalsAreNearest() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<10_000 {
            let digits = UInt64.random(in: 0...(.max), using: &random) >> UInt64.random(in: 0...63, using: &random)
            let text = "\(digits)e\(Int.random(in: -30...30, using: &random))"
            #expect(try JSONReader.read(Double.self, from: text) == Double(text), "\(text)")
            let single = Float(text).flatMap { $0.isFinite ? $0 : nil }
            #expect((try? JSONReader.read(Float.self, from: text)) == single, "\(text)")
        }
    }

    @Test func doublesReadBackAndAreShortest() throws {
        var random = SeededGenerator(seed: 11)
        for round in 0..<10_000 {
            let value =
                round % 2 == 0
                ? RandomJSON.double(&random)
                : Double(Int.random(in: -100_000_000...100_000_000, using: &random))
                    / [1, 10, 100, 1e4, 1e6, 1e7][round % 6]
            let text = try JSONWriter.string(of: value)
            #expect(try JSONReader.read(Double.self, from: text) == value)
            let digits = { (text: String) in text.drop { "-0.".contains($0) }.prefix { $0 != "e" }.filter { $0 != "." }
            }
            let shortest = digits(
                value.description.hasSuffix(".0") ? String(value.description.dropLast(2)) : value.description)
            #expect(digits(text) == shortest, "\(value)")
            let single = Float(value)
            if single.isFinite {
                #expect(try JSONReader.read(Float.self, from: JSONWriter.string(of: single)) == single)
            }
        }
    }

    @Test func formsOfDoubles() throws {
        let forms: [(Double, String)] = [
            (5, "5"), (-0.0, "-0"), (0, "0"), (0.1, "0.1"), (1e15, "1000000000000000"), (1e16, "1e+16"),
            (1.5e300, "1.5e+300"),
            (.leastNonzeroMagnitude, "5e-324"), (-12.25, "-12.25"), (1234.000001, "1234.000001"), (100.5, "100.5"),
            (0.001, "0.001"),
        ]
        for (value, text) in forms { #expect(try JSONWriter.string(of: value) == text) }
        #expect(try JSONWriter.string(of: Float(0.1)) == "0.1")
        #expect(try JSONWriter.string(of: Float(16_777_216)) == "16777216")
        #expect(try JSONReader.read(Double.self, from: "-0").sign == .minus)
    }
}
