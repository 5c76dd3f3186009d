/// A row of a table: one payload, and how long each side took, in microseconds.
struct Row {
    let place: Int
    let name: String
    let bytes: Int
    var generated = Double.nan
    var foundation = Double.nan

    /// Pairs the two sides, in the order of `Wire`'s payloads.
    static func rows(of measurements: [Measurement]) -> [Row] {
        var rows: [Row] = []
        for measurement in measurements {
            let parts = measurement.parts
            guard parts.count == 5, let place = Int(parts[1]), let bytes = Int(parts[3]) else { continue }
            let index = rows.firstIndex { $0.place == place } ?? rows.count
            if index == rows.count { rows.append(Row(place: place, name: parts[2], bytes: bytes)) }
            if parts[4] == "generated" {
                rows[index].generated = measurement.time
            } else {
                rows[index].foundation = measurement.time
            }
        }
        return rows.sorted { $0.place < $1.place }
    }
}
