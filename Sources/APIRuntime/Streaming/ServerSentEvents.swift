/// One server-sent event (WHATWG HTML, section 9.2).
public struct ServerSentEvent: Sendable, Hashable {
    /// The event's type: `message` unless the server names another.
    public var type: String

    /// The data; its lines are joined with line feeds.
    public var data: String

    /// The last id that the server gave, in this event or an earlier one; sent as `Last-Event-ID` when reconnecting.
    public var id: String

    /// The reconnection time in milliseconds, where the server set one since the last event.
    public var retry: Int?

    public init(type: String = "message", data: String, id: String = "", retry: Int? = nil) {
        self.type = type
        self.data = data
        self.id = id
        self.retry = retry
    }
}

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

/// Makes events of lines (WHATWG HTML, section 9.2.6).
struct ServerSentEventParser {
    private var type = ""
    private var data: String?
    /// How many bytes of fields came since the last event.
    private var length = 0
    /// The id that a new connection sends, also where no event came with it.
    private(set) var lastID: String
    /// How many milliseconds to wait before a new connection, where the server said so.
    private(set) var reconnectionTime: Int?
    private var retry: Int?

    /// - Parameter lastID: The id that the connection sends as `Last-Event-ID`.
    init(lastID: String = "", reconnectionTime: Int? = nil) {
        self.lastID = lastID
        self.reconnectionTime = reconnectionTime
    }

    /// The most bytes that an event may have, field names and line ends included, so that a server can't fill the memory with one.
    static let maximumLength = LineSplitter.maximumLength

    /// Takes a line without its ending; returns an event when the line completes one.
    mutating func push(_ line: [UInt8]) throws(ResponseError) -> ServerSentEvent? {
        if line.isEmpty { return dispatch() }
        // Comments keep connections open, and aren't kept.
        if line.first != UInt8(ascii: ":") { length += line.count + 1 }
        guard length <= Self.maximumLength else { throw .bodyTooLarge(limit: Self.maximumLength) }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
            setField(String(decoding: line, as: UTF8.self), "")
            return nil
        }
        if colon == 0 { return nil }
        var value = line[(colon + 1)...]
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        setField(String(decoding: line[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
        return nil
    }

    /// The event that the stream was cut off in. By the rules it is dropped; servers that leave out the last blank line
    /// exist, so that a reader may ask for it.
    mutating func finish() -> ServerSentEvent? {
        dispatch()
    }

    private mutating func setField(_ name: String, _ value: String) {
        switch name {
        case "event": type = value
        case "data":
            if data == nil { data = value } else { data?.append("\n" + value) }
        case "id": if !value.utf8.contains(0) { lastID = value }
        case "retry":
            let isDigits = !value.isEmpty && value.utf8.allSatisfy { 0x30 <= $0 && $0 <= 0x39 }
            if isDigits, let milliseconds = Int(value) {
                retry = milliseconds
                reconnectionTime = milliseconds
            }
        default: break
        }
    }

    private mutating func dispatch() -> ServerSentEvent? {
        defer {
            type = ""
            data = nil
            length = 0
        }
        // An event whose data is one empty line has data, and is dispatched; one without a data field isn't.
        guard let data else { return nil }
        defer { retry = nil }
        return ServerSentEvent(type: type.isEmpty ? "message" : type, data: data, id: lastID, retry: retry)
    }
}
