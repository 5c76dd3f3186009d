/// A media type, or a range of them: `application/json`, `text/*; charset=utf-8`, `*/*` (RFC 9110, sections 8.3.1 and 12.5.1).
public struct MediaRange: Sendable, Hashable {
    /// In lower case; `*` for any.
    public var type: String
    /// In lower case; `*` for any, `*+json` for those with the suffix.
    public var subtype: String
    /// By name in lower case, in the order of the header, without `q` and what follows it.
    public var parameters: [Parameter]
    /// The quality value, in thousandths.
    var quality = 1000

    /// `charset=utf-8`
    public struct Parameter: Sendable, Hashable {
        public var name: String
        public var value: String
    }

    /// Parses one element of a header; nil when it isn't a media type.
    public init?(_ text: some StringProtocol) {
        var pieces = MediaRange.split(Substring(text), at: UInt8(ascii: ";"))[...]
        let essence = trimmed(pieces.removeFirst()).lowercased()
        // Java's URLConnection accepts `*; q=.2`.
        let parts = (essence == "*" ? "*/*" : essence).utf8.split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(MediaRange.isToken) }),
            let type = String(parts[0]), let subtype = String(parts[1])
        else { return nil }
        self.type = type
        self.subtype = subtype
        parameters = []
        for piece in pieces {
            guard let parameter = Parameter(piece) else { continue }
            if parameter.name == "q" {
                quality = MediaRange.thousandths(parameter.value)
                break
            }
            parameters.append(parameter)
        }
    }

    /// Type and subtype: `application/json`.
    public var essence: String { type + "/" + subtype }

    /// Whether it names more than one media type.
    public var isRange: Bool { type == "*" || subtype.utf8.first == UInt8(ascii: "*") }

    /// JSON by its name or its suffix (RFC 6839, section 3.1).
    public var isJSON: Bool { essence == "application/json" || essence == "text/json" || subtype.hasSuffix("+json") }

    /// XML by its name or its suffix.
    public var isXML: Bool { subtype == "xml" || subtype.hasSuffix("+xml") }

    /// The value of a parameter, whose name is in lower case.
    public subscript(parameter: String) -> String? { parameters.first { $0.name == parameter }?.value }

    /// Whether a media type is one of the range: types match, and each parameter of the range is there.
    public func contains(_ other: MediaRange) -> Bool {
        guard type == "*" || type == other.type, containsSubtype(other.subtype) else { return false }
        return parameters.allSatisfy { parameter in
            guard let value = other[parameter.name] else { return false }
            return parameter.name == "charset"
                ? value.lowercased() == parameter.value.lowercased() : value == parameter.value
        }
    }

    private func containsSubtype(_ other: String) -> Bool {
        if subtype == "*" || subtype == other { return true }
        // `application/json` is of the kind `application/*+json`: clients send it by default.
        return subtype.hasPrefix("*+") && (other.hasSuffix(subtype.dropFirst()) || other == subtype.dropFirst(2))
    }

    /// Specific ranges take precedence over wide ones (RFC 9110, section 12.5.1).
    var specificity: Int {
        let width = type == "*" ? 0 : subtype == "*" ? 1 : isRange ? 2 : 3
        return width * 1000 + min(parameters.count, 999)
    }
}

extension MediaRange: CustomStringConvertible {
    /// As a header has it.
    public var description: String {
        essence
            + parameters.map { parameter in
                let isToken = !parameter.value.isEmpty && parameter.value.utf8.allSatisfy(MediaRange.isToken)
                guard !isToken else { return "; \(parameter.name)=\(parameter.value)" }
                let escaped = parameter.value.reduce(into: "") { text, character in
                    text += character == "\"" || character == "\\" ? "\\\(character)" : String(character)
                }
                return "; \(parameter.name)=\"\(escaped)\""
            }.joined()
    }
}

extension MediaRange.Parameter {
    fileprivate init?(_ text: Substring) {
        guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        name = trimmed(text[..<equals]).lowercased()
        guard !name.isEmpty else { return nil }
        value = MediaRange.unquoted(trimmed(text[text.utf8.index(after: equals)...]))
    }
}

extension MediaRange {
    /// Splits a header at a separator that isn't within quotation marks.
    static func split(_ text: Substring, at separator: UInt8) -> [Substring] {
        var pieces: [Substring] = []
        var start = text.startIndex
        var isQuoted = false
        var isEscaped = false
        for index in text.utf8.indices {
            let byte = text.utf8[index]
            if isEscaped {
                isEscaped = false
            } else if isQuoted {
                if byte == UInt8(ascii: "\\") { isEscaped = true }
                if byte == UInt8(ascii: "\"") { isQuoted = false }
            } else if byte == UInt8(ascii: "\"") {
                isQuoted = true
            } else if byte == separator {
                pieces.append(text[start..<index])
                start = text.utf8.index(after: index)
            }
        }
        return pieces + [text[start...]]
    }

    static func unquoted(_ text: Substring) -> String {
        guard text.utf8.count >= 2, text.utf8.first == UInt8(ascii: "\""), text.utf8.last == UInt8(ascii: "\"") else {
            return String(text)
        }
        var value = ""
        var isEscaped = false
        for scalar in text.unicodeScalars.dropFirst().dropLast() {
            if scalar == "\\", !isEscaped {
                isEscaped = true
                continue
            }
            value.unicodeScalars.append(scalar)
            isEscaped = false
        }
        return value
    }

    /// `0.5` is 500; a malformed weight counts as 1.
    private static func thousandths(_ text: String) -> Int {
        guard let weight = Double(text), weight.isFinite else { return 1000 }
        return Int(min(max(weight, 0), 1) * 1000)
    }

    static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

/// The text without the spaces and tabs around it.
func trimmed(_ text: Substring) -> Substring {
    var rest = text.utf8
    while let first = rest.first, first == 0x20 || first == 0x09 { rest.removeFirst() }
    while let last = rest.last, last == 0x20 || last == 0x09 { rest.removeLast() }
    return Substring(rest)
}
