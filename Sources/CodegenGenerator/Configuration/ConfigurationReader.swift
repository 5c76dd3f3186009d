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
        checkKeys(mapping, ["apis"], of: "the configuration")
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
        return configurations
    }

    /// Each API removes the files of its folder that it no longer writes.
    private func checkOutputs(of configurations: [APIConfiguration]) {
        var owners: [String: APIConfiguration] = [:]
        for configuration in configurations {
            let path = FileReader.real(configuration.output) ?? FilePath.absolute(configuration.output)
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
        checkKeys(mapping, Self.options, of: "the configuration")
        configuration.pinFile = path(PinFile.name)
        readOptions(mapping, into: &configuration)
    }

    private static let options = [
        "templates", "access", "layout", "acronyms", "formats", "names", "filter", "allow-empty",
        "allow-outside", "pagination", "recognize-pages", "strict", "groups", "rename", "immutable", "conformances",
        "types", "protocols", "namespace", "diagnostics", "overlays", "corrections", "source",
    ]

    private func readAPI(_ node: Node) -> APIConfiguration? {
        guard let mapping = object(node, "an API") else { return nil }
        checkKeys(mapping, ["name", "input", "output"] + Self.options, of: "an API")
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
        configuration.templates = mapping["templates"]?.string.map(path) ?? configuration.templates
        if let node = mapping["access"] {
            if let access = node.string.flatMap(AccessLevel.init) {
                configuration.access = access
            } else {
                invalid(node, "`access` is `public`, `package` or `internal`")
            }
        }
        configuration.overlays += overlays(mapping["overlays"])
        configuration.corrections += corrections(mapping["corrections"])
        if let node = mapping["filter"] { configuration.filter = filter(node) }
        if let node = mapping["source"] { configuration.source = source(node) }
        configuration.emptyParameters += pointers(mapping["allow-empty"], "allow-empty")
        configuration.allowsOutside += strings(mapping["allow-outside"], "allow-outside").map(path)
        if let node = mapping["strict"] { configuration.isStrict = flag(node, "strict") ?? configuration.isStrict }
        if let node = mapping["diagnostics"] { configuration.diagnosticRules = diagnosticRules(node) }
        if let node = mapping["types"] { configuration.types = types(node) }
        if let node = mapping["conformances"] { configuration.conformances = conformances(node) }
        if let node = mapping["immutable"] {
            configuration.isImmutable = flag(node, "immutable") ?? configuration.isImmutable
        }
        if let node = mapping["namespace"] { configuration.namespace = namespace(node) ?? configuration.namespace }
        if let node = mapping["protocols"] {
            configuration.hasProtocols = flag(node, "protocols") ?? configuration.hasProtocols
        }
        if let node = mapping["pagination"] { configuration.paginations = paginations(node) }
        if let node = mapping["layout"] { configuration.layout = layout(node) }
        if let node = mapping["recognize-pages"] {
            configuration.recognizesPages = flag(node, "recognize-pages") ?? configuration.recognizesPages
        }
        if let node = mapping["groups"] {
            if let grouping = node.string.flatMap(OperationGrouping.init), grouping != .automatic {
                configuration.grouping = grouping
            } else {
                invalid(node, "`groups` is `tags`, `paths` or `none`")
            }
        }
        for item in strings(mapping["acronyms"], "acronyms") { configuration.acronyms.insert(item) }
        for entry in entries(mapping["names"], "names") {
            guard let name = entry.value.string, !name.isEmpty else {
                invalid(entry.value, "a name has to be a string")
                continue
            }
            configuration.names[entry.key] = name
            configuration.nameRanges[entry.key] = (entry.keyRange, entry.value.range)
        }
        if let node = mapping["rename"] { configuration.namePatterns = namePatterns(node) }
        for entry in entries(mapping["formats"], "formats") {
            if let primitive = entry.value.string.flatMap(Primitive.init) {
                configuration.formats[entry.key] = primitive
            } else {
                let names = Primitive.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
                invalid(entry.value, "a format is mapped to one of \(names)")
            }
        }
    }

    private func layout(_ node: Node) -> FileLayout {
        if node.string == "tags" { return .tags }
        if let count = node.object?["shards"]?.valueText.flatMap({ Int($0) }), (1...64).contains(count) {
            return .shards(count)
        }
        invalid(node, "`layout` is `tags`, or `shards:` with a number from 1 to 64")
        return .tags
    }

    // MARK: Mistakes

    func object(_ node: Node, _ name: String) -> Mapping? {
        if case .object(let mapping) = node.value { return mapping }
        diagnostics.error(.invalidConfiguration, "\(name) has to be a map, not \(node.kindName)", at: node.range)
        return nil
    }

    func checkKeys(_ mapping: Mapping, _ known: [String], of name: String) {
        for entry in mapping.entries where !known.contains(entry.key) {
            let list = known.map { "`\($0)`" }.joined(separator: ", ")
            diagnostics.error(
                .unknownConfigurationKey,
                "\(name) has no key `\(entry.key)`",
                at: entry.keyRange,
                notes: [Diagnostic.Note("it has \(list)")]
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
