import ArgumentParser
import CodegenDiagnostics
import CodegenFetch
import CodegenGenerator
import CodegenOpenAPIDocument
import Foundation

/// `codegen fetch`: the only command that uses the network.
struct FetchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Download descriptions, and what they refer to on other machines, and pin them.",
        discussion: """
            What came is written beside the configuration, and codegen.lock pins it by content; commit both. `generate` and \
            `check` read these files and never use the network. Either all files are replaced or none.

              codegen fetch                          every API of openapi/codegen.yaml
              codegen fetch PetStore --check         say what has changed upstream
              codegen fetch https://example.com/openapi.yaml -o petstore.yaml
            """
    )

    @Argument(help: ArgumentHelp("APIs of the configuration, all without any; or one address.", valueName: "name"))
    var names: [String] = []

    @Option(help: ArgumentHelp("The configuration that lists the APIs.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("One description instead of a configuration.", valueName: "document"))
    var input: String?

    @Option(help: ArgumentHelp("With --input: the file of options that names its source.", valueName: "file"))
    var options: String?

    @Option(
        name: [.customShort("o"), .long], help: ArgumentHelp("With an address: the file to write.", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "With an address: a header from an environment variable, such as Authorization=TOKEN; may be repeated.",
            valueName: "header=variable"))
    var headerEnv: [String] = []

    @Flag(help: "Write nothing; exit 1 when upstream has changed, and say which operations and components.")
    var check = false

    @Flag(help: "Overwrite files that aren't as they were downloaded.")
    var force = false

    @Flag(help: "Ask http addresses on other machines, too.")
    var allowHTTP = false

    @Option(help: ArgumentHelp("How long each document may take.", valueName: "seconds"))
    var timeout = 60

    @Option(help: ArgumentHelp("How large each document may be, decompressed.", valueName: "MiB"))
    var maxSize = 64

    @Option(
        name: .customLong("diagnostics"),
        help: ArgumentHelp("text, json (one object a line), github or sarif.", valueName: "format"))
    var format: Reporting.Format = .text

    @Flag(help: "Print nothing but errors and warnings.")
    var quiet = false

    /// The address to download, where one is given.
    private var address: DocumentLocation? {
        names.first.flatMap { Addresses.web($0) == nil ? nil : DocumentLocation($0) }
    }

    func validate() throws {
        if names.count > 1, names.contains(where: { Addresses.web($0) != nil }) {
            throw ValidationError("Give one address, or names of APIs.")
        }
        if address == nil, output != nil || !headerEnv.isEmpty {
            throw ValidationError("--output and --header-env go with an address.")
        }
        if address != nil || input != nil, config != nil {
            throw ValidationError("Give one of --config, --input and an address.")
        }
        if input != nil, !names.isEmpty { throw ValidationError("--input names one description; give no other names.") }
        if input == nil, options != nil { throw ValidationError("--options goes with --input.") }
        if input == "-" { throw ValidationError("--input takes a file here: standard input can't be pinned.") }
        if let input, let address = Addresses.web(input) {
            throw ValidationError("--input takes a file. `codegen fetch \(address)` downloads one.")
        }
        if !(1...3_600).contains(timeout) { throw ValidationError("--timeout takes seconds, from 1 to 3600.") }
        if !(1...256).contains(maxSize) { throw ValidationError("--max-size takes MiB, from 1 to 256.") }
        if address == nil, input == nil, config == nil, !FilePath.exists(Inputs.standardConfiguration) {
            throw ValidationError(
                "There is no \(Inputs.standardConfiguration) here. Give --config FILE, --input FILE, or an address.")
        }
        for header in headerEnv where Self.header(header) == nil {
            throw ValidationError("--header-env takes a header and a variable's name: Authorization=TOKEN.")
        }
    }

    func run() throws {
        let generator = Generator()
        let diagnostics = DiagnosticCollector()
        let apis = try apis(generator, diagnostics)
        var options = Fetch.Options(date: Self.today, userAgent: "codegen/\(Codegen.version)")
        options.isCheck = check
        options.isForced = force
        options.allowsHTTP = allowHTTP
        options.timeout = timeout
        options.limit = maxSize << 20
        options.environment = ProcessInfo.processInfo.environment
        let downloads = DownloadProcess()
        defer { downloads.end() }
        var hasChanges = false
        if !diagnostics.hasErrors {
            let outcome = Fetch(options: options, sources: generator.sources, exchange: downloads.exchange).run(apis)
            outcome.diagnostics.forEach(diagnostics.report)
            hasChanges = outcome.hasChanges
            if !quiet { for line in outcome.lines { Terminal.output.write(PrintedText.line(line) + "\n") } }
        }
        let shown = diagnostics.sorted().filter { $0.severity > .note }
        Terminal.error.write(format.text(shown, generator.sources, wholeList: "--diagnostics json lists all"))
        if diagnostics.hasErrors || (check && hasChanges) { throw ExitCode(1) }
    }

    // MARK: What to fetch

    private func apis(_ generator: Generator, _ diagnostics: DiagnosticCollector) throws -> [APIConfiguration] {
        if let address { return [single(address)] }
        if let input {
            var api = APIConfiguration(name: FilePath.name(of: input), input: input, output: "")
            if let options { generator.readOptions(options, into: &api, diagnostics: diagnostics) }
            api.pinning = Pinning(input: input, options: options)
            return [api]
        }
        let path = config ?? Inputs.standardConfiguration
        let all = generator.readConfiguration(path, diagnostics: diagnostics)
        guard !diagnostics.hasErrors, !names.isEmpty else { return all }
        let known = all.map(\.name)
        if let name = names.first(where: { !known.contains($0) }) {
            throw ValidationError(
                "\(path) has no API `\(PrintedText.line(name))`; it has \(known.map { "`\($0)`" }.joined(separator: ", "))."
            )
        }
        return all.filter { names.contains($0.name) }
    }

    private func single(_ address: DocumentLocation) -> APIConfiguration {
        let place = DocumentLocation(String(address.text.prefix { $0 != "#" }))
        let file = output ?? Fetch.fileName(for: place)
        var api = APIConfiguration(name: FilePath.name(of: file), input: file, output: "")
        api.source = RemoteSource(address: place)
        api.source?.headers = headerEnv.compactMap(Self.header)
        api.pinning = Pinning(input: file, options: nil)
        api.pinning.command = "codegen fetch \(place.printed) -o \(Pinning.shellWord(file))"
        return api
    }

    private static func header(_ text: String) -> RemoteSource.Header? {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, RemoteSource.Header.isName(parts[0]), !parts[1].isEmpty else { return nil }
        return RemoteSource.Header(name: parts[0], variable: parts[1])
    }

    /// The day in UTC, as the lock has it.
    private static var today: String { String(Date().formatted(.iso8601).prefix(10)) }
}
