import APIJSON
import APIRuntime
import ArgumentParser
import CodegenAPIModel
import CodegenCallSamples
import CodegenDiagnostics
import CodegenGenerator
import CodegenOpenAPIDocument

/// `codegen sample`: prints requests that can be pasted.
struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print requests of operations, ready to be pasted: for curl, and as Swift.",
        discussion: """
            The values are the description's examples, and made from its schemas where it has none. Without an operation, \
            all of them are printed.

              codegen sample listPets
              codegen sample 'POST /pets' --all --as curl --server http://127.0.0.1:4010
              codegen sample --input petstore.yaml --as json
            """
    )

    @Argument(
        help: ArgumentHelp(
            "Operations: an operationId, or a method and a path ('GET /pets').", valueName: "operation"))
    var operations: [String] = []

    @OptionGroup(title: "Where the operations are")
    var inputs: ReadInputs

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("curl, swift or json (an object for scripts); curl and Swift without it.", valueName: "form")
    )
    var form: Form?

    @Flag(help: "With all parameters and properties, rather than the required ones.")
    var all = false

    @Option(help: ArgumentHelp("The server's URL; else the description's first one.", valueName: "url"))
    var server: String?

    @Option(help: ArgumentHelp("Values that are made for schemas depend on it.", valueName: "number"))
    var seed: UInt64 = 0

    enum Form: String, ExpressibleByArgument, CaseIterable {
        case curl, swift, json
    }

    func validate() throws {
        guard let server else { return }
        if ServerURL(server) == nil {
            throw ValidationError("The value '\(server)' of --server has to begin with http:// or https://.")
        }
    }

    func run() throws {
        let generator = Generator()
        let diagnostics = DiagnosticCollector()
        let printer = SamplePrinter(
            wanted: operations, form: form, isComplete: all, server: server, seed: seed, files: generator.sources)
        for configuration in inputs.configurations(generator, diagnostics) {
            generator.withModel(of: configuration, diagnostics: diagnostics) { printer.add($0) }
        }
        printer.finish(diagnostics)
        Terminal.output.write(printer.text)
        Reporting.print(diagnostics.sorted(), generator.sources, as: .text, wholeList: "")
        if diagnostics.hasErrors { throw ExitCode(1) }
    }
}
