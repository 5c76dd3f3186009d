import APIRuntime
import Foundation
import Testing

/// Foundation's types as JSON.
struct FormatTests {
    private func read<T: JSONReadable>(_ type: T.Type = T.self, _ json: String) throws -> T {
        try JSONReader.read(T.self, from: json)
    }

    private func written(_ value: some JSONWritable) throws -> String {
        try JSONWriter.string(of: value)
    }

    @Test(arguments: [
        // RFC 3339, section 5.8.
        ("1985-04-12T23:20:50.52Z", 482_196_050.52), ("1996-12-19T16:39:57-08:00", 851_042_397),
        ("1990-12-31T23:59:60Z", 662_688_000), ("1990-12-31T15:59:60-08:00", 662_688_000),
        ("1937-01-01T12:00:27.87+00:20", -1_041_337_172.13),
        ("1970-01-01t00:00:00z", 0), ("1970-01-01 00:00:00Z", 0), ("2024-02-29T00:00:00+00:00", 1_709_164_800),
        ("2024-08-01T12:30:00.123456789Z", 1_722_515_400.123456789),
        ("2024-08-01T12:30:00.1234567890123456789012Z", 1_722_515_400.123456789),
        ("1989-04-11", 608_256_000), ("1989-04-11T01:02:03", 608_259_723), ("1989-04-11T01:02", 608_259_720),
        ("2024-08-01T12:30:00+0530", 1_722_495_600), ("0000-01-01T00:00:00Z", -62_167_219_200),
        ("9999-12-31T23:59:59Z", 253_402_300_799),
    ])
    func `date-times`(text: String, seconds: Double) throws {
        let date = try read(Date.self, "\"\(text)\"")
        #expect(abs(date.timeIntervalSince1970 - seconds) < 0.000_001)
    }

