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
