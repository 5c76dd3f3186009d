package import CodegenDiagnostics
import CodegenDocumentTree

/// The file beside a configuration with the diagnostics that are accepted: YAML, one a line, sorted, for people who merge.
package struct Baseline {
    static let name = "codegen.baseline"

    /// The file's path beside a configuration or a description.
    package static func path(beside file: String) -> String { FilePath.joined(FilePath.folder(of: file), name) }

    /// A diagnostic, by what stays the same when other parts of a description change.
    struct Entry: Hashable, Comparable {
        let code: DiagnosticCode
        /// Its JSON pointer; elements of lists by what they say.
        let place: String

        static func < (left: Self, right: Self) -> Bool {
            (left.place, left.code.rawValue) < (right.place, right.code.rawValue)
        }
    }

    /// How many diagnostics there may be of each.
    typealias Entries = [Entry: Int]

    /// The accepted diagnostics; `everything` while the baseline is being recorded.
    enum Accepted {
        case nothing, everything
        case entries(Entries)
    }

    private(set) var apis: [String: Entries] = [:]
    let diagnostics: [Diagnostic]

    /// A missing file is an empty one.
    init(_ path: String, sources: SourceFiles) {
        guard FilePath.exists(path) else {
            diagnostics = []
            return
        }
        switch FileLoader.load(path) {
        case .failure(let error):
            let message = "the baseline can't be read: \(error.reason)"
            diagnostics = [Diagnostic(.error, .unreadableFile, message, at: .file(path: path))]
        case .success(let bytes):
            let collector = DiagnosticCollector()
            let root = DocumentReader().read(sources.add(path: path, bytes: bytes), into: collector)
            for api in root?.object?.entries ?? [] {
                apis[api.key] = Self.entries(api.value, collector)
            }
            diagnostics = collector.diagnostics.filter { $0.code != .emptyDocument }
        }
    }

    /// `"#/paths/~1pets/get": [missing-operation-id]`
    private static func entries(_ node: Node, _ diagnostics: DiagnosticCollector) -> Entries {
        var entries: Entries = [:]
        for place in node.object?.entries ?? [] {
            for item in place.value.array ?? [] {
                // Codes that later versions don't have are of no interest.
                guard let code = item.string.flatMap(DiagnosticCode.init) else { continue }
                entries[Entry(code: code, place: place.key), default: 0] += 1
            }
        }
        return entries
    }

    subscript(api: String) -> Entries? {
        get { apis[api] }
        set { apis[api] = newValue }
    }

    var text: String {
        var text = """
            # The diagnostics that are accepted, by place; others are reported. Written by `codegen generate --baseline`; commit it.

            """
        for (api, entries) in apis.sorted(by: { $0.key < $1.key }) {
            text += "\(YAMLText.quoted(api)):\(entries.isEmpty ? " {}" : "")\n"
            let places = Dictionary(grouping: entries.keys, by: \.place)
            for (place, keys) in places.sorted(by: { $0.key < $1.key }) {
                let codes = keys.sorted().flatMap { Array(repeating: $0.code.rawValue, count: entries[$0] ?? 1) }
                text += "  \(YAMLText.quoted(place)): [\(codes.joined(separator: ", "))]\n"
            }
        }
        return text
    }
}

extension APIConfiguration {
    /// Beside the configuration; of a description without one, beside that.
    package var baselineFile: String { Baseline.path(beside: pinFile ?? input) }
}

extension Generator {
    /// What the baseline accepts of an API.
    func readBaseline(of configuration: APIConfiguration) -> (accepted: Baseline.Accepted, diagnostics: [Diagnostic]) {
        guard !options.writesBaseline else { return (.everything, []) }
        let file = Baseline(configuration.baselineFile, sources: sources)
        return (file[configuration.name].map { .entries($0) } ?? .nothing, file.diagnostics)
    }

    /// Writes the diagnostics of all runs as accepted; those of other APIs stay.
    package func writeBaseline(of runs: [RunResult], _ diagnostics: DiagnosticCollector) {
        for path in Set(runs.map(\.configuration.baselineFile)).sorted() {
            var file = Baseline(path, sources: sources)
            for run in runs where run.configuration.baselineFile == path {
                file[run.configuration.name] = Dictionary(run.baseline.map { ($0, 1) }, uniquingKeysWith: +)
            }
            do {
                try FileWriter.replace(path, with: Array(file.text.utf8))
            } catch {
                let message = "the baseline can't be written: \(FileWriter.reason(error))"
                diagnostics.report(Diagnostic(.error, .unwritableOutput, message, at: .file(path: path)))
            }
        }
    }
}
