import APIJSON
import Foundation
import HTTPTypes

/// Streams as services, fakes and stubs return them.
extension ResponseStream where Element: JSONWritable {
    /// A stream of values that are there already: `ResponseStream([first, second], of: ChatStream.self)`.
    public init<Call: Endpoint>(_ values: [Element], of call: Call.Type) {
        self.init(
            AsyncStream { continuation in
                for value in values { continuation.yield(value) }
                continuation.finish()
            }, of: call)
    }

    /// A stream of the values of a sequence, each when it comes. Its errors are those of the transport.
    public init<Values: AsyncSequence & Sendable, Call: Endpoint>(
        _ values: Values, of call: Call.Type
    ) where Values.Element == Element {
        self.init(values, of: Call.operation)
    }

    /// A stream of the values of a sequence, which is pulled as fast as the stream is read.
    package init<Values: AsyncSequence & Sendable>(
        _ values: Values, of operation: OperationInfo
    ) where Values.Element == Element {
        let documents = DocumentSource(values)
        let head = ResponseHead(status: 200, headerFields: [.contentType: "text/event-stream"], operation: operation)
        // Server-sent events are read as lines, too, where those are documented.
        let body = ResponseBody(
            next: { try await documents.next().map(DocumentFraming.events.frame) }, cancel: { documents.cancel() })
        self.init(head: head, body: body)
        self.documents = documents
    }
}
