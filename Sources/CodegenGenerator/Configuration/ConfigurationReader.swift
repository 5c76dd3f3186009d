import CodegenAPIModel
package import CodegenDiagnostics
import CodegenDocumentTree
import CodegenLowering
import CodegenOpenAPIDocument

/// Reads `codegen.yaml`; mistakes are located, unknown keys are errors.
package struct ConfigurationReader {
    let diagnostics: DiagnosticCollector
    /// The folder that paths in the file are relative to.
    private let folder: String

    package init(folder: String, diagnostics: DiagnosticCollector) {
        self.folder = folder
        self.diagnostics = diagnostics
    }

    /// The configured APIs; empty when the file can't be used, and then errors have been reported.
    package func read(_ file: SourceFile) -> [APIConfiguration] {
        guard let root = DocumentReader().read(file, into: diagnostics) else { return [] }
        guard let mapping = object(root, "the configuration") else { return [] }
        checkKeys(mapping, of: .root)
        guard let apis = mapping["apis"] else {
            diagnostics.error(.invalidConfiguration, "the configuration needs a list `apis`", at: root.range)
            return []
        }
        guard case .array(let items) = apis.value else {
            diagnostics.error(.invalidConfiguration, "`apis` has to be a list, not \(apis.kindName)", at: apis.range)
            return []
        }
        // Nothing would be done, and that would look like success.
        if items.isEmpty, !diagnostics.hasErrors { invalid(apis, "`apis` is empty: there is nothing to generate") }
        var configurations = items.compactMap(readAPI)
        for index in configurations.indices {
            configurations[index].pinning = Pinning(api: configurations[index].name, configuration: file.path)
        }
        checkOutputs(of: configurations)
        checkSources(of: configurations)
        return configurations
    }

    /// Each API removes the files of its folder that it no longer writes.
    private func checkOutputs(of configurations: [APIConfiguration]) {
        var owners: [String: APIConfiguration] = [:]
        let folders = configurations.flatMap { configuration in
            Set(configuration.outputFolders).sorted().map { (configuration, $0) }
        }
        for (configuration, folder) in folders {
            let path = FileReader.real(folder) ?? FilePath.absolute(folder)
            guard let owner = owners.updateValue(configuration, forKey: path) else { continue }
            guard let range = configuration.outputRange else { continue }
            diagnostics.error(
                .invalidConfiguration,
                "`\(owner.name)` and `\(configuration.name)` have the same `output`; each API needs a folder of its own",
                at: range,
                notes: [Diagnostic.Note("the other one", at: owner.outputRange)]
            )
        }
    }

    /// The content of a `codegen.yaml` beside a single description: the options of an API, without paths and name.
    package func readOptions(_ file: SourceFile, into configuration: inout APIConfiguration) {
        guard let root = DocumentReader().read(file, into: diagnostics), let mapping = object(root, "the configuration")
        else { return }
        checkKeys(mapping, of: .options)
        configuration.pinFile = path(PinFile.name)
        readOptions(mapping, into: &configuration)
    }

    private func readAPI(_ node: Node) -> APIConfiguration? {
        guard let mapping = object(node, "an API") else { return nil }
        checkKeys(mapping, of: .api)
        let name = text(mapping, "name", of: node)
        let input = text(mapping, "input", of: node)
        let output = text(mapping, "output", of: node)
        guard let name, let input, let output else { return nil }
        if DocumentLocation(input).isRemote, let node = mapping["input"] {
            invalid(
                node,
                "`input` is a file; `source: ADDRESS` beside it says where that comes from, and `codegen fetch` downloads it"
            )
            return nil
        }
        var configuration = APIConfiguration(name: name, input: path(input), output: path(output))
        configuration.pinFile = path(PinFile.name)
        configuration.inputRange = mapping["input"]?.range
        configuration.outputRange = mapping["output"]?.range
        readOptions(mapping, into: &configuration)
        return configuration
    }

    private func readOptions(_ mapping: Mapping, into configuration: inout APIConfiguration) {
        for option in ConfigurationOption.all {
            if let node = mapping[option.key.name] { option.read(self, node, &configuration) }
        }
    }

    // MARK: Mistakes

    func object(_ node: Node, _ name: String) -> Mapping? {
        if case .object(let mapping) = node.value { return mapping }
        diagnostics.error(.invalidConfiguration, "\(name) has to be a map, not \(node.kindName)", at: node.range)
        return nil
    }

    func checkKeys(_ mapping: Mapping, of object: ConfigurationObject, as name: String? = nil) {
        let known = object.keys.map(\.name)
        for entry in mapping.entries where !known.contains(entry.key) {
            let near = NearMiss.closest(to: entry.key, among: known).map { "did you mean `\($0)`?" }
            let list = known.map { "`\($0)`" }.joined(separator: ", ")
            diagnostics.error(
                .unknownConfigurationKey,
                "\(name ?? object.name) has no key `\(entry.key)`",
                at: entry.keyRange,
                notes: [Diagnostic.Note(near ?? "it has \(list)")]
            )
        }
    }

    func invalid(_ node: Node, _ message: String) {
        diagnostics.error(.invalidConfiguration, message, at: node.range)
    }

    func path(_ path: String) -> String {
        path.hasPrefix("/") ? path : FilePath.joined(folder, path)
    }
}
