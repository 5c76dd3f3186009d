/// A body of server-sent events, as the WHATWG rules have them: a sequence that can be read once.
public struct ServerSentEvents: AsyncSequence, Sendable {
    public typealias Element = ServerSentEvent

    let body: ResponseBody

    public init(_ body: ResponseBody) {
        self.body = body
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(pieces: body.makeAsyncIterator())
    }

    /// Reads the events.
    public struct Iterator: AsyncIteratorProtocol {
        var pieces: ResponseBody.Iterator
        private var lines = LineSplitter(.any)
        private var parser = ServerSentEventParser()

        init(pieces: ResponseBody.Iterator) {
            self.pieces = pieces
        }

        /// The next event; nil at the end, where an event that was cut off is dropped.
        public mutating func next() async throws -> ServerSentEvent? {
            while true {
                while let line = lines.next() {
                    if let event = try parser.push(line) { return event }
                }
                guard let piece = try await pieces.next() else { return nil }
                try lines.push(piece)
            }
        }
    }
}
