public import Foundation

/// A day of the Gregorian calendar without time and zone: `full-date` of RFC 3339, format `date`.
public struct CalendarDate: Hashable, Sendable {
    /// The year, from 0 to 9999.
    public let year: Int

    /// The month, from 1.
    public let month: Int

    /// The day of the month, from 1.
    public let day: Int

    /// Nil for a day that the calendar doesn't have.
    public init?(year: Int, month: Int, day: Int) {
        guard 0...9999 ~= year, 1...12 ~= month else { return nil }
        guard 1...CivilCalendar.days(inMonth: month, ofYear: year) ~= day else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    private init(checkedYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// 1970-01-01.
    static let epoch = CalendarDate(checkedYear: 1970, month: 1, day: 1)

    /// The day of a moment, in a calendar's time zone. Nil outside of the years 0 to 9999.
    public init?(_ date: Date, in calendar: Calendar = .gregorian) {
        let parts = calendar.dateComponents([.year, .month, .day, .era], from: date)
        guard parts.era != 0, let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Year, month and day.
    public var dateComponents: DateComponents { DateComponents(year: year, month: month, day: day) }

    /// The day's first moment, in a calendar's time zone; nil if the calendar has none.
    public func date(in calendar: Calendar = .gregorian) -> Date? {
        calendar.date(from: dateComponents)
    }
}

extension CalendarDate: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDate: LosslessStringConvertible {
    /// Reads `2024-08-01`.
    public init?(_ description: String) {
        var text = description
        let date = text.withUTF8 { DateTimeParser.parseDate($0) }
        guard let date else { return nil }
        self = date
    }

    /// `2024-08-01`
    public var description: String {
        String(unsafeUninitializedCapacity: Self.length) { print(to: UnsafeMutableRawBufferPointer($0)) }
    }

    /// The length of `2024-08-01`.
    static var length: Int { 10 }

    /// Prints it, and returns its length.
    func print(to text: UnsafeMutableRawBufferPointer) -> Int {
        var digits = DecimalDigits(text)
        digits.append((year, month, day))
        return digits.count
    }
}

extension Calendar {
    /// The Gregorian calendar in the system's time zone.
    public static var gregorian: Calendar { Calendar(identifier: .gregorian) }
}
