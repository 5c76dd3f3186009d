import APIModel
import Diagnostics

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The file that `--report` writes; its shape is described in the README and stays stable.
struct ReportDocument: Encodable {
    let tool: Tool
    let apis: [API]
    /// What is about no API: the configuration, the command line.
    let diagnostics: [Entry]

    struct Tool: Encodable {
        let name = "codegen"
        let version: String
    }

    struct API: Encodable {
        let name: String
        let input: String
        let output: String
        let succeeded: Bool
        /// Left out when the description could not be understood as far as that.
        let operations: Int?
        let degraded: [Operation]
        /// How many diagnostics each code has.
        let counts: [String: Int]
        let diagnostics: [Entry]
    }

    struct Operation: Encodable {
        let method: String
        let path: String
        let operationId: String?
        /// Indices into the API's `diagnostics`.
        let diagnostics: [Int]
    }

    struct Entry: Encodable {
        let severity: String
        let code: String
        let message: String
        /// Whether something of the description is not expressed.
        let degrades: Bool
        let path: String
        let line: Int
        let column: Int
        let notes: [Note]
    }

    struct Note: Encodable {
        let message: String
        let path: String?
        let line: Int?
        let column: Int?
    }

    var bytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return try [UInt8](encoder.encode(self)) + "\n".utf8
        }
    }
}

extension ReportDocument {
    init(_ record: RunRecord, _ all: [Diagnostic], version: String, files: SourceFiles) {
        let known = Set(record.entries.flatMap(\.diagnostics))
        self.init(
            tool: Tool(version: version),
            apis: record.entries.map { API($0, files) },
            diagnostics: all.filter { !known.contains($0) }.map { Entry($0, files) }
        )
    }
}

extension ReportDocument.API {
    fileprivate init(_ entry: RunRecord.Entry, _ files: SourceFiles) {
        self.init(
            name: entry.configuration.name,
            input: entry.configuration.input,
            output: entry.configuration.output,
            succeeded: entry.succeeded,
            operations: entry.operations,
            degraded: (entry.accounting?.degraded ?? []).map { endpoint in
                ReportDocument.Operation(
                    method: endpoint.method,
                    path: endpoint.path,
                    operationId: endpoint.operationID,
                    diagnostics: entry.accounting?.diagnostics(degrading: endpoint) ?? []
                )
            },
            counts: entry.diagnostics.reduce(into: [:]) { $0[$1.code.rawValue, default: 0] += 1 },
            diagnostics: entry.diagnostics.map { ReportDocument.Entry($0, files) }
        )
    }
}

extension ReportDocument.Entry {
    fileprivate init(_ diagnostic: Diagnostic, _ files: SourceFiles) {
        let place: (path: String, line: Int, column: Int) =
            switch diagnostic.location {
            case .file(let path): (path, 1, 1)
            case .range(let range): files.place(of: range) ?? ("", 1, 1)
            }
        self.init(
            severity: diagnostic.severity.rawValue,
            code: diagnostic.code.rawValue,
            message: diagnostic.message,
            degrades: diagnostic.code.isDegradation,
            path: place.path,
            line: place.line,
            column: place.column,
            notes: diagnostic.notes.map { note in
                let place = note.range.flatMap(files.place)
                return ReportDocument.Note(
                    message: note.message, path: place?.path, line: place?.line, column: place?.column)
            }
        )
    }
}

extension SourceFiles {
    fileprivate func place(of range: SourceRange) -> (path: String, line: Int, column: Int)? {
        guard let file = self[range.file] else { return nil }
        let position = file.position(ofByte: Int(range.lowerBound))
        return (file.path, position.line, position.column)
    }
}
