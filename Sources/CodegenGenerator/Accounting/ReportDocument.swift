import APIJSON
import CodegenAPIModel
package import CodegenDiagnostics

/// The file that `--report` writes. README describes its shape, which stays stable.
struct ReportDocument {
    let runs: [RunResult]
    /// Diagnostics that belong to no run: about the configuration, and about stale files.
    let diagnostics: [Diagnostic]
    let version: String
    let files: SourceFiles

    var bytes: [UInt8] {
        get throws { try JSONWriter.bytes(of: document, sortsKeys: true, isPretty: true) + "\n".utf8 }
    }

    private var document: JSONValue {
        [
            "tool": ["name": "codegen", "version": .string(version)],
            "apis": .array(runs.map(api)),
            "diagnostics": .array(diagnostics.map(value)),
        ]
    }

    private func api(_ run: RunResult) -> JSONValue {
        var object: JSONObject = [
            "name": .string(run.configuration.name),
            "input": .string(run.configuration.input),
            "output": .string(run.configuration.output),
            "succeeded": .bool(run.succeeded),
            "degraded": .array((run.accounting?.degraded ?? []).map { operation($0, run.accounting) }),
            "diagnostics": .array(run.diagnostics.map(value)),
        ]
        if run.api != nil { object["operations"] = .number(JSONNumber(run.operations)) }
        var counts: [String: Int] = [:]
        for diagnostic in run.diagnostics { counts[diagnostic.code.rawValue, default: 0] += 1 }
        object["counts"] = .object(JSONObject(counts.map { ($0.key, .number(JSONNumber($0.value))) }))
        return .object(object)
    }

    private func operation(_ endpoint: Endpoint, _ accounting: Accounting?) -> JSONValue {
        let indices = accounting?.diagnostics(degrading: endpoint) ?? []
        var object: JSONObject = [
            "method": .string(endpoint.method), "path": .string(endpoint.path),
            "diagnostics": .array(indices.map { .number(JSONNumber($0)) }),
        ]
        if let id = endpoint.operationID { object["operationId"] = .string(id) }
        return .object(object)
    }

    private func value(_ diagnostic: Diagnostic) -> JSONValue {
        var object: JSONObject = [
            "severity": .string(diagnostic.severity.rawValue), "code": .string(diagnostic.code.rawValue),
            "message": .string(diagnostic.message), "degrades": .bool(diagnostic.code.isDegradation),
        ]
        switch diagnostic.location {
        case .file(let path): locate(path, SourcePosition(line: 1, column: 1), in: &object)
        case .range(let range): locate(range, in: &object)
        }
        object["notes"] = .array(
            diagnostic.notes.map { note in
                var object: JSONObject = ["message": .string(note.message)]
                if let range = note.range { locate(range, in: &object) }
                return .object(object)
            })
        return .object(object)
    }

    private func locate(_ range: SourceRange, in object: inout JSONObject) {
        guard let file = files[range.file] else { return }
        locate(file.path, file.position(ofByte: Int(range.lowerBound)), in: &object)
    }

    private func locate(_ path: String, _ position: SourcePosition, in object: inout JSONObject) {
        object["path"] = .string(path)
        object["line"] = .number(JSONNumber(position.line))
        object["column"] = .number(JSONNumber(position.column))
    }
}

extension Generator {
    /// Writes the results of runs as JSON, all of the file or nothing; a failure is reported.
    ///
    /// - Parameter diagnostics: Those that belong to no run: about the configuration, and about stale files.
    package func writeReport(
        _ runs: [RunResult], to path: String, toolVersion: String, diagnostics: DiagnosticCollector
    ) {
        let document = ReportDocument(
            runs: runs, diagnostics: diagnostics.sorted(), version: toolVersion, files: sources)
        do {
            try FileWriter.replace(path, with: document.bytes)
        } catch {
            let message = "the report `\(path)` can't be written: \(FileWriter.reason(error))"
            diagnostics.report(Diagnostic(.error, .unwritableOutput, message, at: .file(path: path)))
        }
    }
}
