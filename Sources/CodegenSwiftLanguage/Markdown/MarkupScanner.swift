/// Finds HTML, and links that lead nowhere, in a text that is CommonMark otherwise.
///
/// Each byte is looked at a fixed number of times, whatever the text is: what a search can't find it doesn't search for again.
struct MarkupScanner {
    /// A place of the text that isn't plain text.
    struct Mark {
        let range: Range<Int>
        let kind: Kind
        /// In a row of a table of CommonMark, which is one line.
        let isInRow: Bool
    }

    enum Kind {
        case tag(HTMLTag)
        case entity(Unicode.Scalar)
        /// The content of `<code>`, or of `<pre>`.
        case code(content: Range<Int>, isBlock: Bool)
        /// Code in CommonMark, kept unchanged.
        case codeSpan
        case codeBlock
        /// The text takes the place.
        case replaced(String)
        /// A comment, or an element whose content isn't text.
        case hidden
    }

    private let bytes: [UInt8]
    private let base: LinkBase?
    private var marks: [Mark] = []
    private var position = 0
    private var isInRow = false
    /// The line before is blank or code: an indented line is code, too.
    private var mayBeCode = true
    /// The column at which the text of CommonMark's list begins: code is indented further.
    private var listColumn = 0
    /// Open lists and tables of HTML: their lines may be indented.
    private var openElements = 0
    /// The opening brackets of the paragraph.
    private var brackets: [Int] = []
    /// Where a run of backticks ends that closes the one that begins at the key; made when it is first asked for.
    private var closers: [Int: Int]?
    /// Ends of elements that aren't to be found any more.
    private var missing: Set<String> = []

    private init(_ bytes: [UInt8], _ base: LinkBase?) {
        self.bytes = bytes
        self.base = base
    }

    /// The marks in their order; empty if the text needs no change.
    static func marks(in bytes: [UInt8], links base: LinkBase?) -> [Mark] {
        var scanner = MarkupScanner(bytes, base)
        scanner.scan()
        let marks = withoutLoneTags(scanner.marks)
        let changes = marks.contains {
            switch $0.kind {
            case .codeSpan, .codeBlock: false
            case .tag, .entity, .code, .replaced, .hidden: true
            }
        }
        return changes ? marks.sorted { $0.range.lowerBound < $1.range.lowerBound } : []
    }

    /// Without tags that lack an end.
    private static func withoutLoneTags(_ marks: [Mark]) -> [Mark] {
        var ends: Set<String> = []
        var kept: [Mark] = []
        for mark in marks.reversed() {
            guard case .tag(var tag) = mark.kind else {
                kept.append(mark)
                continue
            }
            if tag.isEnd { ends.insert(tag.name) }
            tag.hasEnd = ends.contains(tag.name)
            guard tag.isEnd || tag.hasEnd || !tag.element.needsEnd else { continue }
            kept.append(Mark(range: mark.range, kind: .tag(tag), isInRow: mark.isInRow))
        }
        return kept.reversed()
    }

    private mutating func add(_ kind: Kind, upTo end: Int) {
        marks.append(Mark(range: position..<end, kind: kind, isInRow: isInRow))
        position = end
    }

    private mutating func skip(to end: Int? = nil) { position = end ?? position + 1 }

    // MARK: Lines

    private mutating func scan() {
        while position < bytes.count {
            if position == 0 || bytes[position - 1].isLineBreak { beginLine() } else { scanInline() }
        }
    }

