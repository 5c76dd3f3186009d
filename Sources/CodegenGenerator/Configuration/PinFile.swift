package import CodegenDiagnostics
import CodegenDocumentTree
import CodegenSwiftViews

/// The file beside a configuration that keeps the Swift names of earlier runs: YAML, one name a line, sorted, for people who merge.
package struct PinFile {
    static let name = "codegen.names"

    /// The file's path beside a configuration or a description.
    package static func path(beside file: String) -> String { FilePath.joined(FilePath.folder(of: file), name) }

    private(set) var apis: [String: NamePins] = [:]
    let diagnostics: [Diagnostic]

    /// A missing file is an empty one.
    init(_ path: String, sources: SourceFiles) {
        guard FilePath.exists(path) else {
            diagnostics = []
            return
        }
        switch FileLoader.load(path) {
        case .failure(let error):
            let message = "the names of earlier runs can't be read: \(error.reason)"
            diagnostics = [Diagnostic(.error, .unreadableFile, message, at: .file(path: path))]
        case .success(let bytes):
            let collector = DiagnosticCollector()
            let root = DocumentReader().read(sources.add(path: path, bytes: bytes), into: collector)
            for entry in root?.object?.entries ?? [] {
                apis[entry.key] = NamePins(
                    types: Self.names(entry.value.object?["types"]), members: Self.names(entry.value.object?["members"])
                )
            }
            diagnostics = collector.diagnostics.filter { $0.code != .emptyDocument }
        }
    }

    private static func names(_ node: Node?) -> [String: String] {
        var names: [String: String] = [:]
        for entry in node?.object?.entries ?? [] { names[entry.key] = entry.value.string }
        return names
    }

    subscript(api: String) -> NamePins {
        get { apis[api] ?? NamePins() }
        set { apis[api] = newValue }
    }

    var text: String {
        var text = """
            # The Swift names of this configuration's APIs, which they keep when a description changes. Written by codegen; commit it.
            # `codegen generate --repin` gives all names anew.

            """
        for (api, names) in apis.sorted(by: { $0.key < $1.key }) {
            text += "\(YAMLText.quoted(api)):\n"
            for (kind, names) in [("types", names.types), ("members", names.members)] where !names.isEmpty {
                text += "  \(kind):\n"
                for (key, name) in names.sorted(by: { $0.key < $1.key }) {
                    text += "    \(YAMLText.quoted(key)): \(YAMLText.quoted(name))\n"
                }
            }
        }
        return text
    }

}

extension Generator {
    /// The names of an API's earlier runs.
    func readPins(of configuration: APIConfiguration) -> (pins: NamePins, diagnostics: [Diagnostic]) {
        guard let path = configuration.pinFile, !options.forgetsNames else { return (NamePins(), []) }
        let file = PinFile(path, sources: sources)
        return (file[configuration.name], file.diagnostics)
    }

    /// Writes the names of all runs that succeeded; those of other APIs stay.
    package func writeNames(of runs: [RunResult], _ diagnostics: DiagnosticCollector) {
        let paths = Set(runs.compactMap(\.configuration.pinFile))
        for path in paths.sorted() {
            var file = PinFile(path, sources: sources)
            guard file.diagnostics.isEmpty else { continue }
            for run in runs where run.configuration.pinFile == path && run.succeeded {
                if let names = run.names { file[run.configuration.name] = names }
            }
            guard !file.apis.isEmpty else { continue }
            let bytes = Array(file.text.utf8)
            if case .success(bytes) = FileReader.read(path) { continue }
            do {
                try FileWriter.replace(path, with: bytes)
            } catch {
                let message = "the names can't be written: \(FileWriter.reason(error))"
                diagnostics.report(Diagnostic(.error, .unwritableOutput, message, at: .file(path: path)))
            }
        }
    }

    /// An error where the file of names isn't as `generate` would write it.
    package func staleNames(of run: RunResult) -> Diagnostic? {
        guard let path = run.configuration.pinFile, let names = run.names, run.succeeded,
            PinFile(path, sources: sources)[run.configuration.name] != names
        else { return nil }
        let message = "the names of `\(run.configuration.name)` are stale; run `codegen generate`, and commit the file"
        return Diagnostic(.error, .staleOutput, message, at: .file(path: path))
    }
}
