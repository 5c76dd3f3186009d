public import APIJSON
public import Foundation

extension Date: JSONReadable, JSONWritable {
    /// Reads an RFC 3339 date-time with any fraction and offset, to the microsecond. Without a zone it is in UTC, without a time
    /// at midnight; as one of several alternatives only what RFC 3339 allows.
    public init(json: inout JSONReader) throws(JSONError) {
        if json.isAttempting {
            self = try Date.attempt(&json)
            return
        }
        let parsed = try json.withString { (text) throws(JSONError) in DateTimeParser.parse(text) }
        guard let parsed else { throw Date.mismatch(json) }
        self.init(parsed)
    }

    @inline(never)
    private static func attempt(_ json: inout JSONReader) throws(JSONError) -> Date {
        var isExact = true
        let date = try json.withString { (text) throws(JSONError) -> Date? in
            let date = DateTimeParser.parse(text, strictly: true).map { Date($0) }
            isExact = date.flatMap { RFC3339Text($0) }?.isWritten(as: text) ?? true
            return date
        }
        guard let date else { throw mismatch(json) }
        if !isExact { json.noteInexact() }
        return date
    }

    private static func mismatch(_ json: borrowing JSONReader) -> JSONError {
        json.mismatch(expected: "a date-time such as 2024-08-01T12:30:00Z")
    }

    private init(_ parsed: (seconds: Int, fraction: Double)) {
        // The whole seconds are exact; the fraction is added to the smaller number of the two epochs.
        let seconds = Double(parsed.seconds) - Date.timeIntervalBetween1970AndReferenceDate
        let interval = seconds + parsed.fraction
        // The last moment of the year 9999 has no room for its fraction: it isn't to become the next year.
        let isTooLate = interval >= RFC3339Text.end && seconds < RFC3339Text.end
        self.init(timeIntervalSinceReferenceDate: isTooLate ? RFC3339Text.end.nextDown : interval)
    }

    /// Writes `2024-08-01T12:30:00Z`, to the microsecond, which is what servers hold: with three digits of a fraction where
    /// these are enough, else with six. Outside of the years 0 to 9999 is an error.
    public func write(to json: inout JSONWriter) {
        if json.isComparing { return json.writeDouble(timeIntervalSinceReferenceDate) }
        guard let moment = RFC3339Text(self) else {
            return json.fail(expected: "a date of the years 0 to 9999", found: "another one")
        }
        json.writeASCII(upTo: RFC3339Text.longest) { moment.print(to: $0) }
    }
}

/// A moment as RFC 3339 has it, in UTC and to the microsecond: `2024-08-01T12:30:00Z`.
struct RFC3339Text {
    /// The length of `2024-08-01T12:30:00.000000Z`.
    static let longest = 27

    /// 10000-01-01T00:00:00Z, which has no text any more, since 2001.
    static let end = 252_423_993_600.0

    private let seconds: Int
    private let microseconds: Int

    /// Nil outside of the years 0 to 9999.
    init?(_ date: Date) {
        let interval = date.timeIntervalSinceReferenceDate
        // 0000-01-01T00:00:00Z to 9999-12-31T23:59:59.99997Z, the last one before the next second.
        guard interval >= -63_145_526_400, interval < Self.end else { return nil }
        // Both parts are exact; of the two epochs this one leaves more digits to the fraction.
        let whole = interval.rounded(.down)
        let microseconds = Int(((interval - whole) * 1_000_000).rounded())
        seconds = Int(whole) + (microseconds == 1_000_000 ? 1 : 0) + 978_307_200
        self.microseconds = microseconds % 1_000_000
    }

    /// Prints at most `longest` bytes, and returns how many they were: three digits of a fraction where these are enough,
    /// else six.
    func print(to text: UnsafeMutableRawBufferPointer) -> Int {
        var digits = DecimalDigits(text)
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let time = seconds - days * 86_400
        digits.append(CivilCalendar.day(number: days))
        digits.append("T", time / 3600, width: 2)
        digits.append(":", time / 60 % 60, width: 2)
        digits.append(":", time % 60, width: 2)
        if microseconds % 1000 != 0 {
            digits.append(".", microseconds, width: 6)
        } else if microseconds != 0 {
            digits.append(".", microseconds / 1000, width: 3)
        }
        digits.append("Z")
        return digits.count
    }

