import Generator

/// The line that closes each API.
enum Summary {
    static func text(_ report: Generator.Report) -> String {
        var files = "\(report.written.count) written, \(report.unchanged) unchanged"
        if !report.removed.isEmpty { files += ", \(report.removed.count) removed" }
        return "\(report.name) (\(report.title) \(report.version)): \(count(report.operations, "operation")), "
            + "\(count(report.types, "type")); files: \(files); \(report.milliseconds) ms"
    }

    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
