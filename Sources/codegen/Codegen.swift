import ArgumentParser
import CodegenDiagnostics
import CodegenGenerator

/// The command line: arguments in, exit codes and text out.
@main
struct Codegen: ParsableCommand {
    /// The version of the package: the tool, the runtime and the generated code have one (see CHANGELOG.md).
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "codegen",
        abstract: "Generates Swift from OpenAPI descriptions.",
        discussion: """
            Without arguments it generates every API of openapi/codegen.yaml.

            Diagnostics go to standard error as path:line:column: error|warning: message [code], with the source line \
            and a caret. Exit codes: 0 done, 1 the description, the configuration or the check failed, 64 wrong usage.
            """,
        version: version,
        subcommands: [
            Generate.self, Check.self, FetchCommand.self, Overlay.self, Validate.self, Sample.self, Mock.self,
            DownloadCommand.self,
        ],
        defaultSubcommand: Generate.self
    )

    static func main() {
        if let unknown = UnknownCommand(CommandLine.arguments.dropFirst(), of: configuration) {
            exit(withError: ValidationError(unknown.message))
        }
        main(nil)
    }
}

/// `codegen generate`: writes the Swift.
struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the Swift of every configured API, or of one description.",
        discussion: """
            Only files whose content changed are written, files that codegen wrote earlier and no longer writes are \
            removed, and when a description can't be used its folder stays as it is.

              codegen generate
              codegen generate --config openapi/codegen.yaml
              codegen generate --input petstore.yaml --output Sources/PetStore --name PetStore
            """
    )

    @OptionGroup(title: "What to generate")
    var inputs: Inputs

    @OptionGroup(title: "How to report")
    var reporting: Reporting

    @Flag(help: "Overwrite files and folders in the output that codegen didn't write, which is an error otherwise.")
    var force = false

    @Flag(help: "Give all Swift names anew, instead of keeping those in codegen.names beside the configuration.")
    var repin = false

    @Flag(
        help: """
            Accept the diagnostics that there are now: later runs report only others. Writes codegen.baseline beside the \
            configuration.
            """)
    var baseline = false

    func run() throws {
        var options = reporting.options
        options.isForced = force
        options.forgetsNames = repin
        options.writesBaseline = baseline
        let generator = Generator(options: options)
        let diagnostics = DiagnosticCollector()
        let runs = inputs.configurations(generator, diagnostics).map { configuration in
            let run = generator.generate(configuration)
            if let output = run.output { reporting.say(Summary.text(run, output, reportFile: reporting.report)) }
            return run
        }
        generator.writeNames(of: runs, diagnostics)
        if baseline, runs.allSatisfy(\.succeeded) { generator.writeBaseline(of: runs, diagnostics) }
        try reporting.finish(runs, generator, diagnostics)
    }
}

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
            generator.staleNames(of: run).map(diagnostics.report)
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
