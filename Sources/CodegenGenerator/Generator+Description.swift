package import CodegenDiagnostics
package import CodegenOpenAPIDocument

extension Generator {
    /// Reads a description as it is generated from: with its overlays, its lock and its filter; nil, and errors, when it can't be used.
    ///
    /// - Parameter body: Is given the description on a thread with a large stack: its schemas may nest as deep as it does.
    package func withDescription<Result>(
        of configuration: APIConfiguration, diagnostics: DiagnosticCollector,
        _ body: @escaping (Description) -> Result
    ) -> Result? {
        readDescription(of: configuration, diagnostics: diagnostics, body).result
    }

    /// The same, with the paths of all files that were read or looked for.
    package func readDescription<Result>(
        of configuration: APIConfiguration, diagnostics: DiagnosticCollector,
        _ body: @escaping (Description) -> Result
    ) -> (result: Result?, inputs: [String]) {
        Pipeline(configuration, sources: sources, jobs: 1).withDescription(diagnostics, body)
    }

    /// Reads a file of the user; nil, and an error, when it can't be read.
    ///
    /// - Parameter path: `-` is standard input, which is called `<stdin>`.
    package func load(_ path: String, diagnostics: DiagnosticCollector) -> SourceFile? {
        let (name, loaded) =
            path == "-"
            ? ("<stdin>", FileLoader.loadStandardInput()) : (path, FileLoader.load(path, takesPipes: true))
        switch loaded {
        case .success(let bytes): return sources.add(path: name, bytes: bytes)
        case .failure(let error):
            let message = "`\(name)` can't be read: \(error.reason)"
            diagnostics.report(Diagnostic(.error, .unreadableFile, message, at: .file(path: name)))
            return nil
        }
    }
}
