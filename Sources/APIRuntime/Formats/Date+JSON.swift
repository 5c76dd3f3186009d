public import Foundation
public import JSONCore

extension Date: JSONReadable, JSONWritable {
    /// Reads an RFC 3339 date-time with any fraction and offset, to the microsecond. Without a zone it is in UTC, without a time
    /// at midnight; as one of several alternatives only what RFC 3339 allows.
    public init(json: inout JSONReader) throws(JSONError) {
        let isAttempting = json.isAttempting
        var isExact = true
        let date = try json.withString { (text) throws(JSONError) -> Date? in
            guard let parsed = DateTimeParser.parse(text, strictly: isAttempting) else { return nil }
            // The whole seconds are exact; the fraction is added to the smaller number of the two epochs.
            let seconds = Double(parsed.seconds) - Date.timeIntervalBetween1970AndReferenceDate
            let interval = seconds + parsed.fraction
            // The last moment of the year 9999 has no room for its fraction: it isn't to become the next year.
            let isTooLate = interval >= RFC3339Text.end && seconds < RFC3339Text.end
            let date = Date(timeIntervalSinceReferenceDate: isTooLate ? RFC3339Text.end.nextDown : interval)
            if isAttempting { isExact = RFC3339Text(date)?.isWritten(as: text) ?? false }
            return date
        }
        guard let date else { throw json.mismatch(expected: "a date-time such as 2024-08-01T12:30:00Z") }
        if !isExact { json.noteInexact() }
        self = date
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
