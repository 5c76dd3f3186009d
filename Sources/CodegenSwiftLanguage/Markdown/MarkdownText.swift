/// The text of a description as the Markdown of doc comments.
///
/// Descriptions are CommonMark, which is kept. Many contain HTML, which is hard to read in source code and which Quick Help drops.
package struct MarkdownText {
    /// The text; `links` is where relative links lead, which are only text without it.
    package static func markdown(of text: String, links: LinkBase? = nil) -> String {
        guard mayHaveMarkup(text) else { return text }
        let bytes = Array(text.utf8)
        let marks = MarkupScanner.marks(in: bytes, links: links)
        guard !marks.isEmpty else { return text }
        var converter = MarkdownText(bytes, links)
        converter.convert(marks)
        return converter.writer.finished()
    }

    /// Nearly all texts have none, so that this costs one quick look at them.
    private static func mayHaveMarkup(_ text: String) -> Bool {
        func mayHaveMarkup(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            bytes.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "]") }
        }
        return text.utf8.withContiguousStorageIfAvailable(mayHaveMarkup) ?? true
    }

    private let bytes: [UInt8]
    private let links: LinkBase?
    private var writer = MarkdownWriter()
    private var position = 0

    private init(_ bytes: [UInt8], _ links: LinkBase?) {
        self.bytes = bytes
        self.links = links
    }

    private mutating func convert(_ marks: [MarkupScanner.Mark]) {
        for mark in marks where mark.range.lowerBound >= position {
            writer.write(bytes[position..<mark.range.lowerBound])
            position = mark.range.upperBound
            convert(mark)
        }
        writer.write(bytes[position...])
    }

    private mutating func convert(_ mark: MarkupScanner.Mark) {
        switch mark.kind {
        case .hidden: break
        case .replaced(let text): writer.writeWord(text.utf8)
        case .entity(let scalar): convert(scalar, isInRow: mark.isInRow)
        case .codeSpan: writer.writeWord(bytes[mark.range])
        case .codeBlock: writer.writeLines(bytes[mark.range])
        case .code(let content, let isBlock): convertCode(bytes[content], isBlock: isBlock && !mark.isInRow)
        case .tag(let tag):
            if mark.isInRow { convertInRow(tag) } else if tag.isEnd { convertEnd(tag) } else { convertStart(tag) }
        }
    }

    // MARK: Tags

    private mutating func convertStart(_ tag: HTMLTag) {
        switch tag.element.role {
        case .lineBreak: writer.breakLine()
        case .paragraph: writer.beginParagraph(hasEnd: tag.hasEnd)
        case .block: writer.breakParagraph()
        case .list(let isOrdered): writer.beginList(isOrdered: isOrdered)
        case .item: writer.beginItem()
        case .description: writer.beginDescription()
        case .heading(let level): writer.beginHeading(level)
        case .table: writer.beginTable()
        case .row: writer.beginRow()
        case .cell: writer.beginCell(isHeading: tag.name == "th")
        case .bold, .italic, .link, .image, .superscript: convertInline(tag)
        case .code, .preformatted, .hidden, .plain: break
        }
    }

    private mutating func convertEnd(_ tag: HTMLTag) {
        switch tag.element.role {
        case .lineBreak: writer.breakLine()
        case .paragraph: writer.endParagraph()
        case .block: writer.breakParagraph()
        case .list: writer.endList()
        case .item, .description: writer.endItem()
        case .heading: writer.endHeading()
        case .table: writer.endTable()
        case .bold, .italic, .link: convertInline(tag)
        case .row, .cell, .code, .preformatted, .image, .superscript, .hidden, .plain: break
        }
    }

    /// A row of CommonMark's tables is one line.
    private mutating func convertInRow(_ tag: HTMLTag) {
        switch tag.element.role {
        case .bold, .italic, .link, .image, .superscript: convertInline(tag)
        case .lineBreak, .paragraph, .block, .list, .item, .description, .heading, .table, .row, .cell:
            writer.writeSpace()
        case .code, .preformatted, .hidden, .plain: break
        }
    }

    private mutating func convertInline(_ tag: HTMLTag) {
        switch tag.element.role {
        case .bold: tag.isEnd ? writer.end(.bold) : writer.begin(.init(kind: .bold))
        case .italic: tag.isEnd ? writer.end(.italic) : writer.begin(.init(kind: .italic))
        case .link where tag.isEnd: writer.end(.link)
        case .link:
            guard let link = tag.attributes["href"], let address = LinkBase.address(of: link, from: links) else {
                return
            }
            writer.begin(.init(kind: .link, address: address))
        case .image: writer.write(ArraySlice((tag.attributes["alt"] ?? "").utf8))
        case .superscript: if !tag.isEnd { writer.writeWord("^".utf8) }
        case .lineBreak, .paragraph, .block, .list, .item, .description, .heading, .table, .row, .cell, .code,
            .preformatted, .hidden, .plain:
            break
        }
    }

    // MARK: Characters and code

    /// A character that isn't meant as markup, without becoming that.
    private mutating func convert(_ scalar: Unicode.Scalar, isInRow: Bool) {
        switch scalar {
        case _ where scalar.properties.isWhitespace: writer.writeSpace()
        case "<":
            let next = position < bytes.count ? bytes[position] : 0x20
            let isMarkup = next.isLetter || [UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(next)
            writer.writeWord((isMarkup ? "\\<" : "<").utf8)
        case ">": writer.writeWord((writer.isAtLineStart ? "\\>" : ">").utf8)
        case "&":
            let isReference = HTMLEntities.read(([UInt8(ascii: "&")] + bytes[position...].prefix(10))[...]) != nil
            writer.writeWord((isReference ? "&amp;" : "&").utf8)
        case "|": writer.writeWord((isInRow ? "\\|" : "|").utf8)
        case "*", "`", "[", "]", "\\": writer.writeWord("\\\(scalar)".utf8)
        default: writer.writeWord(String(scalar).utf8)
        }
    }

    private mutating func convertCode(_ content: ArraySlice<UInt8>, isBlock: Bool) {
        var text = ""
        var rest = content
        var language = ""
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            text += HTMLEntities.decoded(rest[..<start])
            let tag = HTMLTag.read(bytes, at: start)
            if let (tag, end) = tag, end <= content.endIndex {
                if tag.element.role == .lineBreak { text += "\n" }
                if tag.element.role == .code, let name = tag.attributes["class"] { language = Self.language(name) }
                rest = rest[end...]
            } else {
                text += "<"
                rest = rest[(start + 1)...]
            }
        }
        text += HTMLEntities.decoded(rest)
        isBlock ? writer.writeCodeBlock(text, language: language) : writer.writeCode(text)
    }

    /// `language-json`
    private static func language(_ name: String) -> String {
        let word = name.split(separator: " ").first { $0.hasPrefix("language-") } ?? ""
        return String(word.dropFirst("language-".count).prefix { $0.isLetter || $0.isNumber })
    }
}
