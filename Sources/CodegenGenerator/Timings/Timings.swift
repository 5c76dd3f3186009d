#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The stages of a run, in order.
package enum Stage: String, Sendable, CaseIterable {
    /// Reading files and indexing their lines.
    case read
    /// Bytes to a tree.
    case parse
    /// Decodes trees to a typed document; further documents are read and parsed here.
    case decode
    case rules
    case lower
    /// Names, and which files there will be.
    case names
    /// View models, side by side over files.
    case views
    /// Templates, side by side over files.
    case render
    /// Comparing with what is there, and writing what differs.
    case write
}

/// How long the stages of one API's run took.
package struct Timings: Sendable {
    /// The time that the run waited for each stage; stages that ran side by side share it in proportion to their work.
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

    /// The measurements so far.
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

    /// Adds the times of stages that several threads ran within `wall`.
    func add(_ work: [Stage: Duration], within wall: Duration) {
        let sum = work.values.reduce(.zero, +)
        guard sum > .zero else { return }
        for (stage, duration) in work {
            timings.work[stage, default: .zero] += duration
            timings.wall[stage, default: .zero] += wall * (duration / sum)
        }
    }
}

/// The processor time of the calling thread.
enum ThreadTime {
    static var now: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }
}

/// The table that `--timings` prints: one row a stage, in milliseconds.
package enum TimingsTable {
    package static func text(_ run: RunResult) -> String {
        let timings = run.timings
        var rows = [[run.configuration.name, "wall ms", "work ms"]]
        for stage in Stage.allCases {
            rows.append([stage.rawValue, milliseconds(timings.wall[stage]), milliseconds(timings.work[stage])])
        }
        let others = timings.total - timings.wall.values.reduce(.zero, +)
        rows.append(["total", milliseconds(timings.total), milliseconds(timings.work.values.reduce(others, +))])
        let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let first = row[0] + padding(widths[0] - row[0].count)
            let others = (1..<3).map { padding(widths[$0] - row[$0].count + 2) + row[$0] }
            return first + others.joined() + "\n"
        }.joined()
    }

    private static func padding(_ count: Int) -> String { String(repeating: " ", count: count) }

    /// With one decimal: `12.3`.
    private static func milliseconds(_ duration: Duration?) -> String {
        let tenths = Int(((duration ?? .zero) / .microseconds(100)).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
