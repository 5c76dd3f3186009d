/// Writes Markdown piece by piece: what separates two pieces, and the marks of emphasis and links, are written when text follows.
struct MarkdownWriter {
    private var output: [UInt8] = []
    private var separator = Separator.none
    /// White space before the next text, as written.
    private var space: [UInt8] = []
    /// The mark of an item or heading that has no text yet.
    private var mark: [UInt8] = []
    private var lists: [List] = []
    private var inlines: [Inline] = []
    /// How many of them have been written; those before the others.
    private var openInlines = 0
    private var depths: [Inline.Kind: Int] = [:]
    /// Where the text of the link begins that is being written.
    private var linkStart = 0
    /// The output ends in a mark of emphasis after punctuation: `**Note:**`.
    private var needsSpace = false
    private var isParagraph = false
    private var isHeading = false
    private var table: MarkdownTable?

    /// Deeper lists are indented no further.
    private static let maximumDepth = 8

    private enum Separator: Int {
        case none, lineBreak, line, paragraph
    }

    private struct List {
        let isOrdered: Bool
        var count = 0
        /// Of the items' marks.
        let indent: Int
        /// Of their text.
        var textIndent: Int
    }

    struct Inline {
        enum Kind { case bold, italic, link }

        let kind: Kind
        /// Of a link.
        var address: String?

        var start: String { kind == .bold ? "**" : kind == .italic ? "*" : "[" }
        var end: String { kind == .link ? "](\(address ?? ""))" : start }
    }

    /// HTML is being written, whose white space says nothing.
    private var isFlow: Bool { isParagraph || isHeading || !lists.isEmpty || isLine }
    /// All is on one line.
    private var isLine: Bool { table != nil }
    private var indent: Int { lists.last?.textIndent ?? 0 }
    /// The next text is the first one of its line.
    var isAtLineStart: Bool { output.isEmpty || separator != .none || space.contains(0x0A) || !mark.isEmpty }

    // MARK: Text

    mutating func write(_ text: ArraySlice<UInt8>) {
        // A tag between two blanks leaves one.
        var rest = space.last == 0x20 ? text.drop { $0 == 0x20 } : text
        while let first = rest.first {
            let word = rest.prefix { $0.isSpace == first.isSpace }
            if first.isSpace { space += word } else { writeWord(word) }
            rest = rest[word.endIndex...]
        }
    }

    mutating func writeWord(_ word: some Collection<UInt8>) {
        guard let first = word.first else { return }
        if table?.isOpen == false { table?.beginCell() }
        separate(isBlock: ListMark.beginsBlock(word))
        needSpace(before: first)
        openInlineMarks(before: first)
        output += word
    }

    mutating func writeSpace() { if space.isEmpty { space = [0x20] } }

    /// Writes what separates the next text from the last one.
    private mutating func separate(isBlock: Bool) {
        let isFirst = output.count == (table?.start ?? 0)
        let breaks = space.count { $0 == 0x0A }
        // A line break between a paragraph and something else would be a backslash.
        if separator == .lineBreak, breaks > 1 || isBlock { separator = breaks > 1 ? .paragraph : .line }
        if !isFirst { mark.isEmpty && (isLine || isHeading) ? separateInLine() : separateLines(breaks) }
        output += isLine ? [] : mark
        (separator, space, mark) = (.none, [], [])
    }

    private mutating func separateInLine() {
        if separator != .none || !space.isEmpty { output.append(0x20) }
    }

    private mutating func separateLines(_ breaks: Int) {
        switch separator {
        case .none:
            if isFlow, breaks > 0 { newLine() } else { output += isFlow && !space.isEmpty ? [0x20] : space }
        case .lineBreak:
            output.append(UInt8(ascii: "\\"))
            newLine()
        case .line: newLine()
        case .paragraph:
            output.append(0x0A)
            newLine()
        }
    }

    private mutating func newLine() {
        output.append(0x0A)
        let written = space.split(separator: 0x0A, omittingEmptySubsequences: false).dropFirst().last?.count ?? 0
        let margin = mark.isEmpty ? indent : lists.last?.indent ?? 0
        output += [UInt8](repeating: 0x20, count: isFlow ? margin : written)
    }

    // MARK: Emphasis and links

    mutating func begin(_ inline: Inline) {
        depths[inline.kind, default: 0] += 1
        if depths[inline.kind] == 1 { inlines.append(inline) }
    }

    mutating func end(_ kind: Inline.Kind) {
        guard let depth = depths[kind], depth > 0 else { return }
        depths[kind] = depth - 1
        guard depth == 1, let index = inlines.lastIndex(where: { $0.kind == kind }) else { return }
        closeInlineMarks(downTo: index)
        inlines.remove(at: index)
    }

    /// CommonMark reads a mark as the beginning of emphasis only where no punctuation follows directly after a word.
    private mutating func openInlineMarks(before next: UInt8) {
        guard openInlines < inlines.count else { return }
        if let last = output.last, !last.isSpace, !last.isPunctuation, next.isPunctuation { output.append(0x20) }
        for inline in inlines[openInlines...] {
            output += inline.start.utf8
            if inline.kind == .link { linkStart = output.count }
        }
        openInlines = inlines.count
    }

    private mutating func closeInlineMarks(downTo index: Int = 0) {
        guard openInlines > index else { return }
        let isPunctuation = output.last?.isPunctuation == true
        for inline in inlines[index..<openInlines].reversed() {
            if let address = inline.address, output[linkStart...].elementsEqual(address.utf8) {
                output.removeSubrange((linkStart - 1)...)
                output += "<\(address)>".utf8
            } else {
                output += inline.end.utf8
            }
            needsSpace = isPunctuation && inline.kind != .link
        }
        openInlines = index
    }

