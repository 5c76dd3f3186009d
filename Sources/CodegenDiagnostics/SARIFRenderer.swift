import APIJSON

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
        [
            "ruleId": .string(diagnostic.code.rawValue), "level": .string(diagnostic.severity.rawValue),
            "message": ["text": .string(diagnostic.message)],
            "locations": [["physicalLocation": .object(location(diagnostic))]],
        ]
    }

    private func location(_ diagnostic: Diagnostic) -> JSONObject {
        switch diagnostic.location {
        case .file(let path): return ["artifactLocation": ["uri": .string(path)]]
        case .range(let range):
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
}