    private mutating func beginLine() {
        var text = position
        var column = 0
        while text < bytes.count, bytes[text] == 0x20 || bytes[text] == 0x09 {
            column += bytes[text] == 0x20 ? 1 : 4
            text += 1
        }
        guard text < bytes.count else {
            position = text
            return
        }
        if bytes[text].isLineBreak {
            brackets = []
            mayBeCode = true
            position = text + 1
            return
        }
        isInRow = bytes[text] == UInt8(ascii: "|")
        let isFence = run(of: UInt8(ascii: "`"), at: text) >= 3 || run(of: UInt8(ascii: "~"), at: text) >= 3
        if isFence, let end = endOfFence(at: text) { return add(.codeBlock, upTo: end) }
        if let length = ListMark.length(in: bytes[text...]) {
            listColumn = column + length
        } else if column == 0 {
            listColumn = 0
        } else if column >= listColumn + 4, mayBeCode, openElements == 0, !beginsElement(at: text) {
            return add(.codeBlock, upTo: endOfLine(from: text))
        }
        mayBeCode = false
        position = text
        scanInline()
    }

    private func run(of byte: UInt8, at start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] == byte { end += 1 }
        return end - start
    }

    private func endOfLine(from start: Int) -> Int {
        var end = start
        while end < bytes.count, !bytes[end].isLineBreak { end += 1 }
        return end
    }

    /// Where the line ends that closes a fence, or the text; nil where the line is a code span.
    private func endOfFence(at start: Int) -> Int? {
        let mark = bytes[start]
        let length = run(of: mark, at: start)
        var end = endOfLine(from: start)
        if mark == UInt8(ascii: "`"), bytes[(start + length)..<end].contains(mark) { return nil }
        while end < bytes.count {
            var text = end + 1
            while text < bytes.count, bytes[text] == 0x20 { text += 1 }
            let own = run(of: mark, at: text)
            end = endOfLine(from: text)
            if own >= length, bytes[(text + own)..<end].allSatisfy(\.isSpace) { return end }
        }
        return end
    }

    /// HTML is often indented by those who write no other Markdown.
    private func beginsElement(at start: Int) -> Bool {
        bytes[start] == UInt8(ascii: "<") && HTMLTag.read(bytes, at: start) != nil
    }

    // MARK: Within a line

    private mutating func scanInline() {
        switch bytes[position] {
        case UInt8(ascii: "\\"):
            let isEscape = position + 1 < bytes.count && bytes[position + 1].isPunctuation
            position += isEscape ? 2 : 1
        case UInt8(ascii: "`"): scanCodeSpan()
        case UInt8(ascii: "<"): scanMarkup()
        case UInt8(ascii: "&"):
            if let (scalar, end) = HTMLEntities.read(bytes[position...]) {
                add(.entity(scalar), upTo: end)
            } else {
                position += 1
            }
        case UInt8(ascii: "["):
            brackets.append(position)
            position += 1
        case UInt8(ascii: "]"): scanLink()
        default: position += 1
        }
    }

    private mutating func scanCodeSpan() {
        if closers == nil { closers = Self.closers(in: bytes) }
        if let end = closers?[position] {
            add(.codeSpan, upTo: end)
        } else {
            position += run(of: UInt8(ascii: "`"), at: position)
        }
    }

    /// A run of backticks is closed by the next one of its length in the same paragraph.
    private static func closers(in bytes: [UInt8]) -> [Int: Int] {
        var result: [Int: Int] = [:]
        var ends: [Int: Int] = [:]
        var position = bytes.count
        var isBlank = false
        while position > 0 {
            position -= 1
            let byte = bytes[position]
            guard byte == UInt8(ascii: "`") else {
                if byte == 0x0A, isBlank { ends = [:] }
                isBlank = byte == 0x0A || (isBlank && byte.isSpace)
                continue
            }
            isBlank = false
            let end = position + 1
            while position > 0, bytes[position - 1] == byte { position -= 1 }
            let length = end - position
            if let closer = ends[length] { result[position] = closer }
            ends[length] = end
        }
        return result
    }

    private mutating func scanMarkup() {
        if bytes[position...].starts(with: "<!--".utf8) {
            guard let end = end(of: "-->") else { return skip() }
            return add(.hidden, upTo: end)
        }
        guard let (tag, end) = HTMLTag.read(bytes, at: position), isLikely(tag) else { return skip() }
        switch tag.element.role {
        case .code where !tag.isEnd, .preformatted where !tag.isEnd:
            guard let close = self.end(of: "</" + tag.name, from: end) else { return skip() }
            let whole = bytes[close...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
            let content = end..<(close - tag.name.utf8.count - 2)
            let isBlock = tag.element.role == .preformatted || hasPreformatted(content)
            add(.code(content: content, isBlock: isBlock), upTo: whole)
        case .hidden:
            guard !tag.isEnd, let close = self.end(of: "</" + tag.name, from: end) else { return skip() }
            add(.hidden, upTo: bytes[close...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count)
        case .list, .table:
            openElements = max(0, openElements + (tag.isEnd ? -1 : 1))
            add(.tag(tag), upTo: end)
        default: add(.tag(tag), upTo: end)
        }
    }

    /// `Array<P>` is a type.
    private func isLikely(_ tag: HTMLTag) -> Bool {
        guard position > 0, bytes[position - 1].isLetter || bytes[position - 1].isDigit else { return true }
        return !(tag.name.count == 1 && (0x41...0x5A).contains(bytes[position + 1]))
    }

    private func hasPreformatted(_ content: Range<Int>) -> Bool {
        bytes[content].trimmed.prefix(4).elementsEqual("<pre".utf8)
    }

    /// Where a text ends that comes after a position, in whatever casing; nil where there is none.
    private mutating func end(of text: String, from start: Int? = nil) -> Int? {
        guard !missing.contains(text) else { return nil }
        let wanted = Array(text.utf8)
        var index = start ?? position
        while index + wanted.count <= bytes.count {
            if bytes[index] == wanted[0], zip(bytes[index...], wanted).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) {
                return index + wanted.count
            }
            index += 1
        }
        missing.insert(text)
        return nil
    }
}

