import APIModel
public import Diagnostics

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Generates APIs, or checks that what is there is what would be generated.
public struct Generator {
    public let sources = SourceFiles()
    let options: Options
    private let record = RunRecord()

    public struct Options: Sendable {
        /// Treat warnings, and all that the Swift doesn't express, as errors.
        public var isStrict: Bool
        public var jobs: Int
        /// Overwrite what others put where files of the output go.
        public var isForced: Bool

        public init(isStrict: Bool = false, jobs: Int = 0, isForced: Bool = false) {
            self.isStrict = isStrict
            self.jobs = jobs
            self.isForced = isForced
        }
    }

    public init(options: Options = .init()) { self.options = options }

    /// What the stages of each API so far took, also of those that fell short.
    public var timings: [Timings] { record.timings }

    /// What became of one API.
    public struct Report: Sendable {
        public let name: String
        public let title: String
        public let version: String
        public let operations: Int
        /// Operations that lose something on their way to Swift.
        public let degraded: Int
        public let types: Int
        /// Names of files that were written (or, in a check, that are stale).
        public let written: [String]
        public let unchanged: Int
        public let removed: [String]
        public let milliseconds: Int
        /// For a check: the differences, to read.
        public let differences: String
        /// For a check: the same for programs, one error for each file that is stale.
        public internal(set) var staleness: [Diagnostic] = []
        /// The files and folders that were looked at, also where nothing was.
        public let inputs: [String]
    }

    // MARK: Doors

    /// Generates one API; nil when it fell short, and then nothing has been written.
    public func generate(_ configuration: APIConfiguration, diagnostics: DiagnosticCollector) -> Report? {
        let stopwatch = Stopwatch(name: configuration.name)
        defer { record.add(stopwatch.reading) }
        return run(configuration, stopwatch, diagnostics) { folder, comparison in
            guard mayWrite(comparison, in: folder, diagnostics) else { return nil }
            do {
                try folder.apply(comparison)
                return ""
            } catch {
                let message = "`\(folder.path)` can't be written: \(Self.reason(error))"
                let location = configuration.outputRange.map(Diagnostic.Location.range) ?? .file(path: folder.path)
                diagnostics.report(Diagnostic(.error, .unwritableOutput, message, at: location))
                return nil
            }
        }
    }

    /// Compares one API with what is in its folder, without touching it.
    public func check(_ configuration: APIConfiguration, diagnostics: DiagnosticCollector) -> Report? {
        let stopwatch = Stopwatch(name: configuration.name)
        defer { record.add(stopwatch.reading) }
        var staleness: [Diagnostic] = []
        var report = run(configuration, stopwatch, diagnostics) { folder, comparison in
            staleness = stale(comparison, in: folder)
            let changed = comparison.changed.map { file in
                LineDiff.text(
                    old: folder.contents(of: file.name), new: file.bytes, path: FilePath.joined(folder.path, file.name))
            }
            let obsolete = comparison.obsolete.map { name in
                LineDiff.text(
                    old: folder.contents(of: name), new: nil, path: FilePath.joined(folder.path, name), limit: 4)
            }
            return (changed + obsolete).joined()
        }
        report?.staleness = staleness
        return report
    }

    /// Reads a configuration file; empty when it can't be used.
    public func readConfiguration(_ path: String, diagnostics: DiagnosticCollector) -> [APIConfiguration] {
        guard let file = load(path, diagnostics) else { return [] }
        return ConfigurationReader(folder: FilePath.folder(of: path), diagnostics: diagnostics).read(file)
    }

    /// Adds what a configuration file for a single description says.
    public func readOptions(
        _ path: String, into configuration: inout APIConfiguration, diagnostics: DiagnosticCollector
    ) {
        guard let file = load(path, diagnostics) else { return }
        ConfigurationReader(folder: FilePath.folder(of: path), diagnostics: diagnostics).readOptions(
            file, into: &configuration)
    }

    // MARK: Accounting

