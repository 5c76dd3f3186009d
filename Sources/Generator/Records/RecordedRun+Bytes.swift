import Diagnostics

/// How a record is kept: numbers and texts in a row, and a fingerprint of all of them at the end.
extension RecordedRun {
    private static let format = "codegen run 1"

    var bytes: [UInt8] {
        var writer = RecordWriter()
        writer.add(Self.format)
        writer.add(request)
        writer.add(inputs) { writer, input in
            writer.add(input.kind.rawValue)
            writer.add(input.path)
            writer.add(input.hash)
        }
        writer.add(outputs) { writer, output in
            writer.add(output.name)
            writer.add(output.hash)
        }
        writer.add(summary.title)
        writer.add(summary.version)
        for number in [summary.operations, summary.degraded, summary.types] { writer.add(number) }
        writer.add(diagnostics) { $0.add($1) }
        let hash = ContentHash(writer.bytes)
        writer.add(hash)
        return writer.bytes
    }

    /// Nil for what is broken, or was written by another version of this.
    init?(_ bytes: [UInt8]) {
        guard bytes.count > 16 else { return nil }
        let content = Array(bytes.dropLast(16))
        var end = RecordReader(Array(bytes.suffix(16)))
        guard end.hash() == ContentHash(content) else { return nil }
        var reader = RecordReader(content)
        guard reader.text() == Self.format,
            let request = reader.hash(),
            let inputs = reader.list({ $0.input() }),
            let outputs = reader.list({ $0.output() }),
            let summary = reader.summary(),
            let diagnostics = reader.list({ $0.diagnostic() }),
            reader.isAtEnd
        else { return nil }
        self.init(request: request, inputs: inputs, outputs: outputs, summary: summary, diagnostics: diagnostics)
    }
}

extension RecordWriter {
    fileprivate mutating func add(_ diagnostic: RecordedDiagnostic) {
        add(diagnostic.severity.rawValue)
        add(diagnostic.code.rawValue)
        add(diagnostic.message)
        switch diagnostic.location {
        case .file(let path):
            add(0)
            add(path)
        case .range(let range):
            add(1)
            add(range)
        }
        add(diagnostic.notes) { writer, note in
            writer.add(note.message)
            writer.add(note.range == nil ? 0 : 1)
            if let range = note.range { writer.add(range) }
        }
    }

    private mutating func add(_ range: RecordedDiagnostic.Range) {
        for number in [range.input, range.lowerBound, range.upperBound] { add(number) }
    }
}

extension RecordReader {
    fileprivate mutating func input() -> InputLog.Input? {
        guard let kind = integer().flatMap(InputLog.Input.Kind.init), let path = text(), let hash = hash() else {
            return nil
        }
        return InputLog.Input(kind: kind, path: path, hash: hash)
    }

    fileprivate mutating func output() -> RecordedRun.Output? {
        guard let name = text(), let hash = hash() else { return nil }
        return RecordedRun.Output(name: name, hash: hash)
    }

    fileprivate mutating func summary() -> RecordedRun.Summary? {
        guard let title = text(), let version = text(), let operations = integer(), let degraded = integer(),
            let types = integer()
        else { return nil }
        return RecordedRun.Summary(
            title: title, version: version, operations: operations, degraded: degraded, types: types)
    }

    fileprivate mutating func diagnostic() -> RecordedDiagnostic? {
        guard let severity = text().flatMap(Severity.init), let code = text().flatMap(DiagnosticCode.init),
            let message = text(), let location = location(), let notes = list({ $0.note() })
        else { return nil }
        return RecordedDiagnostic(severity: severity, code: code, message: message, location: location, notes: notes)
    }

    private mutating func location() -> RecordedDiagnostic.Location? {
        switch integer() {
        case 0: text().map { .file(path: $0) }
        case 1: range().map { .range($0) }
        default: nil
        }
    }

    private mutating func note() -> RecordedDiagnostic.Note? {
        guard let message = text(), let hasRange = integer() else { return nil }
        guard hasRange == 1 else { return RecordedDiagnostic.Note(message: message, range: nil) }
        return range().map { RecordedDiagnostic.Note(message: message, range: $0) }
    }

    private mutating func range() -> RecordedDiagnostic.Range? {
        guard let input = integer(), let lower = integer(), let upper = integer() else { return nil }
        return RecordedDiagnostic.Range(input: input, lowerBound: lower, upperBound: upper)
    }

    private mutating func integer() -> Int? { number().flatMap(Int.init(exactly:)) }
}
