public import Foundation
public import HTTPTypes
public import JSONCore

/// What an endpoint decodes an answer from: status, headers, and the body in the form that the description asks for.
public struct ResponseReader: Sendable {
    /// Status, headers and operation.
    public let head: ResponseHead

    let content: Content

    enum Content: Sendable {
        case collected(Data)
        case streamed(ResponseBody)
    }

    init(head: ResponseHead, content: Content) {
        self.head = head
        self.content = content
    }

    /// An answer whose body is there already.
    public init(head: ResponseHead, body: Data) {
        self.init(head: head, content: .collected(body))
    }

    /// The status code.
    public var status: Int { head.status }

    /// The headers.
    public var headerFields: HTTPFields { head.headerFields }

    /// The `Content-Type`'s media type in lower case and without parameters: `application/json`; empty when there is none.
    public var contentType: String { mediaType?.essence ?? "" }

    /// The body as JSON. Another media type is an error, unless it is one that servers send JSON with.
    public func json<T: JSONReadable>(_ type: T.Type = T.self) throws(ResponseError) -> T {
        let body = try checkedJSON()
        do throws(JSONError) {
            return try readJSON(T.self, from: body)
        } catch {
            throw .json(error)
        }
    }

    /// The body as text, in UTF-8, US-ASCII or ISO 8859-1.
    public func text() throws(ResponseError) -> String {
        let body = try bytes()
        switch mediaType?.charset {
        case nil, "utf-8", "utf8", "us-ascii":
            guard let text = String(bytes: body, encoding: .utf8) else { throw .invalidUTF8 }
            return text
        case "iso-8859-1", "latin1":
            return String(String.UnicodeScalarView(body.map { Unicode.Scalar($0) }))
        case .some(let name):
            throw .unsupportedCharacterSet(name)
        }
    }

    /// The body's bytes.
    public func bytes() throws(ResponseError) -> Data {
        switch content {
        case .collected(let data): return data
        case .streamed: throw .bodyIsStreamed
        }
    }

    /// The body as it arrives, when the operation streams; else the bytes that are there.
    public func body() throws(ResponseError) -> ResponseBody {
        switch content {
        case .collected(let data): ResponseBody(data)
        case .streamed(let body): body
        }
    }

    /// The body as a sequence of values: JSON Lines, JSON text sequences or server-sent events, by the content type.
    public func stream<T: JSONReadable>(of type: T.Type = T.self) throws(ResponseError) -> ResponseStream<T> {
        if let mediaType, mediaType.isMarkup {
            throw .contentType(found: mediaType.essence, expected: "a stream of JSON", excerpt: excerpt)
        }
        return ResponseStream(head: head, body: try body())
    }

    private var mediaType: MediaType? { MediaType(headerFields[.contentType]) }

    private var excerpt: String {
        if case .collected(let data) = content { Excerpt.of(data) } else { "" }
    }

    /// The body, when it may be JSON. Not generic, so that it is compiled once.
    private func checkedJSON() throws(ResponseError) -> Data {
        let body = try bytes()
        // What nearly every answer says, before anything is taken apart.
        if headerFields.first(where: { $0.name == .contentType })?.value == "application/json" { return body }
        if let mediaType, !mediaType.mayBeJSON {
            throw .contentType(found: mediaType.essence, expected: "application/json", excerpt: excerpt)
        }
        return body
    }
}
