/// A row of a table: what one measurement says.
struct Row {
    let place: Int
    let name: String
    let bytes: Int
    let measurement: Measurement

    /// The medians of both sides, in nanoseconds, and of the ratios of each pair.
    var generated: Double { measurement.median("generated") }
    var foundation: Double { measurement.median("Foundation") }
    var ratio: Double { measurement.median("ratio") / 1000 }

    /// In the order of `Wire`'s payloads.
    static func rows(of measurements: [Measurement]) -> [Row] {
        measurements.compactMap { measurement in
            let parts = measurement.parts
            guard parts.count == 4, let place = Int(parts[1]), let bytes = Int(parts[3]) else { return nil }
            return Row(place: place, name: parts[2], bytes: bytes, measurement: measurement)
        }.sorted { $0.place < $1.place }
    }
}
