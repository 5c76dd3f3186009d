public import APIRuntime
public import Foundation
public import HTTPTypes

/// A response as a server sends it.
public struct ServerResponse: Sendable {
    /// Status and headers; `Content-Length` and `Transfer-Encoding` are the server's.
    public var head: HTTPResponse

    /// The body, sent after the head.
    public var body: Body

    public init(head: HTTPResponse, body: Body = .none) {
        self.head = head
        self.body = body
    }

    public init(_ status: HTTPResponse.Status, headerFields: HTTPFields = [:], body: Body = .none) {
        self.init(head: HTTPResponse(status: status, headerFields: headerFields), body: body)
    }

    /// The body of a response.
    public enum Body: Sendable {
        /// Nothing.
        case none

        /// Bytes in memory.
        case data(Data)

        /// Bytes that are made while they are sent: the next ones are asked for when the last ones are sent. When the client has gone,
        /// the server cancels the body and the task that reads it.
        case stream(ResponseBody)

        /// Sends the chunks of a sequence. The sequence's iterator is released at the end, and when the client disconnects.
        public static func stream<Pieces: AsyncSequence & Sendable>(_ pieces: Pieces) -> Body
        where Pieces.Element == Data {
            .stream(ResponseBody(pieces))
        }

        /// How many bytes there are; nil where that isn't known beforehand.
        public var length: Int? {
            switch self {
            case .none: 0
            case .data(let data): data.count
            case .stream: nil
            }
        }

        /// The body as a client receives it.
        public var received: ResponseBody {
            switch self {
            case .none: ResponseBody()
            case .data(let data): ResponseBody(data)
            case .stream(let body): body
            }
        }
    }

    /// The response to `HEAD`: the same without a body, which `GET` would have.
    public func withoutBody() -> ServerResponse {
        var response = self
        if case .data(let data) = body, response.head.headerFields[.contentLength] == nil {
            response.head.headerFields[.contentLength] = String(data.count)
        }
        if case .stream(let body) = body { body.cancel() }
        response.body = .none
        return response
    }
}
