public import Foundation
public import JSONCore

extension Date: JSONReadable, JSONWritable {
    /// Reads an RFC 3339 date-time with any fraction and offset. Without a zone it is in UTC, without a time at midnight.
    public init(json: inout JSONReader) throws(JSONError) {
        let parsed = try json.withString { (text) throws(JSONError) in DateTimeParser.parse(text) }
        guard let parsed else { throw json.mismatch(expected: "a date-time such as 2024-08-01T12:30:00Z") }
        // The whole seconds are exact; the fraction is added to the smaller number of the two epochs.
        let seconds = Double(parsed.seconds) - Date.timeIntervalBetween1970AndReferenceDate
        self.init(timeIntervalSinceReferenceDate: seconds + parsed.fraction)
    }

    /// Writes `2024-08-01T12:30:00Z`, to the microsecond, which is what servers hold: with three digits of a fraction where
    /// these are enough, else with six. Outside of the years 0 to 9999 is an error.
    public func write(to json: inout JSONWriter) {
        if json.isComparing { return json.writeDouble(timeIntervalSinceReferenceDate) }
        guard let text = rfc3339 else {
            return json.fail(expected: "a date of the years 0 to 9999", found: "another one")
        }
        text.withUnsafeBufferPointer { json.writeString($0) }
    }

    private var rfc3339: [UInt8]? {
        let interval = timeIntervalSinceReferenceDate
        // 0000-01-01T00:00:00Z to 9999-12-31T23:59:59.99997Z, the last one before the next second.
        guard interval >= -63_145_526_400, interval < 252_423_993_600 else { return nil }
        // Both parts are exact; of the two epochs this one leaves more digits to the fraction.
        let whole = interval.rounded(.down)
        let microseconds = Int(((interval - whole) * 1_000_000).rounded())
        let seconds = Int(whole) + (microseconds == 1_000_000 ? 1 : 0) + 978_307_200
        var text = Self.rfc3339(seconds: seconds)
        let fraction = microseconds % 1_000_000
        if fraction != 0 {
            text.append(UInt8(ascii: "."))
            if fraction % 1000 == 0 {
                text.appendDigits(fraction / 1000, width: 3)
            } else {
                text.appendDigits(fraction, width: 6)
            }
        }
        text.append(UInt8(ascii: "Z"))
        return text
    }

    /// `2024-08-01T12:30:00`, of the whole seconds since 1970.
    private static func rfc3339(seconds: Int) -> [UInt8] {
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        let (year, month, day) = CivilCalendar.day(number: days)
        let time = seconds - days * 86_400
        var text: [UInt8] = []
        text.reserveCapacity(27)
        text.appendDigits(year, width: 4)
        text.append(UInt8(ascii: "-"))
        text.appendDigits(month, width: 2)
        text.append(UInt8(ascii: "-"))
        text.appendDigits(day, width: 2)
        text.append(UInt8(ascii: "T"))
        text.appendDigits(time / 3600, width: 2)
        text.append(UInt8(ascii: ":"))
        text.appendDigits(time / 60 % 60, width: 2)
        text.append(UInt8(ascii: ":"))
        text.appendDigits(time % 60, width: 2)
        return text
    }
}
