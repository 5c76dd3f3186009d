import Diagnostics
import Generator

/// The line that closes each API.
enum Summary {
    /// `reportFile` is where the details are written to, if anywhere.
    static func text(_ report: Generator.Report, reportFile: String?) -> String {
        var files = "\(report.written.count.grouped) written, \(report.unchanged.grouped) unchanged"
        if !report.removed.isEmpty { files += ", \(report.removed.count.grouped) removed" }
        let degraded = degraded(report, reportFile: reportFile).map { ", \($0)" } ?? ""
        return
            "\(report.name) (\(report.title) \(report.version)): \(count(report.operations, "operation"))\(degraded), "
            + "\(count(report.types, "type")); files: \(files); \(report.milliseconds) ms"
    }

    /// How many operations lose something; nil when none does.
    static func degraded(_ report: Generator.Report, reportFile: String?) -> String? {
        guard report.degraded > 0 else { return nil }
        return
            "\(report.degraded.grouped) degraded (\(reportFile.map { "details in \($0)" } ?? "--report for details"))"
    }

    static func count(_ number: Int, _ noun: String) -> String {
        "\(number.grouped) \(noun)\(number == 1 ? "" : "s")"
    }
}
