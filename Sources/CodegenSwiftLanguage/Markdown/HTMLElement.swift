/// The elements of HTML that descriptions have, by what they become in Markdown.
///
/// Anything else in angle brackets is text: `List<String>`, `<user_id>`, `<date>`.
struct HTMLElement: Sendable {
    let role: Role
    /// A tag without an end tag after it is text: `<b>` may be a name in angle brackets.
    let needsEnd: Bool

    enum Role: Sendable, Equatable {
        /// `<br>`
        case lineBreak
        case paragraph
        /// A block-level element, such as `<div>`.
        case block
        case bold, italic, link, image
        case code, preformatted
        case list(isOrdered: Bool)
        case item, description
        case heading(Int)
        case table, row, cell
        case superscript
        /// Its content isn't text: `<style>`.
        case hidden
        /// An element without formatting of its own, such as `<span>`; its content is kept.
        case plain
    }

    /// Nil if the name is not an HTML element.
    static func named(_ name: ArraySlice<UInt8>) -> HTMLElement? {
        guard name.count <= 10 else { return nil }
        return byName[String(decoding: name, as: UTF8.self).lowercased()]
    }

    private static let byName: [String: HTMLElement] = {
        var result: [String: HTMLElement] = [:]
        func add(_ names: String, _ role: Role, needsEnd: Bool = true) {
            for name in names.split(separator: " ") {
                result[String(name)] = HTMLElement(role: role, needsEnd: needsEnd)
            }
        }
        add("br", .lineBreak, needsEnd: false)
        add("hr", .block, needsEnd: false)
        add("wbr", .plain, needsEnd: false)
        add("img", .image, needsEnd: false)
        add("p", .paragraph, needsEnd: false)
        add("div section article aside header footer center blockquote figure figcaption details summary", .block)
        add("dl note important fullname", .block)
        add("b strong", .bold)
        add("i em cite var dfn", .italic)
        add("a", .link)
        add("code tt kbd samp", .code)
        add("pre", .preformatted)
        add("ul", .list(isOrdered: false), needsEnd: false)
        add("ol", .list(isOrdered: true), needsEnd: false)
        add("li dt", .item, needsEnd: false)
        add("dd", .description, needsEnd: false)
        for level in 1...6 { add("h\(level)", .heading(level)) }
        add("table", .table)
        add("tr", .row, needsEnd: false)
        add("td th caption", .cell, needsEnd: false)
        add("thead tbody tfoot colgroup", .plain, needsEnd: false)
        add("sup", .superscript)
        add("style script", .hidden)
        add("span font u s strike del ins sub small big nobr abbr q mark", .plain)
        return result
    }()
}

/// A tag, with the attributes that matter.
struct HTMLTag: Sendable {
    let name: String
    let element: HTMLElement
    let isEnd: Bool
    /// Whether an end tag of the element comes later.
    var hasEnd = true
    /// `href`, `alt` and `class`.
    let attributes: [String: String]

    /// The tag that begins at a `<`, and its end; nil if it is not a tag of a known element.
    static func read(_ bytes: [UInt8], at start: Int) -> (tag: HTMLTag, end: Int)? {
        var position = start + 1
        let isEnd = position < bytes.count && bytes[position] == UInt8(ascii: "/")
        if isEnd { position += 1 }
        let nameStart = position
        while position < bytes.count, bytes[position].isLetter || bytes[position].isDigit { position += 1 }
        let name = bytes[nameStart..<position]
        guard let element = HTMLElement.named(name) else { return nil }
        guard let end = endOfTag(bytes, from: position) else { return nil }
        let inner = bytes[position..<end]
        guard inner.isEmpty || inner.first.map({ $0.isSpace || $0 == UInt8(ascii: "/") }) == true else { return nil }
        let isBare = inner.allSatisfy { $0.isSpace || $0 == UInt8(ascii: "/") }
        // `<a few words>`
        guard isBare || inner.contains(UInt8(ascii: "=")) else { return nil }
        let tag = HTMLTag(
            name: String(decoding: name, as: UTF8.self).lowercased(), element: element, isEnd: isEnd,
            attributes: isBare || isEnd ? [:] : attributes(in: inner))
        return (tag, end + 1)
    }

    /// Where the `>` is.
    private static func endOfTag(_ bytes: [UInt8], from start: Int) -> Int? {
        var quote: UInt8?
        for position in start..<bytes.count {
            let byte = bytes[position]
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: ">"): return position
            case UInt8(ascii: "<"): return nil
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            default: break
            }
        }
        return nil
    }

    private static func attributes(in bytes: ArraySlice<UInt8>) -> [String: String] {
        var result: [String: String] = [:]
        var rest = bytes
        while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
            let name = rest[..<equals].trimmed.split(whereSeparator: \.isSpace).last ?? []
            var value = rest[(equals + 1)...].drop(while: \.isSpace)
            let end: Int
            if let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                value = value.dropFirst()
                end = value.firstIndex(of: quote) ?? value.endIndex
            } else {
                end = value.firstIndex(where: \.isSpace) ?? value.endIndex
            }
            let key = String(decoding: name, as: UTF8.self).lowercased()
            if ["href", "alt", "class"].contains(key) {
                result[key] = HTMLEntities.decoded(value[..<end])
            }
            rest = value[min(end + 1, value.endIndex)...]
        }
        return result
    }
}

extension UInt8 {
    var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
    var isDigit: Bool { (0x30...0x39).contains(self) }
    var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
    var isLineBreak: Bool { self == 0x0A || self == 0x0D }
    /// ASCII punctuation, as CommonMark has it.
    var isPunctuation: Bool {
        (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
            || (0x7B...0x7E).contains(self)
    }
}

extension ArraySlice<UInt8> {
    var trimmed: ArraySlice<UInt8> {
        var rest = drop(while: \.isSpace)
        while rest.last?.isSpace == true { rest.removeLast() }
        return rest
    }
}
