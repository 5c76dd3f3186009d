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

    /// Writes `2024-08-01T12:30:00Z`, with milliseconds when there is a fraction. Outside of the years 0 to 9999 is an error.
    public func write(to json: inout JSONWriter) {
        if json.isComparing { return json.writeDouble(timeIntervalSinceReferenceDate) }
        guard let text = rfc3339 else {
            return json.fail(expected: "a date of the years 0 to 9999", found: "another one")
        }
        text.withUnsafeBufferPointer { json.writeString($0) }
    }

    private var rfc3339: [UInt8]? {
        let since1970 = timeIntervalSince1970
        // 0000-01-01T00:00:00Z to 9999-12-31T23:59:59Z
        guard since1970 >= -62_167_219_200, since1970 < 253_402_300_799.9995 else { return nil }
        let milliseconds = Int((since1970 * 1000).rounded())
        let seconds = Int((Double(milliseconds) / 1000).rounded(.down))
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        let (year, month, day) = CivilCalendar.day(number: days)
        let time = seconds - days * 86_400
        var text: [UInt8] = []
        text.reserveCapacity(24)
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
        let fraction = milliseconds - seconds * 1000
        if fraction != 0 {
            text.append(UInt8(ascii: "."))
            text.appendDigits(fraction, width: 3)
        }
        text.append(UInt8(ascii: "Z"))
        return text
    }
}
