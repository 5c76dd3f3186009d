import APIServer
import Foundation
import HTTPTypes

/// The bytes of a response's line and headers (RFC 9112, section 4).
enum ResponseHead {
    /// How the body is sent.
    enum Framing {
        /// A response that can't have a body: nothing is said about one.
        case none
        case length(Int)
        case chunked
        /// Up to the end of the connection, for clients of HTTP/1.0.
        case close
    }

    static func bytes(of head: HTTPResponse, _ framing: Framing, keepsAlive: Bool, isVersion11: Bool) -> Data {
        let code = head.status.code
        var text = "HTTP/1.1 \(code) \(phrase(of: head.status))\r\n"
        for field in head.headerFields where !isOwn(field.name, framing) {
            text += "\(field.name.rawName): \(field.value)\r\n"
        }
        if head.headerFields[.date] == nil { text += "Date: \(HTTPClock.now)\r\n" }
        switch framing {
        case .none, .close: break
        case .length(let length): text += "Content-Length: \(length)\r\n"
        case .chunked: text += "Transfer-Encoding: chunked\r\n"
        }
        if !keepsAlive { text += "Connection: close\r\n" } else if !isVersion11 { text += "Connection: keep-alive\r\n" }
        return Data((text + "\r\n").utf8)
    }

    /// Headers that the connection decides; the length that `GET` would have is a part of the response to `HEAD`.
    private static func isOwn(_ name: HTTPField.Name, _ framing: Framing) -> Bool {
        if name == .connection || name == .transferEncoding { return true }
        if case .none = framing { return false }
        return name == .contentLength
    }

    private static func phrase(of status: HTTPResponse.Status) -> String {
        status.reasonPhrase.isEmpty ? ReasonPhrase.text(of: status.code) : status.reasonPhrase
    }
}

/// The date of responses, made once a second.
private enum HTTPClock {
    private nonisolated(unsafe) static var last: (second: Int, text: String) = (0, "")
    private static let lock = NSLock()

    /// `Sun, 06 Nov 1994 08:49:37 GMT`
    static var now: String {
        lock.withLock {
            var second = time(nil)
            if last.second == second { return last.text }
            var parts = tm()
            gmtime_r(&second, &parts)
            let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
            let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
            let date = "\(two(parts.tm_mday)) \(months[Int(parts.tm_mon)]) \(parts.tm_year + 1900)"
            let clock = "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
            last = (second, "\(days[Int(parts.tm_wday)]), \(date) \(clock) GMT")
            return last.text
        }
    }
}
