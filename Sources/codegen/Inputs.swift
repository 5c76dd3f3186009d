import ArgumentParser
import CodegenDiagnostics
package import CodegenGenerator

/// Which APIs a command is about: a configuration's, or one given on the command line.
struct Inputs: ParsableArguments {
    @Option(help: ArgumentHelp("The configuration that lists the APIs.", valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "One description (Swagger 2.0 or OpenAPI 3, YAML or JSON) instead of a configuration; - is standard input.",
            valueName: "document"))
    var input: String?

    @Option(help: ArgumentHelp("With --input: the folder that the Swift goes to.", valueName: "folder"))
    var output: String?

    @Option(help: ArgumentHelp("With --input: the API's name; PetStore makes PetStoreClient.", valueName: "name"))
    var name: String?

    @Option(
        help: ArgumentHelp("With --input: a configuration of options for this description alone.", valueName: "file"))
    var options: String?

    @Option(
        name: .customLong("overlay"),
        help: ArgumentHelp(
            "With --input: an overlay that is applied to the description; may be repeated.", valueName: "file"))
    var overlays: [String] = []

    @Option(
        help: ArgumentHelp("A folder with templates that replace built-in ones of the same name.", valueName: "folder"))
    var templates: String?

    @Option(help: ArgumentHelp("With --input: public, package or internal.", valueName: "level"))
    var access: AccessLevel = .public

    @Flag(help: "With --input: a service, too: a protocol for each group of operations, to implement.")
    var server = false

    @Option(
        help: ArgumentHelp(
            "Split into this many files with fixed names, for build tools, instead of by tag.", valueName: "count"))
    var shards: Int?

    @Option(
        name: .customLong("allow-outside"),
        help: ArgumentHelp(
            "A folder, or a file, that references may name by absolute paths and file: addresses, which are refused "
                + "otherwise; may be repeated.", valueName: "path"))
    var allowOutside: [String] = []

    static let standardConfiguration = "openapi/codegen.yaml"

    func validate() throws {
        if input == nil, output != nil || name != nil || options != nil || !overlays.isEmpty || server {
            throw ValidationError("--output, --name, --options, --overlay and --server go with --input.")
        }
        if input != nil, config != nil { throw ValidationError("Give either --config or --input.") }
        if input != nil, output == nil || name == nil { throw ValidationError("--input needs --output and --name.") }
        if let input, let address = Addresses.web(input) {
            throw ValidationError(
                "--input takes a file. `codegen fetch \(address) -o openapi.yaml` downloads the description; "
                    + "give --input openapi.yaml then.")
        }
        if let shards, !(1...64).contains(shards) { throw ValidationError("--shards takes a number from 1 to 64.") }
        if config == nil, input == nil, !FilePath.exists(Self.standardConfiguration) {
            throw ValidationError(
                "There is no \(Self.standardConfiguration) here. Give --config FILE, or --input, --output and --name."
            )
        }
    }

    /// The APIs to work on; empty when the configuration can't be used.
    func configurations(_ generator: Generator, _ diagnostics: DiagnosticCollector) -> [APIConfiguration] {
        var configurations: [APIConfiguration]
        if let input, let output, let name {
            let isStandardInput = input == "-"
            let file = isStandardInput ? "<stdin>" : input
            var single = APIConfiguration(name: name, input: file, output: output, access: access)
            single.readsStandardInput = isStandardInput
            single.pinning = Pinning(input: file, options: options)
            if let options { generator.readOptions(options, into: &single, diagnostics: diagnostics) }
            if server { single.hasServer = true }
            single.overlays += overlays.map { OverlayFile(path: $0) }
            configurations = [single]
        } else {
            configurations = generator.readConfiguration(config ?? Self.standardConfiguration, diagnostics: diagnostics)
        }
        // An invalid configuration has no certain meaning, so that nothing is written.
        guard !diagnostics.hasErrors else { return [] }
        for index in configurations.indices {
            if let templates { configurations[index].templates = templates }
            configurations[index].allowsOutside += allowOutside
            if let shards { configurations[index].layout = .shards(shards) }
        }
        return configurations
    }
}

extension AccessLevel: ExpressibleByArgument {}
