public import Diagnostics

/// Reads a description: JSON when its first character says so, YAML otherwise.
public struct DocumentReader {
    private let limits: DocumentLimits

    public init(limits: DocumentLimits = .init()) { self.limits = limits }

    /// The root of the document, or nil when it can't be read; then an error has been reported.
    public func read(_ file: SourceFile, into diagnostics: DiagnosticCollector) -> Node? {
        if let offset = firstInvalidUTF8(in: file.bytes) {
            let range = SourceRange(file: file.id, lowerBound: offset, upperBound: offset + 1)
            diagnostics.error(
                .invalidUTF8, "the file isn't UTF-8: byte \(file.bytes[offset]) can't stand here", at: range)
            return nil
        }
        let first = file.bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            return readJSON(file, into: diagnostics)
        }
        var reader = YAMLReader(file: file, limits: limits, diagnostics: diagnostics)
        return reader.read()
    }

    /// JSON through `JSONCore`; what it rejects may still be YAML's flow style, which is tried second.
    private func readJSON(_ file: SourceFile, into diagnostics: DiagnosticCollector) -> Node? {
        let attempt = DiagnosticCollector()
        var reader = JSONTreeReader(file: file, limits: limits, diagnostics: attempt)
        if let node = reader.read() {
            attempt.diagnostics.forEach(diagnostics.report)
            return node
        }
        let second = DiagnosticCollector()
        var yaml = YAMLReader(file: file, limits: limits, diagnostics: second)
        if !file.path.hasSuffix(".json"), let node = yaml.read() {
            second.diagnostics.forEach(diagnostics.report)
            return node
        }
        // Flow style that is too much is no broken JSON.
        let isTooMuch = second.diagnostics.contains { $0.code == .tooDeep || $0.code == .tooManyNodes }
        (isTooMuch ? second : attempt).diagnostics.forEach(diagnostics.report)
        return nil
    }

    private func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
        // The fast path answers for valid files; only broken ones are walked.
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        var iterator = bytes.makeIterator()
        var decoder = Unicode.UTF8.ForwardParser()
        var offset = 0
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let scalar): offset += scalar.count
            case .error: return min(offset, bytes.count - 1)
            case .emptyInput: return nil
            }
        }
    }
}
