package import CodegenAPIModel
package import CodegenDiagnostics
package import CodegenOpenAPIDocument
import CodegenOverlay
package import CodegenSwiftViews

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Generates APIs, or checks that their folders have what would be generated.
package struct Generator {
    /// All files that were read, which the diagnostics point into.
    package let sources = SourceFiles()
    let options: Options

    package struct Options: Sendable {
        /// Treat warnings, and all that the Swift doesn't express, as errors.
        package var isStrict: Bool
        package var jobs: Int
        /// Overwrite files that the generator didn't write.
        package var isForced: Bool
        /// Ignore the names of earlier runs.
        package var forgetsNames = false
        /// Accept the diagnostics of this run.
        package var writesBaseline = false
        /// Looks for further mistakes in a description. The tool of the build plugin has none.
        package var review: Review?

        package typealias Review = @Sendable (Description, SourceFiles, DiagnosticCollector) -> Void

        package init(isStrict: Bool = false, jobs: Int = 0, isForced: Bool = false) {
            self.isStrict = isStrict
            self.jobs = jobs
            self.isForced = isForced
        }
    }

    package init(options: Options = .init()) { self.options = options }

    /// Generates one API. A run that fails writes nothing.
    package func generate(_ configuration: APIConfiguration) -> RunResult {
        run(configuration) { folder, comparison, diagnostics in
            guard mayWrite(comparison, in: folder, diagnostics) else { return false }
            do {
                try folder.apply(comparison)
                return true
            } catch {
                let message = "`\(folder.path)` can't be written: \(FileWriter.reason(error))"
                let location = configuration.outputRange.map(Diagnostic.Location.range) ?? .file(path: folder.path)
                diagnostics.report(Diagnostic(.error, .unwritableOutput, message, at: location))
                return false
            }
        }
    }

    /// Compares one API with what is in its folder, without touching it.
    package func check(_ configuration: APIConfiguration) -> RunResult { run(configuration) { _, _, _ in true } }

    /// Reads a configuration file; empty when it can't be used.
    package func readConfiguration(_ path: String, diagnostics: DiagnosticCollector) -> [APIConfiguration] {
        guard let file = load(path, diagnostics) else { return [] }
        return ConfigurationReader(folder: FilePath.folder(of: path), diagnostics: diagnostics).read(file)
    }

    /// Adds what a configuration file for a single description says.
    package func readOptions(
        _ path: String, into configuration: inout APIConfiguration, diagnostics: DiagnosticCollector
    ) {
        guard let file = load(path, diagnostics) else { return }
        ConfigurationReader(folder: FilePath.folder(of: path), diagnostics: diagnostics).readOptions(
            file, into: &configuration)
    }

    private func load(_ path: String, _ diagnostics: DiagnosticCollector) -> SourceFile? {
        switch FileLoader.load(path, takesPipes: true) {
        case .success(let bytes): return sources.add(path: path, bytes: bytes)
        case .failure(let error):
            let message = "the configuration can't be read: \(error.reason)"
            diagnostics.report(Diagnostic(.error, .unreadableFile, message, at: .file(path: path)))
            return nil
        }
    }

    // MARK: The way

    /// - Parameter finish: Does something about the difference, and says whether it could.
    private func run(
        _ configuration: APIConfiguration,
        _ finish: (OutputFolder, OutputFolder.Comparison, DiagnosticCollector) -> Bool
    ) -> RunResult {
        let stopwatch = Stopwatch()
        let jobs = options.jobs > 0 ? options.jobs : ProcessInfo.processInfo.activeProcessorCount
        let pinned = readPins(of: configuration)
        var result = Pipeline(
            configuration, pins: pinned.pins, sources: sources, jobs: jobs, review: options.review, stopwatch: stopwatch
        ).run()
        let baseline = readBaseline(of: configuration)
        result.diagnostics += pinned.diagnostics + baseline.diagnostics
        // Adding or removing the file makes SwiftPM plan the build again.
        let besides = [configuration.pinFile, configuration.baselineFile].compactMap { $0 }
        result.inputs += besides.filter(FilePath.exists)
        let isStrict = options.isStrict || configuration.isStrict
        let settled = SettledDiagnostics(
            result.diagnostics, rules: configuration.diagnosticRules, accepted: baseline.accepted,
            documents: result.documents.filter { !sources.hidesLines(of: $0.root.range.file) }, isStrict: isStrict)
        result.baseline = settled.baseline
        let diagnostics = DiagnosticCollector(settled.diagnostics)
        if let files = result.files, !diagnostics.hasErrors {
            let folder = OutputFolder(of: configuration)
            result.output = stopwatch.measure(.write) {
                guard areManifestsUsable(in: folder, isStrict: isStrict, diagnostics) else { return nil }
                let comparison = folder.compare(with: files)
                return finish(folder, comparison, diagnostics) ? comparison : nil
            }
        }
        result.diagnostics = diagnostics.sorted()
        result.accounting = result.api.map {
            Accounting(api: $0, diagnostics: result.diagnostics, insertions: result.insertions)
        }
        result.timings = stopwatch.reading
        return result
    }
}

extension Diagnostic {
    /// Under `--strict`.
    package var strict: Diagnostic {
        guard severity == .warning || (severity == .note && code.isDegradation) else { return self }
        return Diagnostic(.error, code, message, at: location, notes: notes)
    }
}

/// The result of one API's run: the model, the diagnostics and the files. A failed run has them as far as it got.
package struct RunResult: Sendable {
    package let configuration: APIConfiguration
    /// The model; nil when the description can't be understood.
    package internal(set) var api: API?
    /// The generated files; nil when there are errors.
    package internal(set) var files: [GeneratedFile]?
    /// The difference between the folder and the files, which `generate` has written and `check` hasn't; nil when the run failed.
    package internal(set) var output: OutputFolder.Comparison?
    /// In the order of files and places.
    package internal(set) var diagnostics: [Diagnostic] = []
    /// The operations that lose something on their way to Swift; nil when the description can't be understood.
    var accounting: Accounting?
    /// Where overlays have put values into the description.
    var insertions: [OverlayInsertion] = []
    /// Paths of the files and folders that the run looked for, found or not.
    package internal(set) var inputs: [String] = []
    package internal(set) var timings = Timings()
    /// What a baseline of this run would accept.
    var baseline: [Baseline.Entry] = []
    /// The documents of the description.
    var documents: [Description.Tree] = []
    /// The names of this run, for the file that keeps them; nil where there is none.
    package internal(set) var names: NamePins?

    init(configuration: APIConfiguration) { self.configuration = configuration }

    /// `Pet Store 2.1`: the description's title and version.
    package var title: String { api.map { "\($0.title) \($0.version)" } ?? "" }
    package var succeeded: Bool { output != nil }
    package var operations: Int { api?.groups.reduce(0) { $0 + $1.endpoints.count { !$0.isStreamVariant } } ?? 0 }
    package var types: Int { api?.types.count ?? 0 }
    package var degraded: Int { accounting?.degraded.count ?? 0 }
}
