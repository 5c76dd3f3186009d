import APIRuntime
import Foundation
import Testing

/// Date-times by RFC 3339, and days of the calendar.
struct DateTests {
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
        ("2024-08-01T12:30:00+0530", 1_722_495_600), ("2024-08-01 12:30:00.5+00", 1_722_515_400.5),
        ("2024-08-01T12:30:00-08", 1_722_544_200), ("0000-01-01T00:00:00Z", -62_167_219_200),
        ("9999-12-31T23:59:59Z", 253_402_300_799),
    ])
    func `date-times`(text: String, seconds: Double) throws {
        let date = try read(Date.self, "\"\(text)\"")
        #expect(abs(date.timeIntervalSince1970 - seconds) < 0.000_001)
    }

    @Test(arguments: [
        "", "2024", "2024-13-01", "2024-02-30", "2023-02-29", "1900-02-29", "2024-00-10", "24-01-01", "2024-1-1",
        "2024-08-01T", "2024-08-01T24:00:00Z", "2024-08-01T12:60:00Z", "2024-08-01T12:00:61Z", "2024-08-01T12:00:00.Z",
        "2024-08-01T12:00:00Zx", "2024-08-01T12:00:00+1", "2024-08-01T12:00:00+05:",
        "2024-08-01T12:00:00+05:",
        "2024-08-01T12:00:00+05:3", "2024-08-01T12:00:00+05:300", "2024-08-01T12:00:00ZZ", "2024-08-01T12:00:00.1.2Z",
        "2024-08-01T12:00:00+-5:00", "2024-08-01T12:00:00\u{2212}05:00", "2024-08-01T12", "2024-08-01T1:00:00Z",
        "2024-08-01T12:00:60.5.Z", "2024-08-01T12:00:-1Z", "2024-W31-4", "20240801T120000Z", "2024-214", "T12:00:00Z",
        "2024-08-01  12:00:00Z", " 2024-08-01T12:00:00Z", "2024-08-01T12:00:00Z ", "-2024-08-01T12:00:00Z",
        "12024-08-01T12:00:00Z", "2024-08-01T25:00:00Z", "2024-04-31", "2024-08-32T12:00:00Z",
        "2024-08-01T12:00:00+24:00", "2024-08-01T12:00:00+01:60",
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
        (1_722_515_400.123, "2024-08-01T12:30:00.123Z"), (1_722_515_400.1234, "2024-08-01T12:30:00.123400Z"),
        (1_722_515_400.123456, "2024-08-01T12:30:00.123456Z"),
        (1_722_515_400.9999, "2024-08-01T12:30:00.999900Z"),
        (1_722_515_400.999_999_8, "2024-08-01T12:30:01Z"), (1_722_470_399.999_999_9, "2024-08-01T00:00:00Z"),
        (-0.5, "1969-12-31T23:59:59.500Z"),
        (951_782_400, "2000-02-29T00:00:00Z"), (-62_167_219_200, "0000-01-01T00:00:00Z"),
        (253_402_300_799, "9999-12-31T23:59:59Z"), (0.0004, "1970-01-01T00:00:00.000400Z"),
        (0.000_000_4, "1970-01-01T00:00:00Z"),
    ])
    func `written dates`(seconds: Double, expected: String) throws {
        #expect(try written(Date(timeIntervalSince1970: seconds)) == "\"\(expected)\"")
    }

    @Test func `dates without a form are errors, and don't trap`() {
        for seconds in [253_402_300_800, -62_167_219_201, .infinity, -.infinity, .nan, 1e300] {
            #expect(throws: JSONError.self) { try written(Date(timeIntervalSince1970: seconds)) }
        }
    }

    /// Up to six digits of a fraction come back as they were, in any year.
    @Test func `fractions come back`() throws {
        var random = SystemRandomNumberGenerator()
        let texts = [
            "2024-08-01T12:30:00.000001Z", "2024-08-01T12:30:00.999999Z", "2001-01-01T00:00:00.000001Z",
            "2000-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999Z", "0000-01-01T00:00:00.500Z",
            "9999-12-31T23:59:59.500Z",
        ]
        let more = (0..<5000).map { _ in
            let microseconds = Int.random(in: 1...999_999, using: &random)
            let digits =
                (microseconds % 1000 == 0 ? String(microseconds / 1000 + 1000) : String(microseconds + 1_000_000))
            return "\(Int.random(in: 1901...2099, using: &random))-05-17T07:08:09.\(digits.dropFirst())Z"
        }
        for text in texts + more {
            let date = try read(Date.self, "\"\(text)\"")
            #expect(try written(date) == "\"\(text)\"")
            #expect(try read(Date.self, written(date)) == date)
        }
        // Any other moment comes back to the microsecond.
        for _ in 0..<5000 {
            let date = Date(timeIntervalSinceReferenceDate: Double.random(in: -6e10...2e11, using: &random))
            #expect(abs(try read(Date.self, written(date)).timeIntervalSince(date)) <= 0.000_001)
        }
    }

    /// RFC 3339, section 5.6: one digit of a fraction or any number of them; of the offset, hours and minutes.
    @Test(
        arguments: [
            (".1", 0.1), (".12", 0.12), (".123", 0.123), (".1234", 0.1234), (".12345", 0.12345), (".123456", 0.123456),
            (".1234567", 0.1234567), (".12345678", 0.12345678), (".123456789", 0.123456789),
            (".000000001", 0.000000001),
            (".999999999", 0.999999999), (".0", 0), (".00000000000000000000000000000000001", 0),
            ("." + String(repeating: "9", count: 500), 1),
        ] as [(String, Double)])
    func `digits of a fraction`(fraction: String, expected: Double) throws {
        for (offset, seconds) in [
            ("Z", 0.0), ("z", 0), ("+00:00", 0), ("-00:00", 0), ("+23:59", -86_340), ("-23:59", 86_340),
        ] {
            for separator in ["T", "t", " "] {
                let date = try read(Date.self, "\"2001-01-01\(separator)00:00:00\(fraction)\(offset)\"")
                // To the microsecond, which is what is written.
                #expect(abs(date.timeIntervalSinceReferenceDate - seconds - expected) < 0.000_001_1)
            }
        }
    }

    /// RFC 3339, appendix D, and the leap second that section 5.8 tells of: the first second of the next day.
    @Test(arguments: [
        "1972-06-30T23:59:60Z", "1990-12-31T23:59:60Z", "2016-12-31T23:59:60Z", "2016-12-31T15:59:60-08:00",
        "2017-01-01T08:59:60+09:00", "2016-12-31t23:59:60.000z",
    ])
    func `leap seconds`(text: String) throws {
        let date = try read(Date.self, "\"\(text)\"")
        let next = try read(Date.self, "\"\(text.replacingOccurrences(of: ":60", with: ":59"))\"")
        #expect(date.timeIntervalSince(next) == 1)
        #expect(date.timeIntervalSince1970.truncatingRemainder(dividingBy: 86_400) == 0)
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

    /// RFC 3339, section 5.6 and appendix C: four digits of a year, and the leap years' rule.
    @Test func `the calendar's limits`() throws {
        for text in ["0000-01-01", "9999-12-31", "2000-02-29", "2400-02-29", "0004-02-29", "2024-12-31", "0001-01-01"] {
            #expect(try written(read(CalendarDate.self, "\"\(text)\"")) == "\"\(text)\"")
            #expect(CalendarDate(text)?.description == text)
        }
        let none = [
            "10000-01-01", "-001-01-01", "999-01-01", "2024-00-01", "2024-13-01", "2024-01-00", "2024-01-32",
            "2024-04-31",
            "2023-02-29", "1900-02-29", "2100-02-29", "2024-1-01", "2024/01/01", "2024-01-01Z", "", "2024-01",
            "２０２４-01-01",
        ]
        for text in none {
            #expect(CalendarDate(text) == nil)
            #expect(throws: JSONError.self, "\(text)") { try read(CalendarDate.self, "\"\(text)\"") }
        }
        for (year, month, day) in [
            (-1, 1, 1), (10_000, 1, 1), (.max, 1, 1), (2024, .min, 1), (2024, 1, .max), (2024, 0, 1),
        ] {
            #expect(CalendarDate(year: year, month: month, day: day) == nil)
        }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0)!
        #expect(CalendarDate(Date(timeIntervalSince1970: 253_402_300_799), in: calendar)?.description == "9999-12-31")
        #expect(CalendarDate(Date(timeIntervalSince1970: 253_402_300_800), in: calendar) == nil)
        #expect(CalendarDate(.distantPast, in: calendar)?.description == "0001-01-01")
    }
}
