import ArgumentParser
import CodegenDiagnostics
import CodegenGenerator

/// `codegen check`: fails when what is committed isn't what would be generated.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare the committed files with what would be generated; write nothing.",
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
        let runs = inputs.configurations(generator, diagnostics).map { configuration in
            let run = generator.check(configuration)
            if reporting.format != .text { generator.staleness(of: run).forEach(diagnostics.report) }
            say(run)
            return run
        }
        try reporting.finish(runs, generator, diagnostics)
        if runs.contains(where: { $0.output?.isEqual == false }) { throw ExitCode(1) }
    }

    private func say(_ run: RunResult) {
        guard let output = run.output else { return }
        let name = run.configuration.name
        if output.isEqual {
            let degraded = Summary.degraded(run, reportFile: reporting.report).map {
                "; \(Summary.count(run.operations, "operation")), \($0)"
            }
            reporting.say("\(name): up to date, \(Summary.count(output.unchanged.count, "file"))\(degraded ?? "")")
        } else {
            let stale = output.changed.count + output.obsolete.count
            print("\(name): \(Summary.count(stale, "file")) stale; run `codegen generate`")
            print(run.differences, terminator: "")
        }
    }
}
