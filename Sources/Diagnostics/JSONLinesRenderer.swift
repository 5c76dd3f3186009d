/// Renders diagnostics for programs: one JSON object a line.
public struct JSONLinesRenderer {
    private let files: SourceFiles

    public init(files: SourceFiles) { self.files = files }

    public func render(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map { render($0) + "\n" }.joined()
    }

    private func render(_ diagnostic: Diagnostic) -> String {
        var fields = [
            ("severity", quoted(diagnostic.severity.rawValue)),
            ("code", quoted(diagnostic.code.rawValue)),
            ("message", quoted(diagnostic.message)),
        ]
        fields += place(of: diagnostic)
        if !diagnostic.notes.isEmpty {
            let notes = diagnostic.notes.map { quoted($0.message) }
            fields.append(("notes", "[\(notes.joined(separator: ","))]"))
        }
        return "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }

    private func place(of diagnostic: Diagnostic) -> [(String, String)] {
        switch diagnostic.location {
        case .file(let path): return [("path", quoted(path)), ("line", "1"), ("column", "1")]
        case .range(let range):
            guard let file = files[range.file] else { return [] }
            let start = file.position(ofByte: Int(range.lowerBound))
            let end = file.position(ofByte: Int(range.upperBound))
            return [
                ("path", quoted(file.path)), ("line", "\(start.line)"), ("column", "\(start.column)"),
                ("endLine", "\(end.line)"), ("endColumn", "\(end.column)"),
            ]
        }
    }
}
