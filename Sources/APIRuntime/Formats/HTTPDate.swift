/// Reads dates of HTTP headers (RFC 9110, section 5.6.7) in their three forms:
/// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`.
enum HTTPDate {
    /// Seconds since 1970; nil for anything else than a date. Years of two digits are between 1970 and 2069.
    static func parse(_ text: String) -> Int? {
        var words = text.split { $0 == " " || $0 == "-" || $0 == "," }.map(String.init)
        guard words.count >= 5 else { return nil }
        words.removeFirst()
        if words.last == "GMT" || words.last == "UTC" { words.removeLast() }
        guard words.count == 4 else { return nil }
        // `Nov 6 08:49:37 1994` is the third form.
        let isThird = month(words[0]) != nil
        guard let month = month(words[isThird ? 0 : 1]), let day = number(words[isThird ? 1 : 0]),
            var year = number(words[isThird ? 3 : 2]), let seconds = seconds(words[isThird ? 2 : 3])
        else { return nil }
        if year < 100 { year += year < 70 ? 2000 : 1900 }
        guard 1...9999 ~= year, 1...CivilCalendar.days(inMonth: month, ofYear: year) ~= day else { return nil }
        return CivilCalendar.dayNumber(year: year, month: month, day: day) * 86_400 + seconds
    }

    private static func month(_ name: String) -> Int? {
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            .firstIndex(of: name).map { $0 + 1 }
    }

    /// Seconds of the day; 60 is a leap second.
    private static func seconds(_ time: String) -> Int? {
        let parts = time.split(separator: ":", omittingEmptySubsequences: false).map { number(String($0)) }
        guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2],
            hour < 24, minute < 60, second <= 60
        else { return nil }
        return (hour * 60 + minute) * 60 + second
    }

    private static func number(_ text: String) -> Int? {
        guard 1...4 ~= text.utf8.count, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        return Int(text)
    }
}
