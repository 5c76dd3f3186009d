public import APIJSON
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

extension CalendarDate: JSONReadable, JSONWritable {
    /// Reads `2024-08-01`, and of a date-time the date as it is written, unless there are alternatives.
    public init(json: inout JSONReader) throws(JSONError) {
        let isAttempting = json.isAttempting
        let date = try json.withString { (text) throws(JSONError) in
            DateTimeParser.parseDate(text, strictly: isAttempting)
        }
        guard let date else { throw json.mismatch(expected: "a date such as 2024-08-01") }
        self = date
    }

    public func write(to json: inout JSONWriter) {
        json.writeASCII(upTo: Self.length) { print(to: $0) }
    }
}

extension CalendarDate: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = CalendarDate(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected a date such as 2024-08-01")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Days of the proleptic Gregorian calendar, counted from 1 January 1970.
enum CivilCalendar {
    static func days(inMonth month: Int, ofYear year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The number of a day: years begin in March for this, so that the leap day comes last.
    static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day of a number.
    static func day(number: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
