package import CodegenDiagnostics
package import CodegenGenerator

/// Downloads descriptions with everything on other machines that they refer to, and pins what came in the lock.
package struct Fetch {
    package struct Options: Sendable {
        /// Compare alone, and write nothing.
        package var isCheck = false
        /// Overwrite files that aren't as they were downloaded.
        package var isForced = false
        package var allowsHTTP = false
        /// For each document, in seconds.
        package var timeout = 60
        /// For each document, in bytes, decompressed.
        package var limit = 64 << 20
        package var environment: [String: String] = [:]
        /// Today: `2026-11-30`.
        package var date: String
        package var userAgent: String

        package init(date: String, userAgent: String) {
            self.date = date
            self.userAgent = userAgent
        }
    }

    /// What a run found.
    package struct Outcome {
        package fileprivate(set) var diagnostics: [Diagnostic] = []
        /// Human-readable lines: new, changed and up-to-date documents.
        package fileprivate(set) var lines: [String] = []
        /// Whether something upstream isn't what the lock pins.
        package fileprivate(set) var hasChanges = false

        package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
    }

    let options: Options
    let sources: SourceFiles
    let exchange: Exchange

    package init(options: Options, sources: SourceFiles, exchange: @escaping Exchange) {
        self.options = options
        self.sources = sources
        self.exchange = exchange
    }

    /// Fetches what the APIs come from and refer to. Either all files and the lock are replaced, or none.
    package func run(_ apis: [APIConfiguration]) -> Outcome {
        var outcome = Outcome()
        let diagnostics = DiagnosticCollector()
        LargeStackThread.run {
            guard let lockFile = apis.first?.pinning.lockFile else { return }
            let lock = LockFile(lockFile, sources: sources, diagnostics: diagnostics)
            guard !diagnostics.hasErrors else { return }
            let walk = DownloadWalk(fetch: self, lock: lock, diagnostics: diagnostics)
            apis.forEach(walk.visit)
            guard !diagnostics.hasErrors else { return }
            let plan = DownloadPlan(walk, apis: apis, fetch: self, diagnostics: diagnostics)
            guard !diagnostics.hasErrors else { return }
            outcome.lines = plan.lines
            outcome.hasChanges = plan.hasChanges
            if !options.isCheck { plan.write(diagnostics) }
        }
        outcome.diagnostics = diagnostics.sorted().map { $0.withoutQuotes(of: sources) }
        if outcome.hasErrors { outcome.lines = [] }
        return outcome
    }
}
