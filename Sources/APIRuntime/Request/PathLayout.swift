/// How values are laid out in a path: styles `simple`, `label` and `matrix` (OpenAPI, Style Examples; RFC 6570).
enum PathLayout {
    /// The text in place of `{name}`, percent-encoded; nil for a value that isn't there.
    static func expand(
        _ name: String,
        _ value: ParameterValue,
        _ style: PathStyle,
        explode: Bool,
        _ allowed: PercentEncoding.Allowed
    ) -> String? {
        let encode = { (text: String) in PercentEncoding.encode(text, allowed) }
        switch value {
        case .null:
            return nil
        case .primitive(let text):
            return prefix(name, style) + assignment(encode(text), style)
        case .array(let elements, _):
            let texts = ParameterValue.texts(elements).map(encode)
            guard !texts.isEmpty else { return nil }
            guard explode, style != .simple else {
                return prefix(name, style) + assignment(texts.joined(separator: ","), style)
            }
            return texts.map { prefix(name, style) + assignment($0, style) }.joined()
        case .object(let members, _):
            let texts = ParameterValue.texts(members).map { (encode($0.name), encode($0.text)) }
            guard !texts.isEmpty else { return nil }
            guard explode else {
                let list = texts.map { "\($0),\($1)" }.joined(separator: ",")
                return prefix(name, style) + assignment(list, style)
            }
            let pairs = texts.map { "\($0)=\($1)" }
            return switch style {
            case .simple, .json: pairs.joined(separator: ",")
            case .label: pairs.map { "." + $0 }.joined()
            case .matrix: texts.map { ";" + $0 + assignment($1, style) }.joined()
            }
        }
    }

    private static func prefix(_ name: String, _ style: PathStyle) -> String {
        switch style {
        case .simple, .json: ""
        case .label: "."
        case .matrix: ";" + PercentEncoding.encode(name)
        }
    }

    /// RFC 6570, section 3.2.7: an empty value has no equals sign in style `matrix`.
    private static func assignment(_ text: String, _ style: PathStyle) -> String {
        style == .matrix && !text.isEmpty ? "=" + text : text
    }
}

extension PathLayout {
    /// The value of the text in place of `{name}`: the inverse of `expand`.
    static func parse(
        _ name: String,
        _ text: Substring,
        _ style: PathStyle,
        explode: Bool,
        _ shape: ParameterShape
    ) throws(ParameterError) -> ParameterText {
        let decoding = PercentDecoding(name: name, plusIsSpace: false)
        switch style {
        case .json: return try .json(checking: decoding.decode(text), name)
        case .simple: return try parseList(text, separator: ",", isPairs: explode, shape, decoding)
        case .label:
            guard text.unicodeScalars.first == "." else { throw ParameterError(name, reason: "doesn't begin with '.'") }
            return try parseList(
                Substring(text.unicodeScalars.dropFirst()), separator: explode ? "." : ",", isPairs: explode, shape,
                decoding)
        case .matrix:
            guard text.unicodeScalars.first == ";" else { throw ParameterError(name, reason: "doesn't begin with ';'") }
            return try parseMatrix(Substring(text.unicodeScalars.dropFirst()), explode: explode, shape, decoding)
        }
    }

    private static func parseList(
        _ text: some StringProtocol,
        separator: Unicode.Scalar,
        isPairs: Bool,
        _ shape: ParameterShape,
        _ decoding: PercentDecoding
    ) throws(ParameterError) -> ParameterText {
        if shape == .primitive { return .primitive(try decoding.decode(text)) }
        let items = text.pieces(at: separator)
        return shape == .object && isPairs ? try decoding.pairs(items) : try decoding.list(items, shape)
    }

    /// `color=blue;color=black`; an empty value has no equals sign.
    private static func parseMatrix(
        _ text: some StringProtocol,
        explode: Bool,
        _ shape: ParameterShape,
        _ decoding: PercentDecoding
    ) throws(ParameterError) -> ParameterText {
        let items = text.pieces(at: ";")
        if explode, shape == .object {
            return try decoding.pairs(items.map { $0.utf8.contains(UInt8(ascii: "=")) ? String($0) : $0 + "=" })
        }
        var values: [Substring] = []
        for item in items {
            let parts = item.pieces(at: "=", maxSplits: 1)
            guard try decoding.decode(parts[0]) == decoding.name else {
                throw ParameterError(decoding.name, reason: "has another name")
            }
            values.append(parts.count == 2 ? parts[1] : "")
        }
        if explode, shape == .array { return try decoding.list(values, .array) }
        guard values.count == 1 else { throw ParameterError(decoding.name, reason: "is given more than once") }
        return try parseList(values[0], separator: ",", isPairs: false, shape, decoding)
    }
}
