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
        guard let moment = RFC3339Text(self) else {
            return json.fail(expected: "a date of the years 0 to 9999", found: "another one")
        }
        json.writeASCII(upTo: RFC3339Text.longest) { moment.print(to: $0) }
    }
}
