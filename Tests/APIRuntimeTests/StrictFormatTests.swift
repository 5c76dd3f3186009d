import APIRuntime
import Foundation
import Testing

/// Formats as alternatives beside text: what is written is what was read.
@Suite struct StrictFormatTests {
    @Test(arguments: [
        ("2024-01-02", "day"), ("2024-01-02T03:04:05Z", "moment"), ("2024-01-02T03:04:05.123Z", "moment"),
        ("2024-01-02T03:04:05.123456Z", "moment"), ("0f8fad5b-d9cb-469f-a165-70867728950e", "key"),
        ("https://example.com/a?b=c", "url"), ("aGk=", "data"),
        // Written otherwise, or not what the format says: text.
        ("2024-01-02T03:04:05+02:00", "text"), ("2024-01-02t03:04:05z", "text"), ("2024-01-02T03:04:05.10Z", "text"),
        ("2024-01-02T03:04:05.1234567Z", "text"), ("2024-01-02 03:04:05Z", "text"), ("2024-01-02T03:04:05", "text"),
        ("2024-01-02T03:04Z", "text"), ("2024-02-30", "text"), ("0F8FAD5B-D9CB-469F-A165-70867728950E", "text"),
        ("example.com", "text"), ("https://example.com/a b", "text"), ("aGk", "text"), ("aG k=", "text"),
        ("a-_=", "text"),
    ])
    func `a format is taken for text that is exactly that format`(_ text: String, _ name: String) throws {
        let value = try JSONReader.read(Text.self, from: "\"\(text)\"")
        #expect(Mirror(reflecting: value).children.first?.label == name)
        #expect(try JSONWriter.string(of: value).replacing("\\/", with: "/") == "\"\(text)\"")
    }

    @Test func `without text beside it, a date-time with another offset is one`() throws {
        let value = try JSONReader.read(When.self, from: #""2024-01-02T03:04:05+02:00""#)
        #expect(Mirror(reflecting: value).children.first?.label == "moment")
        #expect(throws: JSONError.self) { try JSONReader.read(When.self, from: #""2024-01-02 03:04:05""#) }
    }

    @Test(arguments: [
        ".1", ".123456789", ".999999999", ".0000004", ".0000005", ".123456499999", "", ".33333333333333333333",
    ])
    func `a date-time that is written and read is equal`(_ fraction: String) throws {
        for day in ["1901-12-13", "1969-12-31", "2001-01-01", "2024-08-01", "2399-02-28"] {
            let date = try JSONReader.read(Date.self, from: "\"\(day)T23:59:59\(fraction)Z\"")
            #expect(try JSONReader.read(Date.self, from: JSONWriter.string(of: date)) == date)
        }
    }

    @Test(arguments: [("0.1", "float"), ("0.1234567890123", "double"), ("16777217", "double"), ("0.5", "float")])
    func `a number is a float where that keeps it`(_ text: String, _ name: String) throws {
        let value = try JSONReader.read(Number.self, from: text)
        #expect(Mirror(reflecting: value).children.first?.label == name)
    }
}

enum Text: APIValue {
    case day(CalendarDate)
    case moment(Date)
    case key(UUID)
    case data(Data)
    case url(URL)
    case text(String)

    private static let jsonVariants = JSONVariants<Self>(
        "Text", .init(Self.day), .init(Self.moment), .init(Self.key), .init(Self.data), .init(Self.url),
        .init(Self.text)
    )

    init(json: inout JSONReader) throws(JSONError) {
        self = try json.choose([0, 1, 2, 3, 4, 5], of: Self.jsonVariants)
    }

    func write(to json: inout JSONWriter) {
        switch self {
        case .day(let value): json.write(value, variant: 0)
        case .moment(let value): json.write(value, variant: 1)
        case .key(let value): json.write(value, variant: 2)
        case .data(let value): json.write(value, variant: 3)
        case .url(let value): json.write(value, variant: 4)
        case .text(let value): json.write(value, variant: 5)
        }
    }
}

private enum When: JSONReadable {
    case day(CalendarDate)
    case moment(Date)

    private static let jsonVariants = JSONVariants<Self>("When", .init(Self.day), .init(Self.moment))

    init(json: inout JSONReader) throws(JSONError) { self = try json.choose([0, 1], of: Self.jsonVariants) }
}

private enum Number: JSONReadable {
    case float(Float)
    case double(Double)

    private static let jsonVariants = JSONVariants<Self>("Number", .init(Self.float), .init(Self.double))

    init(json: inout JSONReader) throws(JSONError) { self = try json.choose([0, 1], of: Self.jsonVariants) }
}
