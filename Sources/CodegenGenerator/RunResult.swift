package import CodegenAPIModel
package import CodegenDiagnostics

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
    /// Paths of the files and folders that the run looked for, found or not.
    package internal(set) var inputs: [String] = []
    package internal(set) var timings = Timings()

    init(configuration: APIConfiguration) { self.configuration = configuration }

    /// `Pet Store 2.1`: the description's title and version.
    package var title: String { api.map { "\($0.title) \($0.version)" } ?? "" }
    package var succeeded: Bool { output != nil }
    package var operations: Int { api?.groups.reduce(0) { $0 + $1.endpoints.count } ?? 0 }
    package var types: Int { api?.types.count ?? 0 }
    package var degraded: Int { accounting?.degraded.count ?? 0 }
}
