import APIJSON
import Foundation
import HTTPTypes

/// Streams as fakes and stubs return them.
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
        // Server-sent events are read as lines, too, where those are documented.
        let events = values.map { value in
            Data("data: ".utf8) + Data(try JSONWriter.bytes(of: value)) + Data("\n\n".utf8)
        }
        let pieces = IteratorBox(events.makeAsyncIterator())
        let head = ResponseHead(
            status: 200, headerFields: [.contentType: "text/event-stream"], operation: Call.operation)
        self.init(head: head, body: ResponseBody(next: { try await pieces.next() }, cancel: {}))
    }
}
