import Diagnostics
import Generator

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the build tool plugin runs: `codegen generate` for one description, told no more than the plugin has to tell.
///
/// It goes without the library that arguments from people ask for. At a user's first build that library is a quarter of the
/// tool's compile time, and in an unoptimised tool its checks of itself are half of a run with nothing to do.
@main
struct CodegenBuildTool {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let step = BuildStep(arguments) else {
            Terminal.error.write("\(BuildStep.usage)\n")
            exit(64)
        }
        let cache = RunCache(folder: step.cache, arguments: arguments)
        let generator = Generator(options: .init(cache: cache))
        let diagnostics = DiagnosticCollector()
        var configuration = APIConfiguration(name: step.name, input: step.input, output: step.output)
        if let options = step.options { generator.readOptions(options, into: &configuration, diagnostics: diagnostics) }
        configuration.layout = .shards(step.shards)
        if !diagnostics.hasErrors { _ = generator.generate(configuration, diagnostics: diagnostics) }
        let shown = diagnostics.sorted().filter { $0.severity > .note }
        Terminal.error.write(
            TextRenderer(files: generator.sources).digest(
                shown, wholeList: "`codegen generate --report FILE.json` lists all"))
        exit(diagnostics.hasErrors ? 1 : 0)
    }
}
