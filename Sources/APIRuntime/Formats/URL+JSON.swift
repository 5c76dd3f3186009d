public import APIJSON
public import Foundation

extension URL: JSONReadable, JSONWritable {
    /// Reads a URL, absolute or relative; as one of several alternatives an absolute one that needs no escaping.
    public init(json: inout JSONReader) throws(JSONError) {
        let text = try json.readString()
        guard let url = URL(string: text), !json.isAttempting || url.scheme != nil && url.absoluteString == text else {
            throw json.mismatch(expected: "a URL", found: text)
        }
        self = url
    }

    public func write(to json: inout JSONWriter) {
        json.writeString(absoluteString)
    }
}

// What generated code calls for defaults of a format. The generator has checked the text; should it not be a value after all,
// the type's empty value takes its place.

extension Date {
    /// The moment of an RFC 3339 date-time.
    public init(constant text: StaticString) { self = .constant(text) ?? Date(timeIntervalSince1970: 0) }
}

extension CalendarDate {
    /// The day of an RFC 3339 date.
    public init(constant text: StaticString) { self = .constant(text) ?? .epoch }
}

extension UUID {
    /// The UUID of 36 characters.
    public init(constant text: StaticString) {
        self = .constant(text) ?? UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    }
}

extension URL {
    /// The absolute URL.
    public init(constant text: StaticString) { self = .constant(text) ?? URL(fileURLWithPath: "/") }
}

extension Data {
    /// The bytes that a Base64 text encodes.
    public init(constant text: StaticString) { self = .constant(text) ?? Data() }
}

extension Decimal {
    /// The number that a text in decimal notation is, without loss: `Decimal(constant: "19.99")`. A literal is rounded to a `Double` first.
    public init(constant text: StaticString) { self = .constant(text) ?? 0 }
}

extension JSONReadable where Self: Sendable {
    fileprivate static func constant(_ text: StaticString) -> Self? {
        try? JSONReader.read(Self.self, from: "\"\(text)\"")
    }
}
