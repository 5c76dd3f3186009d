import Foundation

/// `Tables FILE`: prints what the library measured, in its JMH format, as Markdown.
@main
struct Tables {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            print("usage: Tables FILE.jmh.json")
            exit(64)
        }
        let data = try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1]))
        let measurements = try JSONDecoder().decode([Measurement].self, from: data)
        let rows = Dictionary(grouping: measurements, by: \.direction).mapValues { Row.rows(of: $0) }

        printComparison("Reading", against: "JSONDecoder", rows["read"] ?? [])
        printComparison("Writing", against: "JSONEncoder", rows["write"] ?? [])
        print("### Calls\n")
        print("| call | bytes of JSON | µs |")
        print("|---|--:|--:|")
        // A measurement is of a thousand calls.
        for row in rows["call"] ?? [] {
            print("| \(row.name) | \(row.bytes) | \(format(row.measurement.time / 1000, digits: 2)) |")
        }
    }

    private static func printComparison(_ title: String, against foundation: String, _ rows: [Row]) {
        print("### \(title)\n")
        print("| payload | bytes | generated models, MB/s | `\(foundation)`, MB/s | ratio |")
        print("|---|--:|--:|--:|--:|")
        for row in rows {
            let speeds = [row.generated, row.foundation].map { format(Double(row.bytes) * 1000 / $0, digits: 0) }
            print("| \(row.name) | \(row.bytes) | \(speeds[0]) | \(speeds[1]) | \(format(row.ratio, digits: 1)) |")
        }
        print("")
    }

    private static func format(_ number: Double, digits: Int) -> String {
        String(format: "%.\(digits)f", number)
    }
}