    /// Whether `print(to:)` would print that text.
    func isWritten(as text: UnsafeBufferPointer<UInt8>) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: Self.longest, alignment: 1) { buffer in
            buffer[..<print(to: buffer)].elementsEqual(text)
        }
    }
}

/// Reads RFC 3339, section 5.6, by hand, and what real servers send instead: no time, no zone, a space for the `T`, an
/// offset without its colon or of hours alone.
struct DateTimeParser {
    private let text: UnsafeBufferPointer<UInt8>
    /// Whether only what RFC 3339 allows is read.
    private let isStrict: Bool
    private var position = 0

    private init(_ text: UnsafeBufferPointer<UInt8>, isStrict: Bool = false) {
        self.text = text
        self.isStrict = isStrict
    }

    /// Whole seconds since 1970 in UTC, and the fraction of a second; nil for anything else than a date-time.
    static func parse(
        _ text: UnsafeBufferPointer<UInt8>,
        strictly isStrict: Bool = false
    ) -> (seconds: Int, fraction: Double)? {
        var parser = DateTimeParser(text, isStrict: isStrict)
        guard let date = parser.date() else { return nil }
        let days = CivilCalendar.dayNumber(year: date.year, month: date.month, day: date.day)
        if parser.isAtEnd { return isStrict ? nil : (days * 86_400, 0) }
        guard let time = parser.time(), parser.isAtEnd else { return nil }
        return (days * 86_400 + time.seconds, time.fraction)
    }

    /// The date; a time after it has to be valid, and is ignored. With `isStrict` there is none.
    static func parseDate(_ text: UnsafeBufferPointer<UInt8>, strictly isStrict: Bool = false) -> CalendarDate? {
        var parser = DateTimeParser(text, isStrict: isStrict)
        guard let date = parser.date() else { return nil }
        if isStrict { return parser.isAtEnd ? date : nil }
        return parser.isAtEnd || (parser.time() != nil && parser.isAtEnd) ? date : nil
    }

    private var isAtEnd: Bool { position == text.count }

    private mutating func date() -> CalendarDate? {
        guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2) else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    private mutating func time() -> (seconds: Int, fraction: Double)? {
        guard take("T") || take("t") || (!isStrict && take(" ")) else { return nil }
        guard let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60 else { return nil }
        var second = 0
        var fraction = 0.0
        if take(":") {
            // 60 is a leap second: the first of the next minute, here.
            guard let number = number(2), number <= 60 else { return nil }
            second = number
            if take(".") || (!isStrict && take(",")) {
                guard let digits = fractionDigits() else { return nil }
                fraction = digits
            }
        } else if isStrict {
            return nil
        }
        guard let offset = offset() else { return nil }
        return ((hour * 60 + minute) * 60 + second - offset, fraction)
    }

    /// Seconds east of UTC; zero when there is no zone. Databases write an offset of whole hours as hours alone.
    private mutating func offset() -> Int? {
        if isAtEnd { return isStrict ? nil : 0 }
        if take("Z") || take("z") { return 0 }
        let isWest = take("-")
        guard isWest || take("+"), let hours = number(2), hours < 24 else { return nil }
        var minutes = 0
        if isStrict || !isAtEnd {
            guard take(":") || !isStrict else { return nil }
            guard let number = number(2), number < 60 else { return nil }
            minutes = number
        }
        return (hours * 60 + minutes) * (isWest ? -60 : 60)
    }

    /// Any number of digits; those after microseconds are dropped, so that a written date reads back equal.
    private mutating func fractionDigits() -> Double? {
        let start = position
        var microseconds = 0
        var scale = 1_000_000
        while let digit = digit() {
            microseconds = microseconds * (scale > 1 ? 10 : 1) + (scale > 1 ? digit : 0)
            scale = max(1, scale / 10)
        }
        return position == start ? nil : Double(microseconds * scale) / 1_000_000
    }

    private mutating func number(_ width: Int) -> Int? {
        var number = 0
        for _ in 0..<width {
            guard let digit = digit() else { return nil }
            number = number * 10 + digit
        }
        return number
    }

    private mutating func digit() -> Int? {
        guard position < text.count, 0x30...0x39 ~= text[position] else { return nil }
        defer { position += 1 }
        return Int(text[position] - 0x30)
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard position < text.count, text[position] == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }
}
