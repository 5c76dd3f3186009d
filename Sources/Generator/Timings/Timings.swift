/// How long the stages of one API's run took.
public struct Timings: Sendable {
    public let name: String
    /// How long the run waited for each stage; those that ran side by side share what it waited for both by their work.
    public fileprivate(set) var wall: [Stage: Duration] = [:]
    /// The processor's time of all threads together.
    public fileprivate(set) var work: [Stage: Duration] = [:]
    /// From the beginning to the end, with what belongs to no stage.
    public fileprivate(set) var total: Duration = .zero
}

/// Keeps the time of one API's run.
final class Stopwatch {
    private var timings: Timings
    private let start = ContinuousClock.now

    init(name: String) { timings = Timings(name: name) }

    /// What has been measured so far.
    var reading: Timings {
        var reading = timings
        reading.total = start.duration(to: .now)
        return reading
    }

    var milliseconds: Int {
        let elapsed = start.duration(to: .now).components
        return Int(elapsed.seconds * 1000 + elapsed.attoseconds / 1_000_000_000_000_000)
    }

    /// Runs a stage, on this thread alone.
    func measure<Result>(_ stage: Stage, _ body: () -> Result) -> Result {
        let start = ContinuousClock.now
        let workBefore = ThreadTime.now
        defer {
            timings.wall[stage, default: .zero] += start.duration(to: .now)
            timings.work[stage, default: .zero] += ThreadTime.now - workBefore
        }
        return body()
    }

    /// Takes in what stages took that several threads ran within `wall`.
    func add(_ work: [Stage: Duration], within wall: Duration) {
        let sum = work.values.reduce(.zero, +)
        guard sum > .zero else { return }
        for (stage, duration) in work {
            timings.work[stage, default: .zero] += duration
            timings.wall[stage, default: .zero] += wall * (duration / sum)
        }
    }
}
