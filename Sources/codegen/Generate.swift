import ArgumentParser
import CodegenDiagnostics
import CodegenGenerator

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
        let runs = inputs.configurations(generator, diagnostics).map { configuration in
            let run = generator.generate(configuration)
            if let output = run.output { reporting.say(Summary.text(run, output, reportFile: reporting.report)) }
            return run
        }
        try reporting.finish(runs, generator, diagnostics)
    }
}
