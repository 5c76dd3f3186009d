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
        if !diagnostic.notes.isEmpty { object["notes"] = .array(diagnostic.notes.map { .string($0.text(files)) }) }
        return object
    }
}

/// Renders diagnostics as one SARIF 2.1.0 log, for code scanning services.
package struct SARIFRenderer {
    private let files: SourceFiles

    package init(files: SourceFiles) { self.files = files }

    package func render(_ diagnostics: [Diagnostic]) -> String {
        let rules = Set(diagnostics.map(\.code.rawValue)).sorted().map { ["id": .string($0)] as JSONValue }
        let driver: JSONValue = ["name": "codegen", "rules": .array(rules)]
        let run: JSONValue = ["tool": ["driver": driver], "results": .array(diagnostics.map(result))]
        let log: JSONValue = [
            "version": "2.1.0", "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "runs": [run],
        ]
        return log.printed + "\n"
    }

    private func result(_ diagnostic: Diagnostic) -> JSONValue {
        var object: JSONObject = [
            "ruleId": .string(diagnostic.code.rawValue), "level": .string(diagnostic.severity.rawValue),
            "message": ["text": .string(diagnostic.message)],
            "locations": [["physicalLocation": .object(location(diagnostic))]],
        ]
        let related = diagnostic.notes.compactMap { note in
            note.range.map { range -> JSONValue in
                ["physicalLocation": .object(location(range)), "message": ["text": .string(note.message)]]
            }
        }
        if !related.isEmpty { object["relatedLocations"] = .array(related) }
        return .object(object)
    }

    private func location(_ diagnostic: Diagnostic) -> JSONObject {
        switch diagnostic.location {
        case .file(let path): ["artifactLocation": ["uri": .string(path)]]
        case .range(let range): location(range)
        }
    }

    private func location(_ range: SourceRange) -> JSONObject {
        guard let file = files[range.file] else { return ["artifactLocation": ["uri": ""]] }
        let start = file.position(ofByte: Int(range.lowerBound))
        let end = file.position(ofByte: Int(range.upperBound))
        let region: JSONValue = [
            "startLine": .number(JSONNumber(start.line)), "startColumn": .number(JSONNumber(start.column)),
            "endLine": .number(JSONNumber(end.line)), "endColumn": .number(JSONNumber(end.column)),
        ]
        return ["artifactLocation": ["uri": .string(file.path)], "region": region]
    }
}

extension JSONValue {
    /// The value on one line, with escapes also for what moves a cursor or turns the direction of text around: a terminal or a log
    /// may get it.
    var printed: String {
        let text = description
        guard text.unicodeScalars.contains(where: PrintedText.isUnsafe) else { return text }
        return text.unicodeScalars.map { scalar in
            guard PrintedText.isUnsafe(scalar) else { return String(scalar) }
            // Such scalars occur in strings only.
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }
}
