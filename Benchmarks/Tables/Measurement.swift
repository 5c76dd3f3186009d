import Foundation

/// One benchmark in the library's JMH format.
struct Measurement: Decodable {
    /// `package.benchmark.Wire.read/1/typical_page/255777`: direction, place, payload, bytes.
    let benchmark: String
    let secondaryMetrics: [String: Metric]

    struct Metric: Decodable {
        let scorePercentiles: [String: Double]
    }

    /// The median of the whole, in microseconds.
    var time: Double { median("Time (wall clock)") }

    /// The median of a metric, in its own unit.
    func median(_ metric: String) -> Double {
        secondaryMetrics[metric]?.scorePercentiles["50.0"] ?? .nan
    }

    var direction: String { parts.first ?? "" }

    /// The name without what the library puts before it, and with the blanks that it took out.
    var parts: [String] {
        benchmark
            .split(separator: ".", maxSplits: 3).last.map(String.init)?
            .replacingOccurrences(of: "_", with: " ")
            .components(separatedBy: "/") ?? []
    }
}
