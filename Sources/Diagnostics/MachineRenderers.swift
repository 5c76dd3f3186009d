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
        case .file(let path): return [("path", quoted(path))]
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

/// Renders diagnostics as workflow commands, which GitHub shows as annotations on a pull request.
public struct GitHubRenderer {
    private let files: SourceFiles

    public init(files: SourceFiles) { self.files = files }

    public func render(_ diagnostics: [Diagnostic]) -> String {
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
        case .file(let path): properties.insert("file=\(escaped(path))", at: 0)
        case .range(let range):
            if let file = files[range.file] {
                let start = file.position(ofByte: Int(range.lowerBound))
                properties.insert("file=\(escaped(file.path)),line=\(start.line),col=\(start.column)", at: 0)
            }
        }
        let lines = [diagnostic.message] + diagnostic.notes.map(\.message)
        return "::\(command) \(properties.joined(separator: ","))::\(lines.map(escaped).joined(separator: "%0A"))"
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

/// Renders diagnostics as one SARIF 2.1.0 log, for code scanning services.
public struct SARIFRenderer {
    private let files: SourceFiles

    public init(files: SourceFiles) { self.files = files }

    public func render(_ diagnostics: [Diagnostic]) -> String {
        let codes = Set(diagnostics.map(\.code.rawValue)).sorted()
        let rules = codes.map { "{\"id\":\(quoted($0))}" }.joined(separator: ",")
        let results = diagnostics.map(result).joined(separator: ",")
        return "{\"version\":\"2.1.0\",\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"runs\":[{"
            + "\"tool\":{\"driver\":{\"name\":\"codegen\",\"rules\":[\(rules)]}},\"results\":[\(results)]}]}\n"
    }

    private func result(_ diagnostic: Diagnostic) -> String {
        "{\"ruleId\":\(quoted(diagnostic.code.rawValue)),\"level\":\(quoted(diagnostic.severity.rawValue)),"
            + "\"message\":{\"text\":\(quoted(diagnostic.message))},\"locations\":[\(location(diagnostic))]}"
    }

    private func location(_ diagnostic: Diagnostic) -> String {
        var path = ""
        var region = ""
        switch diagnostic.location {
        case .file(let name): path = name
        case .range(let range):
            guard let file = files[range.file] else { break }
            path = file.path
            let start = file.position(ofByte: Int(range.lowerBound))
            let end = file.position(ofByte: Int(range.upperBound))
            region =
                ",\"region\":{\"startLine\":\(start.line),\"startColumn\":\(start.column)"
                + ",\"endLine\":\(end.line),\"endColumn\":\(end.column)}"
        }
        return "{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\(quoted(path))}\(region)}}"
    }
}

/// A JSON string literal.
private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case _ where scalar.value < 0x20:
            result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}
