import APIJSON

/// Renders diagnostics for programs: one JSON object a line.
package struct JSONLinesRenderer {
    private let files: SourceFiles

    package init(files: SourceFiles) { self.files = files }

    package func render(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map { JSONValue.object(object($0)).printed + "\n" }.joined()
    }

    private func object(_ diagnostic: Diagnostic) -> JSONObject {
        var object: JSONObject = [
            "severity": .string(diagnostic.severity.rawValue), "code": .string(diagnostic.code.rawValue),
            "message": .string(diagnostic.message),
        ]
        switch diagnostic.location {
        case .file(let path):
            object["path"] = .string(path)
            object["line"] = 1
            object["column"] = 1
        case .range(let range):
            guard let file = files[range.file] else { break }
            let start = file.position(ofByte: Int(range.lowerBound))
            let end = file.position(ofByte: Int(range.upperBound))
            object["path"] = .string(file.path)
            object["line"] = .number(JSONNumber(start.line))
            object["column"] = .number(JSONNumber(start.column))
            object["endLine"] = .number(JSONNumber(end.line))
            object["endColumn"] = .number(JSONNumber(end.column))
        }
        if !diagnostic.notes.isEmpty { object["notes"] = .array(diagnostic.notes.map { .string($0.message) }) }
        return object
    }
}
