import ArgumentParser
import Diagnostics
import Generator

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

    @Option(
        help: ArgumentHelp(
            "Where runs are recorded, so that one with nothing changed needs not be done; the user's folder for caches "
                + "otherwise.", valueName: "folder"))
    var cache: String?

    @Flag(help: "Do all of the work, whatever was recorded, and record nothing.")
    var noCache = false

    @Flag(help: "Overwrite files and folders in the output that codegen didn't write, which is an error otherwise.")
    var force = false

    func validate() throws {
        if cache != nil, noCache { throw ValidationError("Give either --cache or --no-cache.") }
    }

    func run() throws {
        var options = reporting.options
        options.cache = runCache
        options.isForced = force
        let generator = Generator(options: options)
        let diagnostics = DiagnosticCollector()
        for configuration in inputs.configurations(generator, diagnostics) {
            guard let report = generator.generate(configuration, diagnostics: diagnostics) else { continue }
            reporting.say(Summary.text(report, reportFile: reporting.report))
        }
        reporting.finish(generator, diagnostics)
        if diagnostics.hasErrors { throw ExitCode(1) }
    }

    /// A report tells more than a record holds: that run is done.
    private var runCache: RunCache? {
        guard !noCache, reporting.report == nil, let folder = cache ?? RunCache.standardFolder else { return nil }
        return RunCache(folder: folder, arguments: Array(CommandLine.arguments.dropFirst()))
    }
}
