/// A line of ASCII without control characters, as nearly all are: bytes count as columns, which is much faster than
/// counting what people see as characters.
struct PlainLine {
    private let bytes: ArraySlice<UInt8>
    private let space = UInt8(ascii: " ")

    /// Nil for a line that needs more care.
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
        // The most of them: a few words that stay as they are.
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

    /// As `DocumentationText.line`: one blank between words; nil for a text that needs more care.
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
        // Continuation lines of a list item stand under its text.
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
