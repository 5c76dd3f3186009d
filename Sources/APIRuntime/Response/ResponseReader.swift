public import APIJSON
public import Foundation
public import HTTPTypes

/// Decodes a response: status, headers, and the body in the described form.
public struct ResponseReader: Sendable {
    /// Status, headers and operation.
    public let head: ResponseHead

    /// The status code that the response is decoded by: for an undocumented success, that of a documented one.
    public private(set) var status: Int

    let content: Content

    /// How the body is decoded.
    let settings: DecodingSettings

    enum Content: Sendable {
        case collected(Data)
        case streamed(ResponseBody)
    }

    init(head: ResponseHead, content: Content, settings: DecodingSettings = .standard) {
        self.settings = settings
        self.head = head
        status = head.status
        self.content = content
    }

    /// A copy that decodes as a response with another status.
    func read(as status: Int) -> ResponseReader {
        var reader = self
        reader.status = status
        return reader
    }

    /// A response whose body is in memory.
    public init(head: ResponseHead, body: Data) {
        self.init(head: head, content: .collected(body))
    }

    /// The headers.
    public var headerFields: HTTPFields { head.headerFields }

    /// The `Content-Type`'s media type in lower case and without parameters: `application/json`; empty when there is none.
    public var contentType: String { mediaType?.essence ?? "" }

    /// Decodes the body as JSON. A plain text body that isn't JSON decodes as a string, and one of a media type in
    /// `ClientConfiguration.bodyCoders` by its coder. Throws `contentType` for other media types that contain no JSON.
    public func json<T: JSONReadable>(_ type: T.Type = T.self) throws(ResponseError) -> T {
        let body: Data
        do {
            body = try checkedJSON()
        } catch {
            if let value = try coded(insteadOfJSON: T.self) { return value }
            return try value(ofTextInsteadOf: error)
        }
        do throws(JSONError) {
            return try settings.read(T.self, head, body)
        } catch {
            return try value(ofTextInsteadOf: .json(error))
        }
    }

    /// Fallback when JSON decoding fails: decodes a plain text body as a string. Throws the error if that fails, too.
    @inline(never)
    private func value<T: JSONReadable>(ofTextInsteadOf error: ResponseError) throws(ResponseError) -> T {
        guard mediaType.map({ $0.isPlain }) ?? true, let text = try? text(), let first = text.first,
            !"{[\"".contains(first), let quoted = try? JSONWriter.bytes(of: text),
            let value = JSONReader.readExactly(T.self, from: quoted)
        else { throw error }
        return value
    }

    /// Decodes the body as text in UTF-8, US-ASCII or ISO 8859-1. A JSON body that is a string decodes as its value.
    public func text() throws(ResponseError) -> String {
        let body = try bytes()
        if body.first == UInt8(ascii: "\""), mediaType?.isJSON == true,
            let text = try? readJSON(String.self, from: body)
        {
            return text
        }
        return try decodedText(body, charset: mediaType?.charset)
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
            // The client collects the body and decodes again, so that the error includes it.
            if case .streamed = content { throw .bodyIsStreamed }
            throw .contentType(found: mediaType.essence, expected: "a stream of JSON")
        }
        var stream = ResponseStream<T>(head: head, body: try body())
        stream.settings = settings
        return stream
    }

    private var mediaType: MediaType? { MediaType(headerFields[.contentType]) }

    /// The body, when it may be JSON. Not generic, so that it is compiled once.
    private func checkedJSON() throws(ResponseError) -> Data {
        let body = try bytes()
        // Nearly every response has this, so that nothing has to be parsed.
        if headerFields.first(where: { $0.name == .contentType })?.value == "application/json" { return body }
        if let mediaType, !mediaType.mayBeJSON {
            throw .contentType(found: mediaType.essence, expected: "application/json")
        }
        return body
    }
}

/// The text of a body in UTF-8, US-ASCII or ISO 8859-1.
///
/// - Parameter charset: The name of the character set in lower case; nil for UTF-8.
package func decodedText(_ body: Data, charset: String?) throws(ResponseError) -> String {
    switch charset {
    case nil, "utf-8", "utf8", "us-ascii":
        guard let text = String(bytes: body, encoding: .utf8) else { throw .invalidUTF8 }
        return text
    case "iso-8859-1", "latin1":
        return String(String.UnicodeScalarView(body.map { Unicode.Scalar($0) }))
    case .some(let name):
        throw .unsupportedCharacterSet(name)
    }
}
