/// How long the stages of one API's run took.
package struct Timings: Sendable {
    /// How long the run waited for each stage; those that ran side by side share what it waited for both by their work.
    package fileprivate(set) var wall: [Stage: Duration] = [:]
    /// The processor's time of all threads together.
    package fileprivate(set) var work: [Stage: Duration] = [:]
    /// From the beginning to the end, with what belongs to no stage.
    package fileprivate(set) var total: Duration = .zero

    package var milliseconds: Int { Int(total / .milliseconds(1)) }
}

/// Keeps the time of one API's run.
final class Stopwatch {
    private var timings = Timings()
    private let start = ContinuousClock.now

    /// What has been measured so far.
    var reading: Timings {
        var reading = timings
        reading.total = start.duration(to: .now)
        return reading
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
