package import CodegenDiagnostics

/// Reads a description: JSON when its first character says so, YAML otherwise.
package struct DocumentReader {
    private let limits: DocumentLimits

    package init(limits: DocumentLimits = .init()) { self.limits = limits }

    /// The root of the document, or nil when it can't be read; then an error has been reported.
    package func read(_ file: SourceFile, into diagnostics: DiagnosticCollector) -> Node? {
        guard isText(file, diagnostics) else { return nil }
        if beginsAsJSON(file) { return readJSON(file, into: diagnostics) }
        var reader = YAMLReader(file: file, limits: limits, diagnostics: diagnostics)
        return reader.read()
    }

    /// Leading comments are skipped where only JSON can follow: `//` begins none in YAML, `#` does.
    private func beginsAsJSON(_ file: SourceFile) -> Bool {
        var first = file.bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        if first == UInt8(ascii: "/") || (first == UInt8(ascii: "#") && file.isNamedJSON) {
            first = JSONComments(in: file.bytes, includesHashes: file.isNamedJSON).firstByte(of: file.bytes)
        }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// JSON through `APIJSON`; what it rejects may have comments, or be YAML's flow style.
    private func readJSON(_ file: SourceFile, into diagnostics: DiagnosticCollector) -> Node? {
        let strict = DiagnosticCollector()
        if let node = readJSON(file, file.bytes, strict) {
            strict.diagnostics.forEach(diagnostics.report)
            return node
        }
        var attempt = strict
        let comments = JSONComments(in: file.bytes, includesHashes: file.isNamedJSON)
        if !comments.ranges.isEmpty {
            let commented = DiagnosticCollector()
            report(comments, in: file, commented)
            if let node = readJSON(file, comments.blanked(in: file.bytes), commented) {
                commented.diagnostics.forEach(diagnostics.report)
                return node
            }
            attempt = commented
        }
        let second = DiagnosticCollector()
        var yaml = YAMLReader(file: file, limits: limits, diagnostics: second)
        if !file.isNamedJSON, let node = yaml.read() {
            second.diagnostics.forEach(diagnostics.report)
            return node
        }
        // Flow style that is too much is no broken JSON.
        let isYAML = file.isNamedYAML || second.diagnostics.contains { $0.code == .tooDeep || $0.code == .tooManyNodes }
        (isYAML ? second : attempt).diagnostics.forEach(diagnostics.report)
        return nil
    }

    private func readJSON(_ file: SourceFile, _ bytes: [UInt8], _ diagnostics: DiagnosticCollector) -> Node? {
        var reader = JSONTreeReader(file: file, bytes: bytes, limits: limits, diagnostics: diagnostics)
        return reader.read()
    }

    private func report(_ comments: JSONComments, in file: SourceFile, _ diagnostics: DiagnosticCollector) {
        guard let first = comments.ranges.first else { return }
        let others = comments.ranges.count - 1
        let which =
            others == 0 ? "this one is" : others == 1 ? "this one and another are" : "this one and \(others) more are"
        diagnostics.warning(
            .jsonSyntax,
            "JSON has no comments: \(which) skipped",
            at: SourceRange(file: file.id, lowerBound: first.lowerBound, upperBound: first.upperBound)
        )
    }

    // MARK: Encodings

    private func isText(_ file: SourceFile, _ diagnostics: DiagnosticCollector) -> Bool {
        func report(_ message: String, at offset: Int) {
            let range = SourceRange(file: file.id, lowerBound: offset, upperBound: offset + 1)
            diagnostics.error(.invalidUTF8, message, at: range)
        }
        if file.encoding == .utf32 {
            report("the file is UTF-32, which isn't read; save it as UTF-8", at: 0)
            return false
        }
        guard let offset = file.firstInvalidUTF8 else { return true }
        let byte = file.bytes[offset]
        switch file.encoding {
        case .utf8, .utf32: report("the file isn't UTF-8: invalid byte \(byte)", at: offset)
        case .utf16LittleEndian, .utf16BigEndian:
            let fault =
                byte == 0xFF ? "its last character has one byte only" : "half of a surrogate pair is missing here"
            report("the file isn't UTF-16: \(fault)", at: offset)
        }
        return false
    }
}

extension SourceFile {
    fileprivate var isNamedJSON: Bool { path.lowercased().hasSuffix(".json") }
    fileprivate var isNamedYAML: Bool { path.lowercased().hasSuffix(".yaml") || path.lowercased().hasSuffix(".yml") }
}

/// Limits of a document, which real descriptions don't reach.
package struct DocumentLimits: Sendable {
    /// The deepest nesting of arrays and objects.
    package var depth: Int
    /// How many values a document may have once its aliases are counted at each use.
    package var nodes: Int

    package init(depth: Int = 200, nodes: Int = 20_000_000) {
        self.depth = depth
        self.nodes = nodes
    }
}
