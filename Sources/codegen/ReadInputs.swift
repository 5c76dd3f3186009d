import ArgumentParser
import CodegenDiagnostics
import CodegenGenerator

/// Which APIs a command reads that generates nothing: a configuration's, or one description.
struct ReadInputs: ParsableArguments {
    @Option(help: ArgumentHelp("The configuration that lists the APIs.", valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp("One description (Swagger 2.0 or OpenAPI 3, YAML or JSON).", valueName: "document"))
    var input: String?

    @Option(
        name: .customLong("overlay"),
        help: ArgumentHelp(
            "With --input: an overlay that is applied to the description; may be repeated.", valueName: "file"))
    var overlays: [String] = []

    @Option(
        name: .customLong("allow-outside"),
        help: ArgumentHelp(
            "A folder, or a file, that references may name by absolute paths and file: addresses; may be repeated.",
            valueName: "path"))
    var allowOutside: [String] = []

    func validate() throws {
        if input != nil, config != nil { throw ValidationError("Give either --config or --input.") }
        if input == nil, !overlays.isEmpty { throw ValidationError("--overlay goes with --input.") }
        if config == nil, input == nil, !FilePath.exists(Inputs.standardConfiguration) {
            throw ValidationError(
                "There is no \(Inputs.standardConfiguration) here. Give --config FILE, or --input DOCUMENT.")
        }
    }

    /// All of them, each description once; none, and errors, where the configuration can't be read.
    func configurations(_ generator: Generator, _ diagnostics: DiagnosticCollector) -> [APIConfiguration] {
        if let input { return [single(input)] }
        let found = generator.readConfiguration(config ?? Inputs.standardConfiguration, diagnostics: diagnostics)
        guard !diagnostics.hasErrors else { return [] }
        return found.indices.filter { index in !found[..<index].contains { $0.includes(found[index]) } }.map { index in
            var configuration = found[index]
            configuration.allowsOutside += allowOutside
            return configuration
        }
    }

    private func single(_ input: String) -> APIConfiguration {
        let name = String(FilePath.name(of: input).prefix { $0 != "." })
        var single = APIConfiguration(name: name.isEmpty ? "API" : name, input: input, output: "", access: .public)
        single.readsStandardInput = input == "-"
        single.overlays = overlays.map { OverlayFile(path: $0) }
        single.allowsOutside = allowOutside
        return single
    }

    /// The path of the configuration; nil where there is one description.
    var configurationPath: String? { input == nil ? config ?? Inputs.standardConfiguration : nil }
}
