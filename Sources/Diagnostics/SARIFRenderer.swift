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
