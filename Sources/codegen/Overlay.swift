import ArgumentParser
import CodegenDiagnostics
import CodegenGenerator

/// `codegen overlay`: writes a description with overlays applied.
struct Overlay: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Apply OpenAPI overlays to a description.",
        discussion: """
            Reads the description and applies the overlays (OpenAPI Overlay Specification 1.0 and 1.1) in their order. The \
            result goes to standard output, or to the file of -o, as YAML or JSON by that file's extension, else as the \
            description is. Keys keep their order; comments and anchors of YAML are lost.

              codegen overlay petstore.yaml petstore.overlay.yaml -o petstore.changed.yaml

            To generate from the result no file is needed: see overlays in codegen.yaml, and --overlay of codegen generate.
            """
    )

    @Argument(help: "A description, YAML or JSON.")
    var document: String

    @Argument(help: "Overlay documents, YAML or JSON.")
    var overlays: [String]

    @Option(name: [.short, .customLong("output")], help: ArgumentHelp("The file to write.", valueName: "file"))
    var output: String?

    @Option(
        name: .customLong("diagnostics"),
        help: ArgumentHelp("text, json (one object a line), github or sarif.", valueName: "format"))
    var format: Reporting.Format = .text

    @Flag(help: "Treat warnings as errors: a target that matches nothing is one.")
    var strict = false

    func run() throws {
        let generator = Generator()
        let diagnostics = DiagnosticCollector()
        let text = generator.overlaid(
            document, by: overlays, for: output, isStrict: strict, diagnostics: diagnostics)
        if let text {
            if let output {
                generator.write(text, to: output, diagnostics: diagnostics)
            } else {
                Terminal.output.write(text)
            }
        }
        let shown = diagnostics.sorted().filter { $0.severity > .note }
        Reporting.print(shown, generator.sources, as: format, wholeList: "--diagnostics json lists all")
        if diagnostics.hasErrors { throw ExitCode(1) }
    }
}
