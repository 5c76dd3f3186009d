import Generator

/// The line that closes each API.
enum Summary {
    /// `reportFile` is where the details are written to, if anywhere.
    static func text(_ report: Generator.Report, reportFile: String?) -> String {
        var files = "\(grouped(report.written.count)) written, \(grouped(report.unchanged)) unchanged"
        if !report.removed.isEmpty { files += ", \(grouped(report.removed.count)) removed" }
        let degraded = degraded(report, reportFile: reportFile).map { ", \($0)" } ?? ""
        return
            "\(report.name) (\(report.title) \(report.version)): \(count(report.operations, "operation"))\(degraded), "
            + "\(count(report.types, "type")); files: \(files); \(report.milliseconds) ms"
    }

    /// How many operations lose something; nil when none does.
    static func degraded(_ report: Generator.Report, reportFile: String?) -> String? {
        guard report.degraded > 0 else { return nil }
        return
            "\(grouped(report.degraded)) degraded (\(reportFile.map { "details in \($0)" } ?? "--report for details"))"
    }

    static func count(_ number: Int, _ noun: String) -> String {
        "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
    }

    /// `1204` → `1,204`.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result += "," }
            result.append(digit)
        }
        return result
    }
}
