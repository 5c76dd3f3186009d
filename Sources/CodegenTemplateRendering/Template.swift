package import CodegenDiagnostics

/// A parsed template: Mustache without lambdas, without HTML escaping, and with a place for every tag.
package struct Template: Sendable {
    package let name: String
    let nodes: [Node]

    indirect enum Node: Sendable {
        /// Text within a line.
        case text(String)
        case newline
        case variable(Tag)
        case section(Tag, Section, [Node])
        /// `indentation` is the text before the tag on its line.
        case partial(Tag, indentation: String)
    }

    /// When, and how, the content of a section is rendered.
    enum Section: Sendable {
        /// `{{#name}}`: for each item.
        case repeated
        /// `{{^name}}`: where there is no item.
        case inverted
        /// `{{*name}}`: as an element of a list, one for each item. The list is on one line where that line fits,
        /// else on a line for each element, or on as few lines as hold all where it is `filled`.
        case list(isFilled: Bool)
    }

    /// The name in a tag, and where it is.
    struct Tag: Sendable {
        let name: String
        let range: SourceRange
    }
}

extension Template.Node {
    /// It renders whole lines.
    var hasLineEnd: Bool {
        switch self {
        case .newline: true
        case .section(_, _, let inner): inner.contains(where: \.hasLineEnd)
        case .text, .variable, .partial: false
        }
    }
}

