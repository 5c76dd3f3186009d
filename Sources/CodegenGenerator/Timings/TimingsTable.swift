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
