/// Renders diagnostics as workflow commands, which GitHub shows as annotations on a pull request.
package struct GitHubRenderer {
    private let files: SourceFiles

    package init(files: SourceFiles) { self.files = files }

    package func render(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map { render($0) + "\n" }.joined()
    }

    private func render(_ diagnostic: Diagnostic) -> String {
        let command =
            switch diagnostic.severity {
            case .note: "notice"
            case .warning: "warning"
            case .error: "error"
            }
        var properties = ["title=codegen \(diagnostic.code.rawValue)"]
        switch diagnostic.location {
        case .file(let path): properties.insert("file=\(property(path))", at: 0)
        case .range(let range):
            if let file = files[range.file] {
                let start = file.position(ofByte: Int(range.lowerBound))
                properties.insert("file=\(property(file.path)),line=\(start.line),col=\(start.column)", at: 0)
            }
        }
        let lines = [diagnostic.message] + diagnostic.notes.map { $0.text(files) }
        return "::\(command) \(properties.joined(separator: ","))::\(lines.map(escaped).joined(separator: "%0A"))"
    }

    /// The value of a property ends at a colon or a comma.
    private func property(_ text: String) -> String {
        escaped(PrintedText.line(text)).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }

    private func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "%": "%25"
            case "\n": "%0A"
            case "\r": "%0D"
            default: String(scalar)
            }
        }.joined()
    }
}
