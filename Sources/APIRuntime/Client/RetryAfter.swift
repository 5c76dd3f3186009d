import Foundation
import HTTPTypes

/// `Retry-After` (RFC 9110, section 10.2.3): seconds, or a date.
enum RetryAfter {
    /// How long to wait; nil without the header, or when it can't be read. A date is compared with the server's own clock,
    /// where the answer tells it.
    static func delay(in fields: HTTPFields, now: Date) -> Duration? {
        guard let text = fields[.retryAfter]?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return nil }
        if text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) {
            return .seconds(min(Int64(text) ?? .max, 1 << 40))
        }
        guard let date = HTTPDate.parse(text) else { return nil }
        let origin = fields[.date].flatMap(HTTPDate.parse) ?? Int(now.timeIntervalSince1970)
        return .seconds(max(0, date - origin))
    }
}
