/// When a stream of events that ended is asked for again.
public struct ReconnectionPolicy: Sendable {
    /// How long to wait before, unless the server says so in a field `retry`. After failures in a row it doubles.
    public var delay: Duration

    /// The shortest wait that a server can ask for: one that sends `retry: 0` and closes the connection after each event isn't called
    /// without a pause. Half a second by default.
    public var minimumDelay: Duration

    /// The longest wait.
    public var maximumDelay: Duration

    /// How many connections in a row may bring no event. The one behind ends the sequence with what went wrong, or without
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
