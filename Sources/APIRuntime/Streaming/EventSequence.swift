public import APIJSON
import Foundation
import HTTPTypes

/// The server-sent events of an operation, over as many connections as it takes (WHATWG HTML, section 9.2.3).
///
/// Where a connection ends, the operation is called again, with the last event's id in `Last-Event-ID`, so that the server can
/// go on where it was. The sequence ends when the server responds with 204 or sends the data `[DONE]`. A response that isn't a stream
/// ends it with the operation's `APIError`. Leaving the loop ends the transfer.
public struct EventSequence<Call: Endpoint, Value: JSONReadable & Sendable>: AsyncSequence, Sendable
where Call.Output == ResponseStream<Value> {
    public typealias Element = ReceivedEvent<Value>

    let client: APIClient
    let call: Call
    let lastEventID: String
    let policy: ReconnectionPolicy

    public func makeAsyncIterator() -> Iterator {
        Iterator(events: self, parser: ServerSentEventParser(lastID: lastEventID))
    }

    /// Reads the events.
    public struct Iterator: AsyncIteratorProtocol {
        let events: EventSequence
        /// Knows the last id and the time to wait, also from one connection to the next.
        var parser: ServerSentEventParser
        private var connection: (head: ResponseHead, pieces: ResponseBody.Iterator, lines: LineSplitter)?
        private var failures = 0
        private var isAtEnd = false

        init(events: EventSequence, parser: ServerSentEventParser) {
            self.events = events
            self.parser = parser
        }

        /// The next event, nil at the end.
        public mutating func next() async throws -> ReceivedEvent<Value>? {
            while !isAtEnd {
                do {
                    if connection == nil, try await !connect() { break }
                    if let event = try await nextOfConnection() {
                        failures = 0
                        if let value = try received(event) { return value }
                        // `[DONE]`, or a document that is left out.
                        continue
                    }
                    try await pause(nil)
                } catch let error as APIError<Call.Failure> {
                    guard case .transport = error else { throw end(error) }
                    try await pause(error)
                }
            }
            isAtEnd = true
            return nil
        }

        /// False when there is nothing more.
        private mutating func connect() async throws(APIError<Call.Failure>) -> Bool {
            let response: Response<Call>
            do throws(APIError<Never>) {
                let lastID = parser.lastID
                response = try await events.client.response(to: events.call) { request in
                    request.head.headerFields[.cacheControl] = "no-store"
                    if !lastID.isEmpty, HTTPField.isValidValue(lastID) { request.head.setLastEventID(lastID) }
                }
            } catch {
                throw error.widened()
            }
            if response.head.status == 204 { return false }
            let stream = try events.client.success(response)
            guard MediaType(stream.head.headerFields[.contentType])?.isEventStream == true else {
                throw try await noEventStream(stream)
            }
            parser = ServerSentEventParser(lastID: parser.lastID, reconnectionTime: parser.reconnectionTime)
            connection = (stream.head, stream.body.makeAsyncIterator(), LineSplitter(.any))
            return true
        }

        /// The error of a success that is no event stream, with its body.
        private func noEventStream(
            _ stream: ResponseStream<Value>
        ) async throws(APIError<Call.Failure>) -> APIError<Call.Failure> {
            let found = stream.head.headerFields[.contentType] ?? "no content type"
            do throws(APIError<Never>) {
                let whole = try await events.client.collected(
                    ResponseReader(head: stream.head, content: .streamed(stream.body)))
                return events.client.decoding.failure(
                    .contentType(found: found, expected: "text/event-stream"), whole.head, whole.collectedBody)
            } catch {
                throw error.widened()
            }
        }

        /// Nil where the connection ends; an event that was cut off is dropped.
        private mutating func nextOfConnection() async throws(APIError<Call.Failure>) -> ServerSentEvent? {
            guard var current = connection else { return nil }
            connection = nil
            do {
                while true {
                    while let line = current.lines.next() {
                        guard let event = try parser.push(line), !event.data.isEmpty else { continue }
                        connection = current
                        return event
                    }
                    guard let piece = try await current.pieces.next() else { return nil }
                    try current.lines.push(piece)
                }
            } catch let error as ResponseError {
                throw events.client.decoding.failure(error, current.head, Data())
            } catch {
                throw interruption(error, in: events.client.received(current.head, Data()))
            }
        }

        /// Nil for `[DONE]`, which ends the sequence, and for a document that is left out.
        private mutating func received(_ event: ServerSentEvent) throws -> ReceivedEvent<Value>? {
            if event.data == "[DONE]" {
                isAtEnd = true
                connection = nil
                return nil
            }
            let document = Data(event.data.utf8)
            let head = connection?.head ?? ResponseHead(status: 200, headerFields: [:], operation: Call.operation)
            let decoding = events.client.decoding
            do throws(JSONError) {
                return ReceivedEvent(value: try decoding.read(Value.self, head, document), event: event)
            } catch {
                if decoding.skips(error, head, document) { return nil }
                throw end(decoding.failure(.json(error), head, document))
            }
        }

        private mutating func end(_ error: APIError<Call.Failure>) -> APIError<Call.Failure> {
            isAtEnd = true
            connection = nil
            return events.client.decoding.reported(error)
        }

        /// Waits before the next connection, or ends.
        private mutating func pause(_ error: APIError<Call.Failure>?) async throws {
            failures += 1
            guard failures <= events.policy.maximumFailures else {
                isAtEnd = true
                if let error { throw end(error) }
                return
            }
            let delay = events.policy.delay(failures: failures, asked: parser.reconnectionTime)
            do {
                try await events.policy.clock.sleep(for: delay)
            } catch {
                throw end(.cancelled(Call.operation))
            }
        }
    }
}

