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

    @Flag(help: "Overwrite files and folders in the output that codegen didn't write, which is an error otherwise.")
    var force = false

    func run() throws {
        var options = reporting.options
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
}
