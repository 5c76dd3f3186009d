public import APIRuntime
public import Foundation
public import HTTPTypes

/// A request as a server receives it.
public struct ServerRequest: Sendable {
    /// Method, path with query, and headers.
    public var head: HTTPRequest

    /// The body, which arrives after the head.
    public var body: IncomingBody

    public init(head: HTTPRequest, body: IncomingBody = IncomingBody()) {
        self.head = head
        self.body = body
    }

    /// A request whose body is in memory.
    public init(head: HTTPRequest, body: Data) {
        self.init(head: head, body: IncomingBody(ResponseBody(body)))
    }

    /// A client's request that reaches a handler in the same process.
    public init(_ request: RawRequest) {
        self.init(head: request.head, body: IncomingBody(request.body))
    }

    /// The path without the query, percent-encoded as it was sent. Of an absolute address it is the path alone.
    public var path: Substring { target.path }

    /// The query without its question mark, percent-encoded as it was sent; empty without one.
    public var query: Substring { target.query }

    private var target: (path: Substring, query: Substring) {
        var text = (head.path ?? "/")[...]
        if let fragment = text.utf8.firstIndex(of: UInt8(ascii: "#")) { text = text[..<fragment] }
        var query = text[text.endIndex...]
        if let mark = text.utf8.firstIndex(of: UInt8(ascii: "?")) {
            query = text[text.utf8.index(after: mark)...]
            text = text[..<mark]
        }
        // The absolute form that proxies are sent (RFC 9112, section 3.2.2).
        for scheme in ["http://", "https://"] where text.utf8.starts(with: scheme.utf8) {
            let authority = text.dropFirst(scheme.count)
            text = authority.utf8.firstIndex(of: UInt8(ascii: "/")).map { authority[$0...] } ?? "/"
        }
        return (text.isEmpty ? "/" : text, query)
    }
}
