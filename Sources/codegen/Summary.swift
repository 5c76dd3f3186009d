import CodegenDiagnostics
import CodegenGenerator

/// The line that closes each API.
enum Summary {
    /// `reportFile` is where the details are written to, if anywhere.
    static func text(_ run: RunResult, _ output: OutputFolder.Comparison, reportFile: String?) -> String {
        var files = "\(output.changed.count.grouped) written, \(output.unchanged.count.grouped) unchanged"
        if !output.obsolete.isEmpty { files += ", \(output.obsolete.count.grouped) removed" }
        let degraded = degraded(run, reportFile: reportFile).map { ", \($0)" } ?? ""
        return
            "\(run.configuration.name) (\(run.title)): \(count(run.operations, "operation"))\(degraded), "
            + "\(count(run.types, "type")); files: \(files); \(run.timings.milliseconds) ms"
    }

    /// How many operations lose something; nil when none does.
    static func degraded(_ run: RunResult, reportFile: String?) -> String? {
        guard run.degraded > 0 else { return nil }
        return
            "\(run.degraded.grouped) degraded (\(reportFile.map { "details in \($0)" } ?? "--report for details"))"
    }

    static func count(_ number: Int, _ noun: String) -> String {
        "\(number.grouped) \(noun)\(number == 1 ? "" : "s")"
    }
}
