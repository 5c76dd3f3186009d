import ArgumentParser
import Diagnostics
import Generator

/// `codegen check`: fails when what is committed isn't what would be generated.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare what is there with what would be generated; write nothing.",
        discussion: """
            Prints the differences and exits with 1 when there are any. With --diagnostics json, github or sarif, each file \
            that is stale is an error there, too.
            """
    )

    @OptionGroup(title: "What to check")
    var inputs: Inputs

    @OptionGroup(title: "How to report")
    var reporting: Reporting

    func run() throws {
        let generator = Generator(options: reporting.options)
        let diagnostics = DiagnosticCollector()
        var isStale = false
        for configuration in inputs.configurations(generator, diagnostics) {
            guard let report = generator.check(configuration, diagnostics: diagnostics) else { continue }
            if report.differences.isEmpty {
                let degraded = Summary.degraded(report, reportFile: reporting.report).map {
                    "; \(Summary.count(report.operations, "operation")), \($0)"
                }
                reporting.say("\(report.name): up to date, \(Summary.count(report.unchanged, "file"))\(degraded ?? "")")
            } else {
                isStale = true
                if reporting.format != .text { report.staleness.forEach(diagnostics.report) }
                let stale = report.written.count + report.removed.count
                print("\(report.name): \(Summary.count(stale, "file")) stale; run `codegen generate`")
                print(report.differences, terminator: "")
            }
        }
        reporting.finish(generator, diagnostics)
        if diagnostics.hasErrors || isStale { throw ExitCode(1) }
    }
}