/// Parses one template; what is wrong with its tags is reported with file, line and column.
///
/// As in Mustache, a line with nothing but one section, partial or comment tag leaves no empty line.
package struct TemplateParser {
    private let file: SourceFile
    private let diagnostics: DiagnosticCollector
    private var open: [OpenSection] = []
    private var nodes: [Template.Node] = []

    private struct OpenSection {
        let tag: Template.Tag
        let section: Template.Section
        let outer: [Template.Node]
    }

    package static func parse(_ file: SourceFile, name: String, diagnostics: DiagnosticCollector) -> Template? {
        var parser = TemplateParser(file: file, diagnostics: diagnostics)
        return parser.parse().map { Template(name: name, nodes: $0) }
    }

    private init(file: SourceFile, diagnostics: DiagnosticCollector) {
        self.file = file
        self.diagnostics = diagnostics
    }

    private mutating func parse() -> [Template.Node]? {
        guard isText else { return nil }
        var offset = 0
        var isSound = true
        while offset < file.bytes.count {
            let end = file.bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count
            isSound = parseLine(offset..<end, endsFile: end == file.bytes.count) && isSound
            offset = end + 1
        }
        for section in open {
            report("`\(text(of: section.tag))` is never closed", at: section.tag.range)
            isSound = false
        }
        return isSound ? nodes : nil
    }

    private var isText: Bool {
        let offset = file.encoding == .utf32 ? 0 : file.firstInvalidUTF8
        guard let offset else { return true }
        diagnostics.error(.invalidUTF8, "the template isn't UTF-8", at: range(offset..<offset + 1))
        return false
    }

    /// A piece of a line: text, or a tag.
    private enum Piece {
        case text(Range<Int>)
        case tag(Range<Int>, sigil: UInt8?, name: String)
    }

    private mutating func parseLine(_ line: Range<Int>, endsFile: Bool) -> Bool {
        guard let pieces = pieces(of: line) else { return false }
        if let standalone = standalone(pieces) {
            return add(standalone.piece, indentation: standalone.indentation)
        }
        var isSound = true
        for piece in pieces { isSound = add(piece, indentation: "") && isSound }
        for section in open where section.tag.range.lowerBound >= line.lowerBound {
            guard case .list = section.section else { continue }
            report("`\(text(of: section.tag))` has to be closed on the same line", at: section.tag.range)
            isSound = false
        }
        if !endsFile { nodes.append(.newline) }
        return isSound
    }

    private func pieces(of line: Range<Int>) -> [Piece]? {
        var pieces: [Piece] = []
        var position = line.lowerBound
        while position < line.upperBound {
            guard let start = firstPair(UInt8(ascii: "{"), in: position..<line.upperBound) else { break }
            guard let end = firstPair(UInt8(ascii: "}"), in: start + 2..<line.upperBound) else {
                report("`{{` has no `}}` on its line", at: range(start..<line.upperBound))
                return nil
            }
            if start > position { pieces.append(.text(position..<start)) }
            var inner = start + 2..<end
            var sigil: UInt8?
            if let first = file.bytes[inner].first, "#^*/>!".utf8.contains(first) {
                sigil = first
                inner = inner.dropFirst().startIndex..<end
            }
            let words = String(decoding: file.bytes[inner], as: UTF8.self).split(separator: " ")
            let name = words.joined(separator: sigil == UInt8(ascii: "*") ? " " : "")
            pieces.append(.tag(start..<end + 2, sigil: sigil, name: name))
            position = end + 2
        }
        if position < line.upperBound { pieces.append(.text(position..<line.upperBound)) }
        return pieces
    }

    private func firstPair(_ byte: UInt8, in range: Range<Int>) -> Int? {
        guard range.count > 1 else { return nil }
        return range.dropLast().first { file.bytes[$0] == byte && file.bytes[$0 + 1] == byte }
    }

    private func standalone(_ pieces: [Piece]) -> (piece: Piece, indentation: String)? {
        var tag: Piece?
        var indentation = ""
        for piece in pieces {
            switch piece {
            case .text(let range):
                let text = String(decoding: file.bytes[range], as: UTF8.self)
                guard text.allSatisfy({ $0 == " " || $0 == "\t" || $0 == "\r" }) else { return nil }
                if tag == nil { indentation = text }
            case .tag(_, let sigil, _):
                guard tag == nil, sigil != nil, sigil != UInt8(ascii: "*") else { return nil }
                tag = piece
            }
        }
        return tag.map { ($0, indentation) }
    }

    private mutating func add(_ piece: Piece, indentation: String) -> Bool {
        switch piece {
        case .text(let range):
            nodes.append(.text(String(decoding: file.bytes[range], as: UTF8.self)))
            return true
        case .tag(let bytes, let sigil, let name):
            return add(Template.Tag(name: name, range: range(bytes)), sigil: sigil, indentation: indentation)
        }
    }

    private mutating func add(_ tag: Template.Tag, sigil: UInt8?, indentation: String) -> Bool {
        switch sigil {
        case UInt8(ascii: "!"): break
        case UInt8(ascii: ">"): nodes.append(.partial(tag, indentation: indentation))
        case UInt8(ascii: "#"): begin(.repeated, tag)
        case UInt8(ascii: "^"): begin(.inverted, tag)
        case UInt8(ascii: "*"):
            let words = tag.name.split(separator: " ")
            let isFilled = words.dropFirst() == ["filled"]
            begin(.list(isFilled: isFilled), Template.Tag(name: words.first.map(String.init) ?? "", range: tag.range))
            guard words.count == 1 || isFilled else {
                report("a list is `{{*name}}` or `{{*name filled}}`", at: tag.range)
                return false
            }
        case UInt8(ascii: "/"):
            guard let section = open.popLast(), section.tag.name == tag.name else {
                report("`{{/\(tag.name)}}` closes nothing that is open here", at: tag.range)
                return false
            }
            let inner = nodes
            nodes = section.outer
            nodes.append(.section(section.tag, section.section, inner))
        default:
            guard !tag.name.isEmpty else {
                report("a tag needs a name", at: tag.range)
                return false
            }
            nodes.append(.variable(tag))
        }
        return true
    }

    private mutating func begin(_ section: Template.Section, _ tag: Template.Tag) {
        open.append(OpenSection(tag: tag, section: section, outer: nodes))
        nodes = []
    }

    /// The tag as it is written.
    private func text(of tag: Template.Tag) -> String {
        String(decoding: file.bytes[Int(tag.range.lowerBound)..<Int(tag.range.upperBound)], as: UTF8.self)
    }

    private func range(_ bytes: Range<Int>) -> SourceRange {
        SourceRange(file: file.id, lowerBound: bytes.lowerBound, upperBound: bytes.upperBound)
    }

    private func report(_ message: String, at range: SourceRange) {
        diagnostics.error(.templateSyntax, message, at: range)
    }
}
