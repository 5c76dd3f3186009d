package import APIModel
package import Diagnostics
import DocumentTree
import Lowering
import OpenAPIDocument
import SwiftViews
import TemplateRendering

/// One API from its description to its files: the whole way on one screen.
package struct Pipeline {
    let configuration: APIConfiguration
    let jobs: Int
    let stopwatch: Stopwatch
    let inputs = InputLog()

    package init(configuration: APIConfiguration, jobs: Int) {
        self.init(configuration: configuration, jobs: jobs, stopwatch: Stopwatch(name: configuration.name))
    }

    init(configuration: APIConfiguration, jobs: Int, stopwatch: Stopwatch) {
        self.configuration = configuration
        self.jobs = jobs
        self.stopwatch = stopwatch
    }

    /// What came out.
    package struct Product {
        package let files: [GeneratedFile]
        let version: String
        let title: String
        let types: Int
    }

    /// Nil when the description or a template can't be used; then errors have been reported.
    ///
    /// `lowered` is what the description means, as far as that has been found out.
    package func run(_ sources: SourceFiles, _ diagnostics: DiagnosticCollector, lowered: inout API?) -> Product? {
        var product: Product?
        var api: API?
        DeepThread.run { product = make(sources, diagnostics, lowered: &api) }
        lowered = api
        return product
    }

    private func make(_ sources: SourceFiles, _ diagnostics: DiagnosticCollector, lowered: inout API?) -> Product? {
        guard let file = stopwatch.measure(.read, { loadDescription(sources, diagnostics) }),
            let root = stopwatch.measure(.parse, { DocumentReader().read(file, into: diagnostics) }),
            let description = stopwatch.measure(.decode, { decode(root, file, sources, diagnostics) })
        else { return nil }
        stopwatch.measure(.rules) { Rules.check(description, diagnostics: diagnostics) }
        let options = LoweringOptions(
            formats: configuration.formats, paginations: configuration.paginations,
            emptyParameters: emptyParameters(in: root, diagnostics))
        let api = stopwatch.measure(.lower) { lower(description, options: options, diagnostics: diagnostics) }
        lowered = api
        stopwatch.measure(.rules) { Rules.checkUnusedComponents(description, diagnostics: diagnostics) }
        let names = stopwatch.measure(.names) {
            let names = ConfiguredNames(configuration, root: root)
            checkNames(of: api, configured: names.pointers, names: names.byPlace, diagnostics: diagnostics)
            return names
        }
        guard let library = stopwatch.measure(.read, { loadTemplates(sources, diagnostics) }), !diagnostics.hasErrors
        else { return nil }
        let info = description.document.info
        let (maker, plan) = stopwatch.measure(.names) {
            let maker = ViewMaker(api: api, options: viewOptions(info, names))
            return (maker, FilePlan(maker, api: api, layout: configuration.layout))
        }
        let files = render(plan, FileRenderer(maker: maker, library: library), diagnostics)
        guard !diagnostics.hasErrors else { return nil }
        return Product(files: files, version: info.version, title: info.title, types: api.types.count)
    }

    /// The places of the path parameters that the configuration allows to be empty.
    private func emptyParameters(in root: Node, _ diagnostics: DiagnosticCollector) -> Set<SourceRange> {
        var places: Set<SourceRange> = []
        for (pointer, range) in configuration.emptyParameters {
            if let node = root.descendant(at: pointer), node.object?["in"]?.string == "path" {
                places.insert(node.range)
            } else {
                diagnostics.warning(.unknownName, "no path parameter is at `\(pointer)`", at: range)
            }
        }
        return places
    }

    private func decode(
        _ root: Node, _ file: SourceFile, _ sources: SourceFiles, _ diagnostics: DiagnosticCollector
    ) -> Description? {
        let source = documentSource(sources)
        let whole = Description.decode(root, in: file, source: source, diagnostics: diagnostics)
        return whole?.filtered(by: configuration.filter, diagnostics: diagnostics)
    }

    /// Files are made on all threads at once.
    private func render(
        _ plan: FilePlan, _ renderer: FileRenderer, _ diagnostics: DiagnosticCollector
    ) -> [GeneratedFile] {
        let start = ContinuousClock.now
        var work: [Stage: Duration] = [:]
        let made = ParallelMap.run(plan.rows, jobs: jobs, weight: plan.weight) { row in renderer.render(row) }
        for file in made { work.merge(file.work, uniquingKeysWith: +) }
        stopwatch.add(work, within: start.duration(to: .now))
        if let range = made.lazy.compactMap(\.endless?.range).first {
            diagnostics.error(
                .templateSyntax,
                "this template is included again and again, without end: a view leads back to an outer one",
                at: range)
        }
        return made.map(\.file)
    }

    private func viewOptions(_ info: OpenAPI.Info, _ names: ConfiguredNames) -> ViewOptions {
        let name = FilePath.name(of: configuration.input)
        let title = info.title.split(whereSeparator: \.isNewline).joined(separator: " ")
        return ViewOptions(
            name: configuration.name,
            access: ViewOptions.Access(rawValue: configuration.access.rawValue) ?? .public,
            acronyms: configuration.acronyms,
            names: names.byPlace,
            source: title.isEmpty ? name : "\(name) (\(title) \(info.version))"
        )
    }

    // MARK: Files

    private func loadDescription(_ sources: SourceFiles, _ diagnostics: DiagnosticCollector) -> SourceFile? {
        switch FileLoader.load(configuration.input, takesPipes: true) {
        case .success(let bytes): return add(configuration.input, bytes, to: sources)
        case .failure(let error):
            let message = "`\(configuration.input)` can't be read: \(error.reason)"
            let location = configuration.inputRange.map(Diagnostic.Location.range) ?? .file(path: configuration.input)
            diagnostics.report(Diagnostic(.error, .unreadableFile, message, at: location))
            return nil
        }
    }

    /// Further documents come from where the first one does.
    private func documentSource(_ sources: SourceFiles) -> DocumentSource {
        let loader = DocumentLoader(
            allowsRemote: configuration.allowsRemote, allowsOutside: configuration.allowsOutside,
            root: configuration.input)
        return DocumentSource(
            load: { location, printed in
                let bytes = loader.load(location)
                // A run is another one when a file that is missing comes.
                if case .failure = bytes { inputs.add(printed) }
                return bytes.map { add(printed, $0, to: sources) }
            },
            allows: loader.allows,
            isOutside: loader.isOutside,
            hideLines: { sources.hideLines(of: $0.id) }
        )
    }

    private func add(_ path: String, _ bytes: [UInt8], to sources: SourceFiles) -> SourceFile {
        inputs.add(path)
        return sources.add(path: path, bytes: bytes)
    }

    private func loadTemplates(_ sources: SourceFiles, _ diagnostics: DiagnosticCollector) -> TemplateLibrary? {
        var replacements: [(name: String, file: SourceFile)] = []
        if let folder = configuration.templates {
            switch FileLoader.list(folder, extension: "mustache") {
            case .success(let names):
                inputs.add(folder)
                for name in names {
                    let path = FilePath.joined(folder, name)
                    switch FileLoader.load(path) {
                    case .success(let bytes):
                        replacements.append((String(name.dropLast(".mustache".count)), add(path, bytes, to: sources)))
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
