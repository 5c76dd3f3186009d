public import APIJSON
import Foundation

/// A response as a sequence of values, decoded as they arrive: JSON Lines, JSON text sequences or server-sent events.
///
/// It can be read once. Leaving the loop early, or dropping the stream, cancels the transfer. What goes wrong on the way
/// is thrown as `APIError<Never>`. A document `[DONE]` ends the stream, as is the custom.
public struct ResponseStream<Element: JSONReadable>: AsyncSequence, Sendable {
    /// Status and headers.
    public let head: ResponseHead

    /// The bytes as they arrive, undecoded.
    public let body: ResponseBody

    /// The documents of a stream that was made of values, in no framing yet.
    var documents: DocumentSource?

    /// How documents are decoded.
    var settings = DecodingSettings.standard

    public init(head: ResponseHead, body: ResponseBody) {
        self.head = head
        self.body = body
    }

    /// The same response as raw server-sent events.
    public var events: ServerSentEvents { ServerSentEvents(body) }

    /// The same response as raw lines.
    public var lines: JSONLines { JSONLines(body) }

    public func makeAsyncIterator() -> Iterator {
        Iterator(documents: StreamDocuments(head: head, body: body, settings: settings))
    }

    /// Reads the values.
    public struct Iterator: AsyncIteratorProtocol {
        var documents: StreamDocuments

        /// The next value, nil at the end; throws `APIError<Never>`.
        public mutating func next() async throws -> Element? {
            while let document = try await documents.next() {
                do throws(JSONError) {
                    return try documents.read(Element.self, document)
                } catch {
                    // Several lines of data that the server meant as one document each.
                    if error.kind == .syntax, documents.split(document) { continue }
                    if documents.skips(error, document) { continue }
                    throw documents.failure(.json(error), document)
                }
            }
            return nil
        }
    }
}

extension ResponseStream {
    /// The stream as a body of a content type, for services: the values are pulled as the body is.
    package func body(as contentType: String) -> ResponseBody {
        let framing = DocumentFraming(contentType: contentType)
        if let documents {
            // The stream's own body, which would cancel the documents when it is released, is kept.
            return ResponseBody(
                next: { try await documents.next().map(framing.frame) }, cancel: { body.cancel() })
        }
        if DocumentFraming(contentType: head.headerFields[.contentType]) == framing { return body }
        return ResponseBody(ReframedDocuments(head: head, body: body, settings: settings, framing: framing))
    }
}

/// The documents of a stream that others have framed, in another framing.
private struct ReframedDocuments: AsyncSequence, Sendable {
    let head: ResponseHead
    let body: ResponseBody
    let settings: DecodingSettings
    let framing: DocumentFraming

    func makeAsyncIterator() -> Iterator {
        Iterator(documents: StreamDocuments(head: head, body: body, settings: settings), framing: framing)
    }

    struct Iterator: AsyncIteratorProtocol {
        var documents: StreamDocuments
        let framing: DocumentFraming

        mutating func next() async throws -> Data? {
            try await documents.next().map(framing.frame)
        }
    }
}

/// JSON documents that are made while they are sent.
struct DocumentSource: Sendable {
    /// The next one, nil at the end; one call at a time.
    let next: @Sendable () async throws -> Data?

    /// Releases what makes them.
    let cancel: @Sendable () -> Void

    init<Values: AsyncSequence & Sendable>(_ values: Values) where Values.Element: JSONWritable {
        let source = PieceSource(values)
        next = { try await source.next().map { value in try JSONWriter.withBytes(of: value) { Data($0) } } }
        cancel = { source.cancel() }
    }
}
