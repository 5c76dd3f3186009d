/// Renders diagnostics for people: `path:line:column: error: message [code]`, the source line, and a caret.
public struct TextRenderer {
    private let files: SourceFiles

    public init(files: SourceFiles) { self.files = files }

    public func render(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map { render($0) }.joined()
    }

    public func render(_ diagnostic: Diagnostic) -> String {
        let head = "\(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.code.rawValue)]\n"
        var text: String
        switch diagnostic.location {
        case .file(let path): text = "\(path):1:1: \(head)"
        case .range(let range): text = "\(place(of: range)): \(head)\(excerpt(of: range))"
        }
        for note in diagnostic.notes {
            let prefix = note.range.map { "\(place(of: $0)): " } ?? "  "
            text += "\(prefix)note: \(note.message)\n"
            if let range = note.range { text += excerpt(of: range) }
        }
        return text
    }

    private func place(of range: SourceRange) -> String {
        guard let file = files[range.file] else { return "?" }
        let position = file.position(ofByte: Int(range.lowerBound))
        return "\(file.path):\(position.line):\(position.column)"
    }

    /// The line that the range starts on, and a line with a caret under its start and tildes to its end.
    private func excerpt(of range: SourceRange) -> String {
        guard let file = files[range.file] else { return "" }
        let start = file.position(ofByte: Int(range.lowerBound))
        let end = file.position(ofByte: Int(range.upperBound))
        let line = Array(file.text(ofLine: start.line).unicodeScalars)
        guard !line.isEmpty else { return "" }

        // A long line (minified JSON) is cut around the place.
        let first = start.column > 60 && line.count > 140 ? start.column - 40 : 0
        let visible = line.dropFirst(first).prefix(140)
        let text = String(String.UnicodeScalarView(visible.map { $0.value < 0x20 ? " " : $0 }))
        let indent = String(repeating: " ", count: max(start.column - 1 - first, 0))
        let last = end.line == start.line ? end.column : line.count + 1
        let width = max(min(last - start.column, visible.count - indent.count, 60), 1)
        return "    \(text)\n    \(indent)^\(String(repeating: "~", count: width - 1))\n"
    }
}
