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