    private mutating func needSpace(before next: UInt8) {
        if needsSpace, output.last == UInt8(ascii: "*"), !next.isPunctuation { output.append(0x20) }
        needsSpace = false
    }

    // MARK: Blocks

    mutating func breakLine() {
        guard separator != .lineBreak else { return breakBlock(.paragraph) }
        if separator == .none { separator = .lineBreak }
    }

    mutating func breakParagraph() { breakBlock(.paragraph) }

    private mutating func breakBlock(_ kind: Separator) {
        closeInlineMarks()
        if mark.isEmpty, kind.rawValue > separator.rawValue { separator = kind }
    }

    mutating func beginParagraph(hasEnd: Bool) {
        breakParagraph()
        isParagraph = hasEnd
    }

    mutating func endParagraph() {
        breakParagraph()
        isParagraph = false
    }

    mutating func beginHeading(_ level: Int) {
        breakParagraph()
        guard !isLine, mark.isEmpty else { return }
        mark = [UInt8](repeating: UInt8(ascii: "#"), count: level) + [0x20]
        isHeading = true
    }

    mutating func endHeading() {
        closeInlineMarks()
        isHeading = false
        mark = []
        breakParagraph()
    }

    mutating func beginList(isOrdered: Bool) {
        closeInlineMarks()
        separator = lists.isEmpty ? .paragraph : .line
        let indent = lists.count < Self.maximumDepth ? self.indent : lists.last?.indent ?? 0
        mark = []
        isHeading = false
        lists.append(List(isOrdered: isOrdered, indent: indent, textIndent: indent))
    }

    mutating func endList() {
        guard lists.popLast() != nil else { return }
        closeInlineMarks()
        mark = []
        separator = lists.isEmpty ? .paragraph : .line
    }

    mutating func beginItem() {
        closeInlineMarks()
        guard !isLine else { return writeSpace() }
        guard !lists.isEmpty else {
            breakBlock(.line)
            mark = Array("- ".utf8)
            return
        }
        let index = lists.count - 1
        lists[index].count += 1
        mark = Array((lists[index].isOrdered ? "\(lists[index].count). " : "- ").utf8)
        separator = lists[index].count == 1 && separator != .none ? separator : .line
        lists[index].textIndent = lists[index].indent + mark.count
    }

    mutating func endItem() { if !lists.isEmpty { breakBlock(.line) } }

    /// `term: description`
    mutating func beginDescription() {
        closeInlineMarks()
        guard mark.isEmpty else { return }
        if output.last?.isPunctuation == false { output.append(UInt8(ascii: ":")) }
        (separator, space) = (.none, [0x20])
    }

    // MARK: Code

    mutating func writeCode(_ text: String) {
        let words = text.split(whereSeparator: { $0.isWhitespace || $0.isNewline }).joined(separator: " ")
        if !words.isEmpty { writeWord(MarkdownCode.span(words).utf8) }
    }

    mutating func writeCodeBlock(_ text: String, language: String) {
        guard !isLine, !isHeading else { return writeCode(text) }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .drop { $0.allSatisfy(\.isWhitespace) }
        guard !lines.isEmpty else { return }
        breakParagraph()
        let fence = String(repeating: "`", count: max(3, MarkdownCode.longestRun(in: text) + 1))
        let end = lines.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? lines.startIndex
        writeLines([Substring(fence + language)] + lines[...end] + [Substring(fence)])
        breakParagraph()
    }

    /// Lines that stay as they are, within lists as far as their text is indented.
    private mutating func writeLines(_ lines: [Substring]) {
        separate(isBlock: true)
        let margin = String(repeating: " ", count: indent)
        output += lines.joined(separator: "\n" + margin).utf8
    }

    /// Code of CommonMark.
    mutating func writeLines(_ text: ArraySlice<UInt8>) {
        closeInlineMarks()
        guard isFlow else {
            separate(isBlock: true)
            output += text
            return
        }
        if isLine { return writeWord(text.map { $0.isLineBreak ? 0x20 : $0 }) }
        writeLines(String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false))
    }

    // MARK: Tables

    mutating func beginTable() {
        guard table == nil else { return writeSpace() }
        breakParagraph()
        separate(isBlock: true)
        table = MarkdownTable(start: output.count)
    }

    mutating func beginRow() { endCell { $0.beginRow() } }

    mutating func beginCell(isHeading: Bool) {
        guard table != nil else { return writeSpace() }
        endCell { $0.beginCell(isHeading: isHeading) }
    }

    mutating func endTable() {
        endCell { _ in }
        guard let text = table?.text(indent: indent) else { return }
        table = nil
        let words = Array(text.utf8)
        if !words.isEmpty { output += words }
        breakParagraph()
    }

    private mutating func endCell(_ next: (inout MarkdownTable) -> Void) {
        guard let start = table?.start else { return writeSpace() }
        closeInlineMarks()
        table?.endCell(output[start...])
        output.removeSubrange(start...)
        (separator, space, mark) = (.none, [], [])
        if var current = table.take() {
            next(&current)
            table = current
        }
    }

    // MARK: The end

    mutating func finished() -> String {
        if table != nil { endTable() }
        closeInlineMarks()
        return String(decoding: output, as: UTF8.self)
    }
}

/// Code within a line of Markdown.
package enum MarkdownCode {
    /// In as many backticks as the text needs.
    package static func span(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "`")) else { return "`\(text)`" }
        let fence = String(repeating: "`", count: longestRun(in: text) + 1)
        return "\(fence) \(text) \(fence)"
    }

    static func longestRun(in text: String) -> Int {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
