/// A path with names in braces (OpenAPI, Path Templating), taken apart into segments: `/pets/{id}:sign`.
struct PathTemplate: Sendable {
    let segments: [Segment]
    /// The names of all variables in their order.
    let names: [String]

    enum Segment: Hashable, Sendable {
        /// Percent-decoded.
        case literal(String)
        /// `{id}`
        case variable
        case pattern(SegmentPattern)
    }

    init(_ text: String) {
        var names: [String] = []
        segments = PathTemplate.split(text[...]).map { Segment($0, &names) }
        self.names = names
    }

    /// The segments of a path, between its slashes; of `/` one, which is empty.
    static func split(_ path: Substring) -> [Substring] {
        let rest = path.utf8.first == UInt8(ascii: "/") ? path.utf8.dropFirst() : path.utf8[...]
        return rest.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0) }
    }
}

extension PathTemplate.Segment {
    fileprivate init(_ text: Substring, _ names: inout [String]) {
        var texts = [""]
        var rest = text
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            texts[texts.count - 1] += rest[..<open]
            names.append(String(rest[rest.utf8.index(after: open)..<close]))
            texts.append("")
            rest = rest[rest.utf8.index(after: close)...]
        }
        texts[texts.count - 1] += rest
        if texts.count == 1 {
            self = .literal(percentDecoded(texts[0][...]) ?? texts[0])
        } else if texts == ["", ""] {
            self = .variable
        } else {
            self = .pattern(SegmentPattern(texts.map { [UInt8]($0.utf8) }))
        }
    }
}

/// A segment with variables between texts: `{id}:verb`, `{from}-{to}`, `report.{format}`.
struct SegmentPattern: Hashable, Sendable {
    /// The literal texts before the first variable, between each two, and after the last one.
    let texts: [[UInt8]]

    init(_ texts: [[UInt8]]) {
        self.texts = texts
    }

    /// How many bytes are literal: of two patterns that match, the one with more of them is meant.
    var literalCount: Int { texts.reduce(0) { $0 + $1.count } }

    /// The texts of the variables, none of them empty; nil where the segment doesn't match.
    ///
    /// Literal texts are searched from the left, so that each variable but the last is as short as possible. Trailing texts that begin with
    /// a dot are searched from the right: `52.5,13.4.json` is `{position}.{format}` with the position `52.5,13.4`.
    func match(_ segment: Substring) -> [Substring]? {
        let bytes = segment.utf8
        guard let first = texts.first, let last = texts.last, bytes.starts(with: first),
            bytes.count >= literalCount + texts.count - 1, bytes.suffix(last.count).elementsEqual(last)
        else { return nil }
        var rest = bytes.dropFirst(first.count).dropLast(last.count)
        var separators = texts.dropFirst().dropLast()
        var ending: [Substring] = []
        while let text = separators.last, text.first == UInt8(ascii: ".") {
            guard let found = Self.rangeOfLast(text, in: rest.dropLast()) else { return nil }
            ending.append(Substring(rest[found.upperBound...]))
            rest = rest[..<found.lowerBound]
            separators.removeLast()
        }
        var values: [Substring] = []
        for text in separators {
            guard let found = Self.range(of: text, in: rest.dropFirst()) else { return nil }
            values.append(Substring(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        guard !rest.isEmpty else { return nil }
        return values + [Substring(rest)] + ending.reversed()
    }

    private typealias Bytes = Substring.UTF8View

    /// The range of a text; of two variables without a text between them the second one begins at a dot or semicolon, as styles `label` and
    /// `matrix` have it, else the first one has one byte.
    private static func range(of text: [UInt8], in bytes: Bytes) -> Range<String.Index>? {
        if text.isEmpty {
            let start = bytes.lastIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ";") } ?? bytes.startIndex
            return start..<start
        }
        var rest = bytes
        while rest.count >= text.count {
            if rest.starts(with: text) { return rest.startIndex..<bytes.index(rest.startIndex, offsetBy: text.count) }
            rest = rest.dropFirst()
        }
        return nil
    }

    private static func rangeOfLast(_ text: [UInt8], in bytes: Bytes) -> Range<String.Index>? {
        var rest = bytes
        while rest.count >= text.count {
            if rest.suffix(text.count).elementsEqual(text) {
                return bytes.index(rest.endIndex, offsetBy: -text.count)..<rest.endIndex
            }
            rest = rest.dropLast()
        }
        return nil
    }
}

/// The text without its percent-encoding; nil where it isn't percent-encoded UTF-8.
func percentDecoded(_ text: Substring) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8
    while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "%") else {
            bytes.append(byte)
            continue
        }
        guard let high = rest.popFirst().flatMap(hexadecimalDigit), let low = rest.popFirst().flatMap(hexadecimalDigit)
        else { return nil }
        bytes.append(high << 4 | low)
    }
    // `String(validating:as:)` needs newer systems than this module supports.
    let decoded = String(decoding: bytes, as: UTF8.self)
    return decoded.utf8.elementsEqual(bytes) ? decoded : nil
}

private func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
}
