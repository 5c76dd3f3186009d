import APIModel
import Diagnostics
import JSONCore

/// The file that `--report` writes. README describes its shape, which stays stable.
struct ReportDocument {
    let record: RunRecord
    /// Diagnostics of all APIs, of the configuration and of the command line.
    let diagnostics: [Diagnostic]
    let version: String
    let files: SourceFiles

    var bytes: [UInt8] {
        get throws { try JSONWriter.bytes(of: document, sortsKeys: true, isPretty: true) + "\n".utf8 }
    }

    private var document: JSONValue {
        let known = Set(record.entries.flatMap(\.diagnostics))
        return [
            "tool": ["name": "codegen", "version": .string(version)],
            "apis": .array(record.entries.map(api)),
            "diagnostics": .array(diagnostics.filter { !known.contains($0) }.map(value)),
        ]
    }

    private func api(_ entry: RunRecord.Entry) -> JSONValue {
        var object: JSONObject = [
            "name": .string(entry.configuration.name),
            "input": .string(entry.configuration.input),
            "output": .string(entry.configuration.output),
            "succeeded": .bool(entry.succeeded),
            "degraded": .array((entry.accounting?.degraded ?? []).map { operation($0, entry.accounting) }),
            "diagnostics": .array(entry.diagnostics.map(value)),
        ]
        if let operations = entry.operations { object["operations"] = .number(JSONNumber(operations)) }
        var counts: [String: Int] = [:]
        for diagnostic in entry.diagnostics { counts[diagnostic.code.rawValue, default: 0] += 1 }
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