    /// Writes what became of every API so far, and all diagnostics, as JSON; all of the file or nothing.
    public func writeReport(to path: String, toolVersion: String, diagnostics: DiagnosticCollector) {
        let all = diagnostics.sorted()
        do {
            let document = ReportDocument(record: record, diagnostics: all, version: toolVersion, files: sources)
            try FileWriter.replace(path, with: document.bytes)
        } catch {
            let message = "the report `\(path)` can't be written: \(Self.reason(error))"
            diagnostics.report(Diagnostic(.error, .unwritableOutput, message, at: .file(path: path)))
        }
    }

    // MARK: The way

    private func run(
        _ configuration: APIConfiguration,
        _ stopwatch: Stopwatch,
        _ diagnostics: DiagnosticCollector,
        _ finish: (OutputFolder, OutputFolder.Comparison) -> String?
    ) -> Report? {
        let jobs = options.jobs > 0 ? options.jobs : ProcessInfo.processInfo.activeProcessorCount
        let earlier = diagnostics.diagnostics.count
        let own = DiagnosticCollector()
        var api: API?
        let pipeline = Pipeline(configuration: configuration, jobs: jobs, stopwatch: stopwatch)
        let product = pipeline.run(sources, own, lowered: &api)
        for diagnostic in own.diagnostics.map({ $0.withoutQuotes(of: sources) }) {
            diagnostics.report(isStrict(configuration) ? diagnostic.strict : diagnostic)
        }
        let canWrite = !own.hasErrors && !(isStrict(configuration) && diagnostics.hasErrors)
        let written = stopwatch.measure(.write) {
            canWrite ? product.flatMap { write($0, configuration, diagnostics, finish) } : nil
        }
        let all = DiagnosticCollector(diagnostics.diagnostics[earlier...]).sorted()
        let operations = api.map { $0.groups.reduce(0) { $0 + $1.endpoints.count } }
        let accounting = api.map { Accounting(api: $0, diagnostics: all) }
        record.add(
            RunRecord.Entry(
                configuration: configuration,
                succeeded: written != nil,
                operations: operations,
                accounting: accounting,
                diagnostics: all
            )
        )
        guard let product, let (comparison, differences) = written else { return nil }
        return Report(
            name: configuration.name,
            title: product.title,
            version: product.version,
            operations: operations ?? 0,
            degraded: accounting?.degraded.count ?? 0,
            types: product.types,
            written: comparison.changed.map(\.name),
            unchanged: comparison.unchanged.count,
            removed: comparison.obsolete,
            milliseconds: stopwatch.milliseconds,
            differences: differences,
            inputs: pipeline.inputs.paths
        )
    }

    private func write(
        _ product: Pipeline.Product,
        _ configuration: APIConfiguration,
        _ diagnostics: DiagnosticCollector,
        _ finish: (OutputFolder, OutputFolder.Comparison) -> String?
    ) -> (comparison: OutputFolder.Comparison, differences: String)? {
        let folder = OutputFolder(path: configuration.output)
        guard isManifestUsable(in: folder, isStrict: isStrict(configuration), diagnostics) else { return nil }
        let comparison = folder.compare(with: product.files)
        return finish(folder, comparison).map { (comparison, $0) }
    }

    func isStrict(_ configuration: APIConfiguration) -> Bool { options.isStrict || configuration.isStrict }

    private func load(_ path: String, _ diagnostics: DiagnosticCollector) -> SourceFile? {
        switch FileLoader.load(path, takesPipes: true) {
        case .success(let bytes):
            return sources.add(path: path, bytes: bytes)
        case .failure(let error):
            let message = "the configuration can't be read: \(error.reason)"
            diagnostics.report(Diagnostic(.error, .unreadableFile, message, at: .file(path: path)))
            return nil
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileWriteNoPermission, .fileReadNoPermission: return "permission denied"
        case .fileNoSuchFile, .fileReadNoSuchFile, .fileWriteUnknown: return "no folder can be made there"
        case .fileWriteFileExists: return "a file is where a folder has to be"
        case .fileWriteOutOfSpace: return "the disk is full"
        case .fileWriteVolumeReadOnly: return "the disk is read-only"
        default: return (error as? FileWriter.Failure)?.reason ?? "it can't be written"
        }
    }
}

extension Diagnostic {
    /// As `--strict` sees it.
    var strict: Diagnostic {
        guard severity == .warning || (severity == .note && code.isDegradation) else { return self }
        return Diagnostic(.error, code, message, at: location, notes: notes)
    }
}