/// An event, and the value that its data is.
public struct ReceivedEvent<Value: Sendable>: Sendable {
    /// The event's data, decoded.
    public let value: Value

    /// The event as it came: its type and its id, which another call can resume from.
    public let event: ServerSentEvent
}

extension HTTPRequest {
    fileprivate mutating func setLastEventID(_ id: String) {
        guard let name = HTTPField.Name("Last-Event-ID") else { return }
        headerFields[name] = id
    }
}

extension APIClient {
    /// The events of an operation that streams them, with new connections where one ends.
    ///
    /// - Parameter lastEventID: The id of the event to resume after; empty for the beginning.
    public func events<Call: Endpoint, Value: JSONReadable & Sendable>(
        of call: Call, after lastEventID: String = "", reconnection: ReconnectionPolicy = ReconnectionPolicy()
    ) -> EventSequence<Call, Value> where Call.Output == ResponseStream<Value> {
        EventSequence(client: self, call: call, lastEventID: lastEventID, policy: reconnection)
    }
}

extension ServiceClient {
    /// The events of an operation that streams them, with new connections where one ends.
    ///
    /// - Parameter lastEventID: The id of the event to resume after; empty for the beginning.
    public func events<Call: Endpoint, Value: JSONReadable & Sendable>(
        of call: Call, after lastEventID: String = "", reconnection: ReconnectionPolicy = ReconnectionPolicy()
    ) -> EventSequence<Call, Value> where Call.Output == ResponseStream<Value> {
        client.events(of: call, after: lastEventID, reconnection: reconnection)
    }
}

/// When a stream of events that has ended is requested again.
public struct ReconnectionPolicy: Sendable {
    /// How long to wait before, unless the server says so in a field `retry`. After failures in a row it doubles.
    public var delay: Duration

    /// The shortest wait that a server can ask for: one that sends `retry: 0` and closes the connection after each event isn't called
    /// without a pause. Half a second by default.
    public var minimumDelay: Duration

    /// The longest wait.
    public var maximumDelay: Duration

    /// How many connections in a row may bring no event. The next one ends the sequence with its error, or without
    /// an error, if nothing did.
    public var maximumFailures: Int

    let clock: any Clock<Duration>

    public init(
        delay: Duration = .seconds(3), minimumDelay: Duration = .milliseconds(500),
        maximumDelay: Duration = .seconds(60),
        maximumFailures: Int = 5
    ) {
        self.init(
            delay: delay, minimumDelay: minimumDelay, maximumDelay: maximumDelay, maximumFailures: maximumFailures,
            clock: ContinuousClock())
    }

    init(
        delay: Duration, minimumDelay: Duration, maximumDelay: Duration, maximumFailures: Int,
        clock: any Clock<Duration>
    ) {
        self.delay = delay
        self.minimumDelay = minimumDelay
        self.maximumDelay = maximumDelay
        self.maximumFailures = maximumFailures
        self.clock = clock
    }

    /// - Parameters:
    ///   - failures: How many connections in a row brought no event.
    ///   - asked: What the server asked for, in milliseconds.
    func delay(failures: Int, asked: Int?) -> Duration {
        var delay = asked.map { max(.milliseconds(min($0, 1 << 40)), minimumDelay) } ?? delay
        for _ in 1..<max(1, min(failures, 64)) where delay < maximumDelay { delay *= 2 }
        return min(delay, maximumDelay)
    }
}
