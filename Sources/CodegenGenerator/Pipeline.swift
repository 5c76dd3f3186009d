import CodegenAPIModel
package import CodegenDiagnostics
import CodegenDocumentTree
import CodegenLowering
import CodegenOpenAPIDocument
import CodegenOverlay
import CodegenSwiftViews
import CodegenTemplateRendering

/// One API from its description to its files: the whole way on one screen.
package struct Pipeline {
    let configuration: APIConfiguration
    let sources: SourceFiles
    let jobs: Int
    let review: Generator.Options.Review?
    let stopwatch: Stopwatch
    private let diagnostics = DiagnosticCollector()
    private let inputs = InputLog()
    private let documents = DocumentLog()
    private let pins: NamePins

    package init(_ configuration: APIConfiguration, sources: SourceFiles, jobs: Int) {
        self.init(configuration, pins: NamePins(), sources: sources, jobs: jobs, stopwatch: Stopwatch())
    }

    init(
        _ configuration: APIConfiguration, pins: NamePins, sources: SourceFiles, jobs: Int,
        review: Generator.Options.Review? = nil,
        stopwatch: Stopwatch
    ) {
        self.pins = pins
        self.configuration = configuration
        self.sources = sources
        self.jobs = jobs
        self.review = review
        self.stopwatch = stopwatch
    }

    /// Makes the files in memory; their folder isn't looked at.
    package func run() -> RunResult {
        var result = RunResult(configuration: configuration)
        LargeStackThread.run {
            let meaning = readMeaning()
            result.api = meaning?.api
            result.insertions = meaning?.insertions ?? []
            result.files = meaning.flatMap { makeFiles($0, &result) }
        }
        result.diagnostics = diagnostics.diagnostics.map { $0.withoutQuotes(of: sources) }
        result.inputs = inputs.paths
        result.documents = documents.trees
        return result
    }

    /// Reads the description alone, and reports only what prevents that; nil, and errors, when it can't be used.
    ///
    /// - Parameter body: Is given the description on a thread with a large stack.
    func withDescription<Result>(
        _ report: DiagnosticCollector, _ body: @escaping (Description) -> Result
    ) -> (result: Result?, inputs: [String]) {
        var result: Result?
        LargeStackThread.run {
            let reading = readDescription()
            if let reading, !diagnostics.hasErrors { result = body(reading.description) }
        }
        for diagnostic in diagnostics.diagnostics where diagnostic.severity == .error {
            report.report(diagnostic.withoutQuotes(of: sources))
        }
        return (result, inputs.paths)
    }

    /// Reads the description up to its Swift names; see `Generator.withModel`.
    func withModel(_ report: DiagnosticCollector, _ body: @escaping (Generator.Model) -> Void) {
        LargeStackThread.run {
            guard let meaning = readMeaning(), !diagnostics.hasErrors else { return }
            let maker = ViewMaker(api: meaning.api, options: viewOptions(meaning))
            body(
                Generator.Model(
                    input: configuration.input, description: meaning.description, api: meaning.api, maker: maker))
        }
        for diagnostic in diagnostics.diagnostics where diagnostic.severity == .error {
            report.report(diagnostic.withoutQuotes(of: sources))
        }
    }

    /// The inputs of rendering.
    private struct Meaning {
        let description: Description
        let api: API
        let names: ConfigurationNames
        let insertions: [OverlayInsertion]
    }

    /// The description as it was read, and as overlays have changed it.
    private struct Reading {
        let root: Node
        let description: Description
        let insertions: [OverlayInsertion]
    }

    /// From bytes to the typed description; nil when it can't be used.
    private func readDescription() -> Reading? {
        let lock = stopwatch.measure(.read, readLock)
        guard !diagnostics.hasErrors, let file = stopwatch.measure(.read, { loadDescription(lock) }),
            let read = stopwatch.measure(.parse, { DocumentReader().read(file, into: diagnostics) })
        else { return nil }
        let changed = stopwatch.measure(.parse) { change(read) }
        // Half of its changes make no description that anybody meant.
        if changed != nil, diagnostics.hasErrors { return nil }
        let root = changed?.root ?? read
        guard
            let description = stopwatch.measure(
                .decode, { decode(root, file, lock, isChanged: changed != nil) })
        else { return nil }
        return Reading(root: root, description: description, insertions: changed?.insertions ?? [])
    }

    /// From bytes to the model; nil when the description can't be used.
    private func readMeaning() -> Meaning? {
        guard let reading = readDescription() else { return nil }
        let (root, description) = (reading.root, reading.description)
        stopwatch.measure(.rules) {
            Rules.check(description, hasService: configuration.hasServer, diagnostics: diagnostics)
        }
        var options = LoweringOptions(
            formats: configuration.formats, paginations: configuration.paginations,
            emptyParameters: emptyParameters(in: root), grouping: configuration.grouping)
        options.recognizesPages = configuration.recognizesPages
        // A service holds requests against the description, unless the configuration says otherwise.
        options.validation = configuration.validation ?? (configuration.hasServer ? .requests : .none)
        options.hasService = configuration.hasServer
        options.schemaTypes = TypeRule.places(of: configuration.types, in: root, diagnostics: diagnostics)
        for rule in configuration.types { for format in rule.formats { options.formatTypes[format] = rule.type } }
        let names = stopwatch.measure(.names) { ConfigurationNames(configuration, root: root) }
        options.namedPlaces = Set(names.byPlace.keys)
        let api = stopwatch.measure(.lower) { lower(description, options: options, diagnostics: diagnostics) }
        stopwatch.measure(.rules) { Rules.checkUnusedComponents(description, diagnostics: diagnostics) }
        stopwatch.measure(.rules) { review?(description, sources, diagnostics) }
        documents.trees = description.trees
        stopwatch.measure(.names) {
            checkNames(of: api, configured: names.pointers, names: names.byPlace, diagnostics: diagnostics)
        }
        return Meaning(description: description, api: api, names: names, insertions: reading.insertions)
    }

    /// From the model to the text of all files; nil when there are errors.
    private func makeFiles(_ meaning: Meaning, _ result: inout RunResult) -> [GeneratedFile]? {
        checkParts()
        guard let library = stopwatch.measure(.read, loadTemplates), !diagnostics.hasErrors else { return nil }
        let maker = stopwatch.measure(.names) { ViewMaker(api: meaning.api, options: viewOptions(meaning)) }
        maker.reportClashes(diagnostics)
        if configuration.pinFile != nil { result.names = stopwatch.measure(.names) { maker.dealtNames() } }
        let renderer = FileRenderer(api: meaning.api, maker: maker, library: library, jobs: jobs)
        let start = ContinuousClock.now
        let made = renderer.render(configuration.layout)
        stopwatch.add(made.work, within: start.duration(to: .now))
        if let range = made.endless?.range {
            diagnostics.error(
                .templateSyntax,
                "this template is included again and again, without end: a view leads back to an outer one",
                at: range)
        }
        return diagnostics.hasErrors ? nil : made.files
    }

    private func checkParts() {
        guard !configuration.parts.isEmpty else { return }
        let place = configuration.partsRange.map(Diagnostic.Location.range) ?? .file(path: configuration.input)
        if configuration.layout != .tags {
            let message =
                "`parts` are folders of files by tag, which `codegen generate` writes; a build tool generates a single target"
            diagnostics.report(Diagnostic(.error, .invalidConfiguration, message, at: place))
        }
        if Set(configuration.parts.values.map { $0.lowercased() }).count < configuration.parts.count {
            let message = "each of the `parts` needs a target of its own"
            diagnostics.report(Diagnostic(.error, .invalidConfiguration, message, at: place))
        }
        if configuration.access == .internal {
            let message = "`parts` see each other's declarations with `access: public` or `access: package` only"
            diagnostics.report(Diagnostic(.error, .invalidConfiguration, message, at: place))
        }
    }

    /// The places of the path parameters that the configuration allows to be empty.
    private func emptyParameters(in root: Node) -> Set<SourceRange> {
        var places: Set<SourceRange> = []
        for (pointer, range) in configuration.emptyParameters {
            if let node = root.descendant(at: pointer), node.object?["in"]?.string == "path" {
                places.insert(node.range)
            } else {
                diagnostics.warning(
                    .unknownName, "no path parameter is at `\(pointer)`", at: range,
                    notes: NearMiss.notes(for: pointer.dropFirst(), in: root))
            }
        }
        return places
    }

    /// The description as overlays and corrections have it; nil where there are none.
    private func change(_ root: Node) -> OverlayApplication? {
        let changes = DescriptionChanges(
            overlays: configuration.overlays, corrections: configuration.corrections, sources: sources,
            diagnostics: diagnostics, noteInput: inputs.add)
        let changed = changes.isEmpty ? nil : changes.apply(to: root, at: configuration.input)
        documents.trees = [Description.Tree(root: changed?.root ?? root)]
        return changed
    }

    private func decode(_ root: Node, _ file: SourceFile, _ lock: LockFile?, isChanged: Bool) -> Description? {
        let whole = Description.decode(
            root, in: file, isChanged: isChanged, source: documentSource(lock), diagnostics: diagnostics)
        return whole?.filtered(by: configuration.filter, diagnostics: diagnostics)
    }

    private func viewOptions(_ meaning: Meaning) -> ViewOptions {
        let name = FilePath.name(of: configuration.input)
        let title = meaning.api.title.split(whereSeparator: \.isNewline).joined(separator: " ")
        var options = ViewOptions(
            name: configuration.name,
            access: ViewOptions.Access(rawValue: configuration.access.rawValue) ?? .public,
            acronyms: configuration.acronyms,
            names: meaning.names.byPlace,
            pins: pins,
            source: title.isEmpty ? name : "\(name) (\(title) \(meaning.api.version))"
        )
        options.namespace = configuration.namespace
        options.isImmutable = configuration.isImmutable
        options.hasProtocols = configuration.hasProtocols
        options.hasServer = configuration.hasServer
        options.modules = configuration.parts
        options.patterns = configuration.namePatterns
        options.conformances = ConformanceRule.conformances(
            of: meaning.api, by: configuration.conformances, diagnostics: diagnostics)
        return options
    }

    // MARK: Files

    private func readLock() -> LockFile? {
        // Adding the file, or changing it, changes the run's inputs.
        if let path = configuration.pinning.lockFile, configuration.source != nil || FilePath.exists(path) {
            inputs.add(path)
        }
        return configuration.pinning.readLock(sources: sources, diagnostics: diagnostics)
    }

    private func loadDescription(_ lock: LockFile?) -> SourceFile? {
        if let fault = configuration.faultOfDownload(lock) {
            diagnostics.report(fault)
            return nil
        }
        let loaded =
            configuration.readsStandardInput
            ? FileLoader.loadStandardInput() : FileLoader.load(configuration.input, takesPipes: true)
        switch loaded {
        case .success(let bytes):
            let file =
                configuration.readsStandardInput
                ? sources.add(path: configuration.input, bytes: bytes) : add(configuration.input, bytes)
            guard let document = lock?.document(inFile: configuration.input), !document.pins(bytes) else { return file }
            let reason = configuration.pinning.fault(ofFile: configuration.input)
            diagnostics.report(Diagnostic(.error, .changedDownload, reason, at: .file(path: configuration.input)))
            return nil
        case .failure(let error):
            let message = "`\(configuration.input)` can't be read: \(error.reason)"
            let location = configuration.inputRange.map(Diagnostic.Location.range) ?? .file(path: configuration.input)
            diagnostics.report(Diagnostic(.error, .unreadableFile, message, at: location))
            return nil
        }
    }

    /// Further documents come from where the first one does.
    private func documentSource(_ lock: LockFile?) -> DocumentSource {
        let loader = DocumentLoader(
            allowsOutside: configuration.allowsOutside, root: configuration.input, lock: lock,
            pinning: configuration.pinning)
        return DocumentSource(
            load: { location, printed in
                let loaded = loader.load(location)
                // A missing file that appears changes the run's inputs.
                if case .failure = loaded { inputs.add(printed) }
                return loaded.map { add($0.path ?? printed, $0.bytes) }
            },
            origin: loader.origin,
            allows: loader.allows,
            isOutside: loader.isOutside,
            hideLines: { sources.hideLines(of: $0.id) }
        )
    }

    private func add(_ path: String, _ bytes: [UInt8]) -> SourceFile {
        inputs.add(path)
        return sources.add(path: path, bytes: bytes)
    }

    private func loadTemplates() -> TemplateLibrary? {
        var replacements: [(name: String, file: SourceFile)] = []
        if let folder = configuration.templates {
            switch FileLoader.list(folder, extension: "mustache") {
            case .success(let names):
                inputs.add(folder)
                for name in names {
                    let path = FilePath.joined(folder, name)
                    switch FileLoader.load(path) {
                    case .success(let bytes):
                        replacements.append((String(name.dropLast(".mustache".count)), add(path, bytes)))
                    case .failure(let error):
                        let message = "the template `\(name)` can't be read: \(error.reason)"
                        diagnostics.report(Diagnostic(.error, .unreadableFile, message, at: .file(path: path)))
                    }
                }
            case .failure(let error):
                let message = "the templates in `\(folder)` can't be read: \(error.reason)"
                diagnostics.report(Diagnostic(.error, .unreadableFile, message, at: .file(path: folder)))
                return nil
            }
        }
        return TemplateLibrary(replacements: replacements, files: sources, diagnostics: diagnostics)
    }
}

/// The documents that diagnostics point into, as far as a run has got.
private final class DocumentLog {
    var trees: [Description.Tree] = []
}
