import ArgumentParser
import CodegenDiagnostics
import CodegenGenerator
import CodegenMock
import CodegenOpenAPIDocument

/// Which APIs a mock is of.
struct MockTarget: ParsableArguments {
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

    /// Reads one API, as often as its files change.
    struct Reader {
        let name: String
        let read: @Sendable () -> MockAPI.Reading
    }

    func readers(_ options: MockOptions, _ state: MockState, isQuiet: Bool) throws -> [Reader] {
        let names = try names()
        return names.map { name in
            var options = options
            if !isQuiet {
                let log = MockLog(name: names.count > 1 ? name : nil)
                options.log = { log.write($0) }
            }
            options.onChange = { state.noteChange() }
            return Reader(name: name) { [self, options] in
                var options = options
                options.restored = state.remembered(of: name)
                return read(name, options)
            }
        }
    }

    private func names() throws -> [String] {
        try configurations(Generator(), DiagnosticCollector()).map(\.name)
    }

    /// All of them; a configuration that can't be read ends the command.
    func configurations(
        _ generator: Generator, _ diagnostics: DiagnosticCollector
    ) throws -> [APIConfiguration] {
        if let input { return [single(input)] }
        let found = generator.readConfiguration(config ?? Inputs.standardConfiguration, diagnostics: diagnostics)
        guard !diagnostics.hasErrors else {
            Reporting.print(diagnostics.sorted(), generator.sources, as: .text, wholeList: "")
            throw ExitCode(1)
        }
        return found
    }

    private func single(_ input: String) -> APIConfiguration {
        let name = String(FilePath.name(of: input).prefix { $0 != "." })
        var single = APIConfiguration(name: name.isEmpty ? "API" : name, input: input, output: "", access: .public)
        single.readsStandardInput = input == "-"
        single.overlays = overlays.map { OverlayFile(path: $0) }
        single.allowsOutside = allowOutside
        return single
    }

    private func read(_ name: String, _ options: MockOptions) -> MockAPI.Reading {
        let generator = Generator()
        let diagnostics = DiagnosticCollector()
        var files = [config ?? (input == nil ? Inputs.standardConfiguration : nil)].compactMap { $0 }
        let found = configuration(name, generator, diagnostics)
        var title = name
        var service: MockService?
        if let found, !diagnostics.hasErrors {
            let reading = generator.readDescription(of: found, diagnostics: diagnostics) { description in
                let info = description.document.info
                title = "\(info.title) \(info.version)"
                var options = options
                options.paginations = found.paginations
                return MockService(description, files: generator.sources, options: options)
            }
            service = reading.result
            files += reading.inputs
        }
        let report = Reporting.Format.text.text(diagnostics.sorted(), generator.sources, wholeList: "")
        return MockAPI.Reading(service: service, title: title, files: files, report: report)
    }

    private func configuration(
        _ name: String, _ generator: Generator, _ diagnostics: DiagnosticCollector
    ) -> APIConfiguration? {
        if let input { return single(input) }
        let path = config ?? Inputs.standardConfiguration
        var found = generator.readConfiguration(path, diagnostics: diagnostics).first { $0.name == name }
        found?.allowsOutside += allowOutside
        if found == nil, !diagnostics.hasErrors {
            let message = "the configuration has no API `\(name)` any more"
            diagnostics.report(Diagnostic(.error, .invalidConfiguration, message, at: .file(path: path)))
        }
        return found
    }
}
