import ArgumentParser
import CodegenDiagnostics
import CodegenGenerator
import CodegenSchemaEvaluation

/// How a command talks.
struct Reporting: ParsableArguments {
    @Option(
        name: .customLong("diagnostics"),
        help: ArgumentHelp("text, json (one object a line), github or sarif.", valueName: "format"))
    var format: Format = .text

    @Option(
        help: ArgumentHelp(
            "Write all diagnostics, and which operations lose something in Swift, to this file as JSON.",
            valueName: "file"))
    var report: String?

    @Flag(help: "Treat warnings, and whatever the Swift doesn't express, as errors.")
    var strict = false

    @Flag(help: "Show notes, too: what was decided without harm.")
    var notes = false

    @Flag(help: "Print nothing but errors and warnings.")
    var quiet = false

    @Flag(help: "Print what each stage took, as a table on standard error.")
    var timings = false

    @Option(help: ArgumentHelp("How many files are rendered at once; 0 is one a processor.", valueName: "count"))
    var jobs = 0

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, github, sarif

        /// Diagnostics in this format; people see a digest of many.
        func text(_ diagnostics: [Diagnostic], _ files: SourceFiles, wholeList: String) -> String {
            switch self {
            case .text: TextRenderer(files: files).digest(diagnostics, wholeList: wholeList)
            case .json: JSONLinesRenderer(files: files).render(diagnostics)
            case .github: GitHubRenderer(files: files).render(diagnostics)
            case .sarif: SARIFRenderer(files: files).render(diagnostics)
            }
        }
    }

    func validate() throws {
        if jobs < 0 { throw ValidationError("--jobs takes a number from 0.") }
    }

    var options: Generator.Options {
        var options = Generator.Options(isStrict: strict, jobs: jobs)
        options.review = { _ = ExampleCheck.run($0, files: $1, diagnostics: $2) }
        return options
    }

    /// Closes a command: writes the report that is asked for, and diagnostics and timings to standard error. Errors end the
    /// command with the exit code 1.
    ///
    /// - Parameter diagnostics: Those that belong to no run: about the configuration, and about stale files.
    func finish(_ runs: [RunResult], _ generator: Generator, _ diagnostics: DiagnosticCollector) throws {
        if let report {
            generator.writeReport(
                runs, to: report, toolVersion: Codegen.version, diagnostics: diagnostics)
        }
        let all = DiagnosticCollector(diagnostics.diagnostics + runs.flatMap(\.diagnostics))
        let hint = report.map { "\($0) lists all" } ?? "--report FILE.json lists all"
        let shown = format == .text ? all.sorted().filter { notes || $0.severity > .note } : all.sorted()
        Self.print(shown, generator.sources, as: format, wholeList: hint)
        if timings { for run in runs { Terminal.error.write(TimingsTable.text(run)) } }
        if all.hasErrors { throw ExitCode(1) }
    }

    /// - Parameter wholeList: Where the diagnostics are that a text leaves out.
    static func print(_ all: [Diagnostic], _ files: SourceFiles, as format: Format, wholeList: String) {
        Terminal.error.write(format.text(files.printed(all), files, wholeList: wholeList))
    }

    /// Writes a line to standard output.
    func say(_ text: String) {
        if !quiet { Terminal.output.write(PrintedText.line(text) + "\n") }
    }
}

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
