public import APIJSON

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
