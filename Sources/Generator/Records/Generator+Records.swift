import Diagnostics

extension Generator {
    /// What a run would tell whose inputs and outputs are as they were recorded; nil when it has to be done.
    func repeatedReport(
        _ configuration: APIConfiguration, _ stopwatch: Stopwatch, _ diagnostics: DiagnosticCollector
    ) -> Report? {
        stopwatch.measure(.read) {
            guard let run = options.cache?.record(for: configuration),
                let loaded = unchangedInputs(of: run), areUnchanged(run.outputs, in: configuration.output)
            else { return nil }
            guard let told = told(by: run, loaded) else { return nil }
            told.forEach { diagnostics.report(isStrict(configuration) ? $0.strict : $0) }
            return Report(
                name: configuration.name,
                title: run.summary.title,
                version: run.summary.version,
                operations: run.summary.operations,
                degraded: run.summary.degraded,
                types: run.summary.types,
                written: [],
                unchanged: run.outputs.count,
                removed: [],
                milliseconds: stopwatch.milliseconds,
                differences: "",
                inputs: run.inputs.map(\.path)
            )
        }
    }

    /// Records a run that has succeeded.
    func keep(
        _ summary: RecordedRun.Summary,
        _ files: [GeneratedFile],
        _ diagnostics: DiagnosticCollector,
        _ log: InputLog,
        _ configuration: APIConfiguration,
        in cache: RunCache
    ) {
        let recorded = diagnostics.diagnostics.compactMap { RecordedDiagnostic($0, log.positions) }
        // What can't be told again must not be forgotten.
        guard recorded.count == diagnostics.diagnostics.count, !sources.hidesAny else { return }
        let run = RecordedRun(
            request: cache.request(for: configuration),
            inputs: log.inputs,
            outputs: (files + [Manifest(files: files.map(\.name)).file]).map {
                RecordedRun.Output(name: $0.name, hash: ContentHash($0.bytes))
            },
            summary: summary,
            diagnostics: recorded
        )
        cache.keep(run, for: configuration)
    }

    // MARK: Comparing

    /// The bytes of the files that the run read after its configuration, by their positions; nil when anything differs.
    private func unchangedInputs(of run: RecordedRun) -> [Int: [UInt8]]? {
        let known = configurations.inputs.count
        guard Array(run.inputs.prefix(known)) == configurations.inputs else { return nil }
        var loaded: [Int: [UInt8]] = [:]
        for (position, input) in run.inputs.enumerated().dropFirst(known) {
            switch input.kind {
            case .file:
                guard case .success(let bytes) = DocumentLoader.loadFile(input.path),
                    ContentHash(bytes) == input.hash
                else { return nil }
                loaded[position] = bytes
            case .folder:
                guard case .success(let names) = FileLoader.list(input.path, extension: "mustache"),
                    ContentHash(names) == input.hash
                else { return nil }
            case .missing:
                if case .success = DocumentLoader.loadFile(input.path) { return nil }
            }
        }
        return loaded
    }

    private func areUnchanged(_ outputs: [RecordedRun.Output], in path: String) -> Bool {
        let folder = OutputFolder(path: path)
        return !folder.hasLeftovers
            && outputs.allSatisfy { output in
                folder.contents(of: output.name).map { ContentHash($0) } == output.hash
            }
    }

    /// The diagnostics of the run, which point into the files of this one.
    private func told(by run: RecordedRun, _ loaded: [Int: [UInt8]]) -> [Diagnostic]? {
        guard !run.diagnostics.isEmpty else { return [] }
        var files: [Int: SourceFileID] = [:]
        for (file, position) in configurations.positions { files[position] = file }
        for (position, bytes) in loaded.sorted(by: { $0.key < $1.key }) {
            files[position] = sources.add(path: run.inputs[position].path, bytes: bytes).id
        }
        let told = run.diagnostics.compactMap { $0.diagnostic(files) }
        return told.count == run.diagnostics.count ? told : nil
    }
}
