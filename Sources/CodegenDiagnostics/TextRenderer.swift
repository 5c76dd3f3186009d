/// Renders diagnostics for people: `path:line:column: error: message [code]`, the source line, and a caret.
package struct TextRenderer {
    private let files: SourceFiles

    package init(files: SourceFiles) { self.files = files }

    package func render(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map { render($0) }.joined()
    }

    /// The diagnostics of a run for people: all errors, the first few others, and the number of omitted ones.
    ///
    /// - Parameter wholeList: Says where the rest is, after the number of omitted ones.
    package func digest(_ diagnostics: [Diagnostic], wholeList: String) -> String {
        let digest = DiagnosticDigest(diagnostics)
        let rest = digest.omitted.map { "… and \($0.count.grouped) more [\($0.code.rawValue)] (\(wholeList))\n" }
        return render(digest.shown) + rest.joined()
    }

    package func render(_ diagnostic: Diagnostic) -> String {
        let head = "\(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.code.rawValue)]\n"
        var text: String
        switch diagnostic.location {
        case .file(let path): text = "\(PrintedText.line(path)):1:1: \(head)"
        case .range(let range): text = "\(place(of: range)): \(head)\(excerpt(of: range))"
        }
        for note in diagnostic.notes {
            let prefix = note.range.map { "\(place(of: $0)): " } ?? "  "
            text += "\(prefix)note: \(note.message)\n"
            if let range = note.range { text += excerpt(of: range) }
        }
        return text
    }

    private func place(of range: SourceRange) -> String {
        guard let file = files[range.file] else { return "?" }
        let position = file.position(ofByte: Int(range.lowerBound))
        return "\(PrintedText.line(file.path)):\(position.line):\(position.column)"
    }

    /// The line that the range starts on, and a line with a caret under its start and tildes to its end.
    private func excerpt(of range: SourceRange) -> String {
        guard let file = files[range.file], !files.hidesLines(of: range.file) else { return "" }
        let start = file.position(ofByte: Int(range.lowerBound))
        let end = file.position(ofByte: Int(range.upperBound))
        let bounds = file.bounds(ofLine: start.line)
        guard !bounds.isEmpty else { return "" }

        // A long line (minified JSON) is cut around the place.
        let first = start.column > 60 && isLong(bounds, in: file) ? start.column - 40 : 0
        let visible = scalars(in: bounds, of: file, from: first, upTo: start.column, at: Int(range.lowerBound))
        let printed = Addresses.maskingSecrets(in: visible).map { $0 == "\t" ? " " : PrintedText.printed($0) }
        let before = min(max(start.column - 1 - first, 0), printed.count)
        let last = end.line == start.line ? min(end.column - 1 - first, printed.count) : printed.count
        let indent = String(
            repeating: " ", count: columns(printed[..<before]) + max(start.column - 1 - first - before, 0))
        let width = max(min(columns(printed[before..<max(last, before)]), 60), 1)
        return PrintedText.withoutCommands("    \(printed.joined())") + "\n    \(indent)^"
            + String(repeating: "~", count: width - 1) + "\n"
    }

    private func columns(_ printed: ArraySlice<String>) -> Int { printed.reduce(0) { $0 + $1.unicodeScalars.count } }

    /// Whether a line has more than 140 scalars; a scalar has at most four bytes.
    private func isLong(_ line: Range<Int>, in file: SourceFile) -> Bool {
        line.count > 560 || file.bytes[line].count { $0 & 0xC0 != 0x80 } > 140
    }

    /// At most 140 scalars of a line from its scalar `first` on, found from a place in it: the line may have millions.
    private func scalars(
        in line: Range<Int>,
        of file: SourceFile,
        from first: Int,
        upTo column: Int,
        at offset: Int
    ) -> [Unicode.Scalar] {
        var start = line.lowerBound
        if first > 0 {
            start = min(offset, line.upperBound)
            for _ in first..<column - 1 where start > line.lowerBound {
                start -= 1
                while start > line.lowerBound, file.bytes[start] & 0xC0 == 0x80 { start -= 1 }
            }
        }
        let end = min(start + 560, line.upperBound)
        return Array(String(decoding: file.bytes[start..<end], as: UTF8.self).unicodeScalars.prefix(140))
    }
}
