import Diagnostics

/// A run that wrote an API's files: all that it depended on, and all that it told.
///
/// As long as a run would look at the same inputs, and would find the files that it would write, it needs not be done
/// again: what it told is told again.
struct RecordedRun {
    /// The tool, its arguments and the API.
    let request: ContentHash
    let inputs: [InputLog.Input]
    let outputs: [Output]
    let summary: Summary
    let diagnostics: [RecordedDiagnostic]

    struct Output: Equatable {
        let name: String
        let hash: ContentHash
    }

    /// What the report says of a run.
    struct Summary {
        let title: String
        let version: String
        let operations: Int
        let degraded: Int
        let types: Int
    }
}

/// A diagnostic whose file is named by its position among the inputs.
struct RecordedDiagnostic {
    let severity: Severity
    let code: DiagnosticCode
    let message: String
    let location: Location
    let notes: [Note]

    enum Location {
        case range(Range)
        case file(path: String)
    }

    struct Note {
        let message: String
        let range: Range?
    }

    struct Range {
        let input: Int
        let lowerBound: Int
        let upperBound: Int
    }
}

extension RecordedDiagnostic {
    /// Nil when it points into a file that is no input.
    init?(_ diagnostic: Diagnostic, _ positions: [SourceFileID: Int]) {
        severity = diagnostic.severity
        code = diagnostic.code
        message = diagnostic.message
        switch diagnostic.location {
        case .file(let path): location = .file(path: path)
        case .range(let range):
            guard let range = Range(range, positions) else { return nil }
            location = .range(range)
        }
        var notes: [Note] = []
        for note in diagnostic.notes {
            let range = note.range.map { Range($0, positions) }
            if case .some(.none) = range { return nil }
            notes.append(Note(message: note.message, range: range ?? nil))
        }
        self.notes = notes
    }

    /// Nil when an input that it points into is no file of this run.
    func diagnostic(_ files: [Int: SourceFileID]) -> Diagnostic? {
        let place: Diagnostic.Location
        switch location {
        case .file(let path): place = .file(path: path)
        case .range(let range):
            guard let range = range.sourceRange(files) else { return nil }
            place = .range(range)
        }
        var notes: [Diagnostic.Note] = []
        for note in self.notes {
            let range = note.range.map { $0.sourceRange(files) }
            if case .some(.none) = range { return nil }
            notes.append(Diagnostic.Note(note.message, at: range ?? nil))
        }
        return Diagnostic(severity, code, message, at: place, notes: notes)
    }
}

extension RecordedDiagnostic.Range {
    fileprivate init?(_ range: SourceRange, _ positions: [SourceFileID: Int]) {
        guard let input = positions[range.file] else { return nil }
        self.init(input: input, lowerBound: Int(range.lowerBound), upperBound: Int(range.upperBound))
    }

    fileprivate func sourceRange(_ files: [Int: SourceFileID]) -> SourceRange? {
        files[input].map { SourceRange(file: $0, lowerBound: lowerBound, upperBound: upperBound) }
    }
}
