/// Dates and times of RFC 3339.
enum DateTimeFormats {
    static func isDateTime(_ text: String) -> Bool {
        var reader = ByteReader(text)
        guard takeDate(&reader), reader.take("T") || reader.take("t") else { return false }
        return takeTime(&reader) && reader.isAtEnd
    }

    static func isDate(_ text: String) -> Bool {
        var reader = ByteReader(text)
        return takeDate(&reader) && reader.isAtEnd
    }

    static func isTime(_ text: String) -> Bool {
        var reader = ByteReader(text)
        return takeTime(&reader) && reader.isAtEnd
    }

    private static func takeDate(_ reader: inout ByteReader) -> Bool {
        guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
            let day = reader.number(2), (1...12).contains(month)
        else { return false }
        let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...days[month - 1]).contains(day)
    }

    private static func takeTime(_ reader: inout ByteReader) -> Bool {
        guard let hour = reader.number(2), reader.take(":"), let minute = reader.number(2), reader.take(":"),
            let second = reader.number(2), hour < 24, minute < 60, second <= 60
        else { return false }
        if reader.take("."), reader.digits() == 0 { return false }
        var offset = 0
        if !(reader.take("Z") || reader.take("z")) {
            let isPositive = reader.take("+")
            guard isPositive || reader.take("-"), let hours = reader.number(2), reader.take(":"),
                let minutes = reader.number(2), hours < 24, minutes < 60
            else { return false }
            offset = (hours * 60 + minutes) * (isPositive ? 1 : -1)
        }
        // A leap second is the last one of a day in UTC.
        return second < 60 || (hour * 60 + minute - offset + 2 * 1440) % 1440 == 1439
    }

    /// `P1Y2M3DT4H5M6S`, `P2W` (appendix A): units follow each other without a gap.
    static func isDuration(_ text: String) -> Bool {
        var reader = ByteReader(text)
        guard reader.take("P") else { return false }
        var hasUnits = false
        if reader.next != UInt8(ascii: "T") {
            guard reader.digits() > 0 else { return false }
            if reader.take("W") { return reader.isAtEnd }
            guard takeUnits(["Y", "M", "D"], &reader) else { return false }
            hasUnits = true
        }
        if reader.take("T") {
            guard reader.digits() > 0, takeUnits(["H", "M", "S"], &reader) else { return false }
            hasUnits = true
        }
        return hasUnits && reader.isAtEnd
    }

    /// After the first number.
    private static func takeUnits(_ units: [Unicode.Scalar], _ reader: inout ByteReader) -> Bool {
        guard let first = units.firstIndex(where: { reader.take($0) }) else { return false }
        for unit in units[(first + 1)...] {
            guard reader.digits() > 0 else { return true }
            guard reader.take(unit) else { return false }
        }
        return true
    }
}