extension MarkupScanner {
    // MARK: Links

    /// A link's text stays where nothing tells where it leads.
    private mutating func scanLink() {
        let open = brackets.popLast()
        guard let open, position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "("),
            let target = target(at: position + 2)
        else { return skip() }
        let link = String(decoding: bytes[target.address], as: UTF8.self)
        let address = LinkBase.address(of: link, from: base)
        if address == link { return skip(to: target.end) }
        if let address {
            marks.append(Mark(range: target.address, kind: .replaced(address), isInRow: isInRow))
        } else {
            let isImage = open > 0 && bytes[open - 1] == UInt8(ascii: "!")
            marks.append(Mark(range: (isImage ? open - 1 : open)..<(open + 1), kind: .replaced(""), isInRow: isInRow))
            marks.append(Mark(range: position..<target.end, kind: .replaced(""), isInRow: isInRow))
        }
        position = target.end
    }

    /// The address in the parentheses of a link, and where these end.
    private func target(at start: Int) -> (address: Range<Int>, end: Int)? {
        var begin = start
        while begin < bytes.count, bytes[begin] == 0x20 { begin += 1 }
        var end = begin
        var depth = 0
        while end < bytes.count, !bytes[end].isSpace {
            if bytes[end] == UInt8(ascii: "(") { depth += 1 }
            if bytes[end] == UInt8(ascii: ")") {
                if depth == 0 { return end > begin ? (begin..<end, end + 1) : nil }
                depth -= 1
            }
            // The next link.
            if bytes[end] == UInt8(ascii: "]"), end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "(") {
                return nil
            }
            end += 1
        }
        guard end > begin, end < bytes.count, !bytes[end].isLineBreak else { return nil }
        // A title, which isn't long.
        let title = bytes[end...].prefix(500)
        guard let quote = title.first(where: { $0 != 0x20 }), quote == 0x22 || quote == 0x27,
            let close = title.prefix(while: { !$0.isLineBreak }).firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        return (begin..<end, close + 1)
    }
}
