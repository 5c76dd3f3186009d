public import Foundation
public import APIJSON

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
