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

    /// The date; a time behind it has to be valid, and is ignored. With `isStrict` there is none.
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

    /// Any number of digits, of which those of microseconds count: what is written reads back equal.
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
