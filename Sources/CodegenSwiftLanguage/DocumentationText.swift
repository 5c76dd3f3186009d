/// Text for doc comments: wrapped, trimmed, safe.
package enum DocumentationText {
    /// Lines of at most `width` columns where words allow; blank lines separate paragraphs, never two in a row.
    package static func lines(_ text: String, width: Int = 108) -> [String] {
        if let lines = PlainLine.lines(of: text, width: width) { return lines }
        var lines: [String] = []
        var isCode = false
        for raw in rawLines(of: text) {
            if let plain = PlainLine(raw.utf8) {
                plain.add(to: &lines, isCode: &isCode, width: width)
                continue
            }
            let line = trimmedEnd(sanitized(raw))
            if line.allSatisfy(\.isWhitespace) {
                if lines.last?.isEmpty == false { lines.append("") }
                continue
            }
            if line.drop(while: \.isWhitespace).hasPrefix("```") { isCode.toggle() }
            let isFixed = isCode || line.hasPrefix("    ") || line.drop(while: \.isWhitespace).hasPrefix("|")
            lines += isFixed ? [line] : wrapped(line, width: width)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// The text in one line, for a parameter's description.
    package static func line(_ text: String) -> String {
        if let line = PlainLine.inOneLine(text) { return line }
        return text.split(whereSeparator: { $0.isWhitespace || $0.isNewline }).map { sanitized($0) }.joined(
            separator: " ")
    }

    /// The text between line breaks: those of ASCII, NEL, LS and PS; CR with LF is one.
    private static func rawLines(of text: String) -> [Substring] {
        var lines: [Substring] = []
        let bytes = text.utf8
        var start = bytes.startIndex
        var position = start
        while position < bytes.endIndex {
            let length = breakLength(bytes[position...])
            guard length > 0 else {
                bytes.formIndex(after: &position)
                continue
            }
            lines.append(text[start..<position])
            bytes.formIndex(&position, offsetBy: length)
            start = position
        }
        lines.append(text[start...])
        return lines
    }

    /// How many bytes the line break has that a text starts with; zero for none.
    private static func breakLength(_ bytes: Substring.UTF8View) -> Int {
        switch bytes.first {
        case 0x0A, 0x0B, 0x0C: 1
        case 0x0D: bytes.starts(with: [0x0D, 0x0A]) ? 2 : 1
        case 0xC2: bytes.starts(with: [0xC2, 0x85]) ? 2 : 0
        case 0xE2: bytes.starts(with: [0xE2, 0x80, 0xA8]) || bytes.starts(with: [0xE2, 0x80, 0xA9]) ? 3 : 0
        default: 0
        }
    }

    private static func wrapped(_ line: String, width: Int) -> [String] {
        guard line.count > width else { return [line] }
        let indent = String(line.prefix { $0 == " " })
        // Continuation lines of a list item are indented to its text.
        let rest = line.drop { $0 == " " }
        let hanging = indent + (rest.hasPrefix("- ") || rest.hasPrefix("* ") ? "  " : "")
        var lines: [String] = []
        var current = indent
        // Counted while words are added: counting the line again for each word costs more than everything else here.
        var count = indent.count
        var isEmpty = true
        for word in rest.split(separator: " ") {
            let length = word.count
            if count + length + 1 > width, !isEmpty {
                lines.append(current)
                current = hanging
                count = hanging.count
                isEmpty = true
            }
            if !isEmpty {
                current += " "
                count += 1
            }
            current += word
            count += length
            isEmpty = false
        }
        lines.append(current)
        return lines
    }

    private static func trimmedEnd(_ text: String) -> String {
        var text = text[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }

    /// Control characters would end the comment, and marks that turn the direction of text around would hide what it says: they
    /// are escaped as in literals. A tab is a blank.
    private static func sanitized(_ text: Substring) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return String(text) }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\t": result.append(" ")
            case _ where isUnsafe(scalar): result += "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: false
        case ..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

/// A line of ASCII without control characters, as nearly all are: bytes count as columns, which is much faster than
/// counting what people see as characters.
struct PlainLine {
    private let bytes: ArraySlice<UInt8>
    private let space = UInt8(ascii: " ")

    /// Nil for a line that this fast path can't handle.
    init?(_ text: Substring.UTF8View) {
        guard text.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
        self.init(plain: Array(text)[...])
    }

    private init(plain line: ArraySlice<UInt8>) {
        var bytes = line
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        self.bytes = bytes
    }

    /// As `DocumentationText.lines`, for a text of nothing but such lines; nil for all others.
    static func lines(of text: String, width: Int) -> [String]? {
        var isOneLine = true
        for byte in text.utf8 {
            if byte == 0x0A { isOneLine = false } else if !(0x20...0x7E).contains(byte) { return nil }
        }
        let count = text.utf8.count
        // Most words stay as they are.
        if isOneLine, count <= width, count > 0, text.utf8.last != 0x20 { return [text] }
        var lines: [String] = []
        var isCode = false
        for line in Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false) {
            PlainLine(plain: line).add(to: &lines, isCode: &isCode, width: width)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// As `DocumentationText.lines` adds a line to those before it.
    func add(to lines: inout [String], isCode: inout Bool, width: Int) {
        guard !bytes.isEmpty else {
            if lines.last?.isEmpty == false { lines.append("") }
            return
        }
        let rest = bytes.drop { $0 == space }
        if rest.starts(with: "```".utf8) { isCode.toggle() }
        let indent = bytes.count - rest.count
        let isFixed = isCode || indent >= 4 || rest.first == UInt8(ascii: "|")
        guard !isFixed, bytes.count > width else { return lines.append(text(bytes)) }
        wrap(rest, indent: indent, width: width, into: &lines)
    }

    /// As `DocumentationText.line`: one blank between words; nil for text that this fast path can't handle.
    static func inOneLine(_ text: String) -> String? {
        guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) || (0x09...0x0D).contains($0) }) else { return nil }
        var line: [UInt8] = []
        line.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if byte > 0x20 { line.append(byte) } else if let last = line.last, last != 0x20 { line.append(0x20) }
        }
        if line.last == 0x20 { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }

    private func wrap(_ rest: ArraySlice<UInt8>, indent: Int, width: Int, into lines: inout [String]) {
        // Continuation lines of a list item are indented to its text.
        let isItem = rest.starts(with: "- ".utf8) || rest.starts(with: "* ".utf8)
        let hanging = indent + (isItem ? 2 : 0)
        var current = [UInt8](repeating: space, count: indent)
        var isEmpty = true
        for word in rest.split(separator: space) {
            if current.count + word.count + 1 > width, !isEmpty {
                lines.append(text(current[...]))
                current = [UInt8](repeating: space, count: hanging)
                isEmpty = true
            }
            if !isEmpty { current.append(space) }
            current += word
            isEmpty = false
        }
        lines.append(text(current[...]))
    }

    private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
