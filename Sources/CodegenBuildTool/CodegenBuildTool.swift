import CodegenDiagnostics
import CodegenGenerator

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The tool that the build tool plugin runs: `codegen generate` for one description, with no more options than the plugin needs.
///
/// It goes without the library that arguments from people ask for. At a user's first build that library is a quarter of the
/// tool's compile time.
@main
struct CodegenBuildTool {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let step = BuildStep(arguments) else {
            Terminal.error.write("\(BuildStep.usage)\n")
            exit(64)
        }
        let generator = Generator()
        let diagnostics = DiagnosticCollector()
        var configuration = APIConfiguration(name: step.name, input: step.input, output: step.output)
        configuration.pinFile = PinFile.path(beside: step.input)
        configuration.pinning = Pinning(input: step.input, options: step.options)
        if let options = step.options { generator.readOptions(options, into: &configuration, diagnostics: diagnostics) }
        let planned = FileLayout.shards(step.shards)
        let isAsPlanned = configuration.layout == .tags || configuration.layout == planned
        configuration.layout = planned
        let run = diagnostics.hasErrors ? nil : generator.generate(configuration)
        if !isAsPlanned {
            let message =
                "the build is planned for `shards: \(step.shards)`; it is planned anew when a file of the target comes or "
                + "goes, or when `Package.swift` is touched"
            diagnostics.report(Diagnostic(.warning, .stalePlan, message, at: .file(path: step.options ?? step.input)))
        }
        if !isAsPlanned || run.map(step.inputs.cover) == false { step.inputs.runAgain() }
        let all = DiagnosticCollector(diagnostics.diagnostics + (run?.diagnostics ?? []))
        let shown = generator.sources.printed(all.sorted().filter { $0.severity > .note })
        Terminal.error.write(
            TextRenderer(files: generator.sources).digest(
                shown, wholeList: "`codegen generate --report FILE.json` lists all"))
        exit(all.hasErrors ? 1 : 0)
    }
}