    @Test(arguments: [
        "", "2024", "2024-13-01", "2024-02-30", "2023-02-29", "1900-02-29", "2024-00-10", "24-01-01", "2024-1-1",
        "2024-08-01T", "2024-08-01T24:00:00Z", "2024-08-01T12:60:00Z", "2024-08-01T12:00:61Z", "2024-08-01T12:00:00.Z",
        "2024-08-01T12:00:00Zx", "2024-08-01T12:00:00+1", "2024-08-01T12:00:00+24:00", "2024-08-01T12:00:00+01:60",
        "now",
        "2024-08-01Tab:cd:efZ", "+024-08-01", "2024-08-01T12:00:00 Z",
    ])
    func `what is no date-time`(text: String) {
        let error = #expect(throws: JSONError.self) { try read(Date.self, "\"\(text)\"") }
        #expect(error?.expected == "a date-time such as 2024-08-01T12:30:00Z")
        #expect(error?.kind == .mismatch)
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (1_722_515_400, "2024-08-01T12:30:00Z"),
        (1_722_515_400.123, "2024-08-01T12:30:00.123Z"), (1_722_515_400.1234, "2024-08-01T12:30:00.123Z"),
        (1_722_515_400.9999, "2024-08-01T12:30:01Z"), (-0.5, "1969-12-31T23:59:59.500Z"),
        (951_782_400, "2000-02-29T00:00:00Z"), (-62_167_219_200, "0000-01-01T00:00:00Z"),
        (253_402_300_799, "9999-12-31T23:59:59Z"), (0.0004, "1970-01-01T00:00:00Z"),
    ])
    func `written dates`(seconds: Double, expected: String) throws {
        #expect(try written(Date(timeIntervalSince1970: seconds)) == "\"\(expected)\"")
    }

    @Test func `dates without a form are errors, and don't trap`() {
        for seconds in [253_402_300_800, -62_167_219_201, .infinity, -.infinity, .nan, 1e300] {
            #expect(throws: JSONError.self) { try written(Date(timeIntervalSince1970: seconds)) }
        }
    }

    @Test func `every day of 400 years comes back`() throws {
        for day in stride(from: -80_000, to: 73_000, by: 1) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400)
            #expect(try read(Date.self, written(date)) == date)
        }
    }

    @Test func `dates are told apart to the bit`() {
        let date = Date(timeIntervalSinceReferenceDate: 1.0)
        let next = Date(timeIntervalSinceReferenceDate: 1.0.nextUp)
        #expect(Node(name: "a", at: date) != Node(name: "a", at: next))
        #expect(Node(name: "a", at: date) == Node(name: "a", at: date))
    }

    @Test func `calendar dates`() throws {
        let date = try read(CalendarDate.self, "\"2024-02-29\"")
        #expect(date == CalendarDate(year: 2024, month: 2, day: 29))
        #expect(try written(date) == "\"2024-02-29\"")
        #expect(date.description == "2024-02-29")
        #expect(try read(CalendarDate.self, "\"2024-02-29T10:00:00Z\"") == date)
        #expect(CalendarDate("2023-02-29") == nil)
        #expect(CalendarDate(year: 2024, month: 13, day: 1) == nil)
        #expect(CalendarDate("0044-03-15")! < date)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0)!
        #expect(date.date(in: calendar) == Date(timeIntervalSince1970: 1_709_164_800))
        #expect(CalendarDate(Date(timeIntervalSince1970: 1_709_164_800), in: calendar) == date)
        let decoded = try JSONDecoder().decode([CalendarDate].self, from: JSONEncoder().encode([date]))
        #expect(decoded == [date])
        #expect(throws: JSONError.self) { try read(CalendarDate.self, "\"2024-02-29x\"") }
    }

    @Test func uuids() throws {
        let text = "\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\""
        #expect(try written(read(UUID.self, text)) == text)
        #expect(try read(UUID.self, text.uppercased()) == read(UUID.self, text))
        #expect(throws: JSONError.self) { try read(UUID.self, "\"f81d4fae\"") }
    }

    @Test func urls() throws {
        #expect(try written(read(URL.self, #""https:\/\/a.example/b?c=d#e""#)) == #""https://a.example/b?c=d#e""#)
        #expect(throws: JSONError.self) { try read(URL.self, "\"\"") }
    }

    /// RFC 4648, section 10, and the tolerances.
    @Test(arguments: [
        ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmE=", "fooba"),
        ("Zm9vYmFy", "foobar"), ("Zg", "f"), ("Zm8", "fo"), ("Zm9v\\nYmFy\\r\\n", "foobar"), ("Pz8_Pj4-", "???>>>"),
        ("Pz8/Pj4+", "???>>>"),
    ])
    func base64(text: String, expected: String) throws {
        #expect(try read(Data.self, "\"\(text)\"") == Data(expected.utf8))
    }

    @Test(arguments: ["Z", "Zg=", "Zg===", "Z===", "Zm9v=", "Zg==Zg==", "Zm9*", "=", "é"])
    func `what is no base64`(text: String) {
        #expect(throws: JSONError.self) { try read(Data.self, "\"\(text)\"") }
    }

    @Test func `written base64`() throws {
        #expect(try written(Data([0xFB, 0xFF])) == "\"+/8=\"")
    }

    @Test(
        arguments: [
            ("0.1", "0.1"), ("-12.50", "-12.5"), ("1e3", "1000"), ("1.5E-3", "0.0015"), ("0", "0"), ("-0.0", "0"),
            ("12345678901234567890123456789012345678", "12345678901234567890123456789012345678"),
            ("0.12345678901234567890123456789012345678", "0.12345678901234567890123456789012345678"),
            ("\"19.99\"", "19.99"), ("100000000000000000000000000000000000000000000000000", nil),
            ("123456789012345678901234567890123456789", nil), ("1e200", nil), ("1e99999999999999999999", nil),
            ("1e-200", nil), ("\"abc\"", nil), ("\"\"", nil), ("true", nil), ("\"1 \"x", nil),
        ] as [(String, String?)])
    func decimals(json: String, expected: String?) throws {
        guard let expected else {
            // 1e50 is exact: one digit with an exponent.
            if json.hasPrefix("1000") {
                #expect(try read(Decimal.self, json) == Decimal(string: json))
            } else {
                #expect(throws: JSONError.self) { try read(Decimal.self, json) }
            }
            return
        }
        #expect(try written(read(Decimal.self, json)) == expected)
    }

    @Test func `a decimal that isn't a number is an error`() {
        #expect(throws: JSONError.self) { try written(Decimal.nan) }
    }
}
