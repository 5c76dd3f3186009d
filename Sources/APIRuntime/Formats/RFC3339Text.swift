import Foundation

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
