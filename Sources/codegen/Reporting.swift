import ArgumentParser
import Diagnostics
import Foundation
import Generator

/// How a command talks.
struct Reporting: ParsableArguments {
    @Option(
        name: .customLong("diagnostics"),
        help: ArgumentHelp("text, json (one object a line), github or sarif.", valueName: "format"))
    var format: Format = .text

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    @Flag(help: "Show notes, too: what was decided without harm.")
    var notes = false

    @Flag(help: "Print nothing but errors and warnings.")
    var quiet = false

    @Option(help: ArgumentHelp("How many files are rendered at once; 0 is one a processor.", valueName: "count"))
    var jobs = 0

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, github, sarif
    }

    func validate() throws {
        if jobs < 0 { throw ValidationError("--jobs takes a number from 0.") }
    }

    var options: Generator.Options { Generator.Options(isStrict: strict, jobs: jobs) }

    /// Writes diagnostics to standard error.
    func print(_ collector: DiagnosticCollector, _ files: SourceFiles) {
        let all = collector.sorted()
        let text: String
        switch format {
        case .text:
            text = TextRenderer(files: files).render(all.filter { notes || $0.severity > .note })
        case .json: text = JSONLinesRenderer(files: files).render(all)
        case .github: text = GitHubRenderer(files: files).render(all)
        case .sarif: text = SARIFRenderer(files: files).render(all)
        }
        FileHandle.standardError.write(Data(text.utf8))
    }

    /// Writes a line to standard output.
    func say(_ text: String) {
        if !quiet { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
    }
}
