import APIJSON
import Testing

/// Integers of every width, at their limits and one beyond: an error that names the path, never a wrap.
@Suite struct IntegerLimitTests {
    /// Two's complement: -2^(n-1) … 2^(n-1) - 1, and 0 … 2^n - 1.
    private func hold<T: FixedWidthInteger & JSONReadable & JSONWritable>(
        _ type: T.Type,
        _ low: String,
        _ high: String,
        below: String,
        above: String
    ) throws {
        let name = "\(T.self)"
        for text in [low, high] {
            for form in [text, text + ".0", text + ".000e0", text == "0" ? "0e9" : text + "0e-1", text + "e+0"] {
                #expect(
                    try JSONReader.read([String: [T]].self, from: "{\"a b\":[0,\(form)]}")["a b"]?[1].description
                        == text)
            }
            #expect(try JSONWriter.string(of: JSONReader.read(T.self, from: text)) == text)
        }
        let beyond = [
            below, above, above + ".0", above + "e0", below + "0e-1", "1e20", "-1e20", "1e400", "-1e400", high + "0",
            "99999999999999999999999999999999999999", high + ".5", low + ".000000000000000000000000000001", "1e-1",
        ]
        for text in beyond {
            let error = readingError([String: [T]].self, "{\"a b\":[0, \(text)]}")
            #expect(error?.kind == .mismatch, "\(name) \(text)")
            #expect(error?.path == "$[\"a b\"][1]")
            #expect(error?.offset == 11)
            #expect(error?.expected == "a number that \(name) holds")
            let shown = text.count > 16 ? text.prefix(16) + "…" : text
            #expect(error?.found == "number \(shown)")
        }
        #expect(readingError([T].self, "[\"1\"]")?.expected == "an integer")
        #expect(readingError([T?].self, "[null,\(above)]")?.path == "$[1]")
    }

    @Test func `every width`() throws {
        try hold(Int8.self, "-128", "127", below: "-129", above: "128")
        try hold(Int16.self, "-32768", "32767", below: "-32769", above: "32768")
        try hold(Int32.self, "-2147483648", "2147483647", below: "-2147483649", above: "2147483648")
        let low = "-9223372036854775808"
        let high = "9223372036854775807"
        try hold(Int64.self, low, high, below: "-9223372036854775809", above: "9223372036854775808")
        try hold(Int.self, low, high, below: "-9223372036854775809", above: "9223372036854775808")
        try hold(UInt8.self, "0", "255", below: "-1", above: "256")
        try hold(UInt16.self, "0", "65535", below: "-1", above: "65536")
        try hold(UInt32.self, "0", "4294967295", below: "-1", above: "4294967296")
        try hold(UInt64.self, "0", "18446744073709551615", below: "-1", above: "18446744073709551616")
        try hold(UInt.self, "0", "18446744073709551615", below: "-1", above: "18446744073709551616")
    }

    @Test func `a model's fields`() throws {
        #expect(readingError(Person.self, #"{"id":"1","age":9223372036854775808}"#)?.path == "$.age")
        #expect(
            readingError(Person.self, #"{"id":"1","list_of_friends":[{"id":"2","age":1e19}]}"#)?.path
                == "$.list_of_friends[0].age")
        #expect(readingError(Person.self, #"{"id":"1","counts":{"é":-9223372036854775809}}"#)?.path == "$.counts.é")
        #expect(try JSONReader.read(Person.self, from: #"{"id":"1","age":-9223372036854775808}"#).age == .min)
    }

    @Test func `a value that wraps in 64 bits is no small one`() {
        // 2^64 + 5, 2^65 and 10 × 2^64
        for text in ["18446744073709551621", "36893488147419103232", "184467440737095516160"] {
            #expect(readingError(Int.self, text)?.kind == .mismatch)
            #expect(readingError(UInt64.self, text)?.kind == .mismatch)
            #expect(readingError(Int8.self, "-" + text)?.kind == .mismatch)
        }
    }
}
