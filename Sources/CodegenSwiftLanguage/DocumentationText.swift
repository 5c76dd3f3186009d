/// Text for doc comments: wrapped, trimmed, safe.
package enum DocumentationText {
    /// Lines of at most `width` columns where words allow; blank lines separate paragraphs, never two in a row.
    package static func lines(_ text: String, width: Int = 108) -> [String] {
        var isPlain = true
        var isOneLine = true
        for byte in text.utf8 {
            if byte == 0x0A { isOneLine = false } else if !(0x20...0x7E).contains(byte) { isPlain = false }
        }
        let count = text.utf8.count
        // Most words stay as they are.
        if isPlain, isOneLine, count <= width, count > 0, text.utf8.last != 0x20 { return [text] }
        var wrapper = LineWrapper(width: width, isPlain: isPlain)
        let bytes = isPlain ? Array(text.utf8) : Array(sanitized(text).utf8)
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) { wrapper.add(line) }
        return wrapper.finished()
    }

    /// Whether a text has an address in it.
    package static func mentions(_ address: String, in text: String) -> Bool {
        let (address, text) = (Array(address.utf8), text.utf8)
        guard let first = address.first, address.count <= text.count else { return false }
        var rest = text[...]
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.starts(with: address) { return true }
            rest = rest.dropFirst()
        }
        return false
    }

    /// The text in one line, for a parameter's description.
    package static func line(_ text: String) -> String {
        if let line = plainLine(text) { return line }
        return sanitized(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether a text has more than paragraphs: lists, code, tables, headings, or lines that have to end where they do.
    package static func hasBlocks(_ text: String) -> Bool {
        text.utf8.split(separator: 0x0A).contains { beginsBlock($0) || $0.last == UInt8(ascii: "\\") }
    }

    package static func beginsBlock(_ text: String) -> Bool { beginsBlock(text.utf8[...]) }

    private static func beginsBlock(_ line: Substring.UTF8View) -> Bool {
        let rest = Array(line.drop { $0 == 0x20 }.prefix(12))[...]
        return ListMark.length(in: rest) != nil || ListMark.beginsBlock(rest.prefix { !$0.isSpace })
    }

    /// One blank between words; nil for text that isn't plain ASCII.
    private static func plainLine(_ text: String) -> String? {
        guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) || (0x09...0x0D).contains($0) }) else { return nil }
        var line: [UInt8] = []
        line.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if byte > 0x20 { line.append(byte) } else if let last = line.last, last != 0x20 { line.append(0x20) }
        }
        if line.last == 0x20 { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }

    /// Control characters would end the comment, and marks that turn the direction of text around would hide what it says: they
    /// are escaped as in literals. White space of any kind is a blank or, where it breaks lines, a line feed.
    private static func sanitized(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var last: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20..<0x7F: result.append(scalar)
            case 0x0A where last == "\r": break
            case 0x0A...0x0D, 0x85, 0x2028, 0x2029: result.append("\n")
            case 0x09, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: result.append(" ")
            case ..<0xA0, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
                result += "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars
            default: result.append(scalar)
            }
            last = scalar
        }
        return String(result)
    }
}

/// Breaks the lines of Markdown where they are too long, so that it means the same afterwards.
private struct LineWrapper {
    let width: Int
    /// Bytes count as columns, which is much faster than counting what people see as characters.
    let isPlain: Bool
    private var lines: [String] = []
    /// The mark of the fence that code is within.
    private var fence: UInt8?
    /// The column of the text of the list's item that the line may belong to.
    private var textColumn = 0
    /// The line before is blank, or code by its indentation.
    private var mayBeCode = true
    private let space = UInt8(ascii: " ")

    init(width: Int, isPlain: Bool) {
        self.width = width
        self.isPlain = isPlain
    }

    mutating func finished() -> [String] {
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    mutating func add(_ line: ArraySlice<UInt8>) {
        var line = line
        while line.last == space { line.removeLast() }
        guard !line.isEmpty else {
            if lines.last?.isEmpty == false { lines.append("") }
            if fence == nil { mayBeCode = true }
            return
        }
        let rest = line.drop { $0 == space }
        if lines.isEmpty, line.count - rest.count < 4 { line = rest }
        let indent = line.count - rest.count
        if isCode(rest) || isFixed(rest, indent: indent) { return lines.append(text(line)) }
        let hanging = hanging(of: rest, indent: indent)
        mayBeCode = false
        guard columns(line) > width else { return lines.append(text(line)) }
        wrap(rest, indent: indent, hanging: hanging)
    }

    /// Whether the line is a fence, or between two.
    private mutating func isCode(_ rest: ArraySlice<UInt8>) -> Bool {
        if let mark = fence {
            if rest.starts(with: [mark, mark, mark]), rest.allSatisfy({ $0 == mark }) { fence = nil }
            return true
        }
        guard rest.starts(with: "```".utf8) || rest.starts(with: "~~~".utf8) else { return false }
        // Code of one line may have such marks, too.
        if !rest.drop(while: { $0 == rest.first }).contains(rest[rest.startIndex]) { fence = rest.first }
        return true
    }

    /// Rows of tables, headings, and indented code.
    private mutating func isFixed(_ rest: ArraySlice<UInt8>, indent: Int) -> Bool {
        if rest.first == UInt8(ascii: "|") { return true }
        if rest.first == UInt8(ascii: "#"), rest.drop(while: { $0 == UInt8(ascii: "#") }).first == space { return true }
        return mayBeCode && indent >= textColumn + 4
    }

    /// What continuation lines begin with: an item's are indented to its text.
    private mutating func hanging(of rest: ArraySlice<UInt8>, indent: Int) -> [UInt8] {
        if let length = ListMark.length(in: rest) {
            textColumn = indent + length
            return [UInt8](repeating: space, count: textColumn)
        }
        if indent == 0, mayBeCode { textColumn = 0 }
        let margin = [UInt8](repeating: space, count: indent)
        return rest.first == UInt8(ascii: ">") ? margin + "> ".utf8 : margin
    }

    private mutating func wrap(_ rest: ArraySlice<UInt8>, indent: Int, hanging: [UInt8]) {
        var current = [UInt8](repeating: space, count: indent)
        // Counted while words are added: counting the line again for each word costs more than everything else here.
        var count = indent
        var lastWord: Int?
        for word in rest.split(separator: space) {
            let length = columns(word)
            if count + length + 1 > width, let last = lastWord {
                // No line may begin with what would be a list's item there.
                let isBlock = ListMark.beginsBlock(word) && last > max(indent, hanging.count)
                let moved = isBlock ? Array(current[last...]) : []
                lines.append(text(current[..<(isBlock ? last - 1 : current.count)]))
                current = hanging + moved
                count = columns(current[...])
                lastWord = isBlock ? hanging.count : nil
            }
            if lastWord != nil {
                current.append(space)
                count += 1
            }
            lastWord = current.count
            current += word
            count += length
        }
        lines.append(text(current[...]))
    }

    private func columns(_ bytes: ArraySlice<UInt8>) -> Int {
        isPlain ? bytes.count : bytes.count { $0 & 0xC0 != 0x80 }
    }

    private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
