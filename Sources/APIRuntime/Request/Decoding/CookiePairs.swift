/// The names and values of a `Cookie` header (RFC 6265, section 4.2.1), the values as they are.
struct CookiePairs: Sendable {
    private let pairs: [(name: Substring, value: Substring)]

    init(_ header: String?) {
        pairs = (header ?? "").pieces(at: ";").compactMap { item in
            let trimmed = trimmingBlanks(item)
            let parts = trimmed.pieces(at: "=", maxSplits: 1)
            return trimmed.isEmpty ? nil : (parts[0], parts.count == 2 ? parts[1] : "")
        }
    }

    /// The parameter's value; nil when nothing of it is there.
    func parse(
        _ name: String,
        _ style: CookieStyle,
        explode: Bool,
        _ shape: ParameterShape,
        _ members: [String: ParameterShape],
        excluding others: Set<String>
    ) throws(ParameterError) -> ParameterText? {
        let decode = { (text: Substring) throws(ParameterError) -> String in
            if style == .cookie { return String(text) }
            return try PercentDecoding(name: name, plusIsSpace: false).decode(text)
        }
        if style != .json, explode, shape == .object {
            var texts: [(name: String, text: String)] = []
            for pair in pairs {
                let key = try decode(pair.name)
                if !others.contains(key) { texts.append((key, try decode(pair.value))) }
            }
            return try .object(exploded: texts, members)
        }
        // Others' cookies needn't be encoded as ours are.
        let values = pairs.filter { (try? decode($0.name)) == name }.map(\.value)
        guard let value = values.first else { return nil }
        var texts: [String] = []
        let isList = style != .json && shape != .primitive
        for text in isList && !explode ? value.pieces(at: ",") : values { texts.append(try decode(text)) }
        if isList, shape == .object { return try .object(alternating: texts, name) }
        if isList, explode || values.count == 1 { return .array(texts.map(ParameterText.primitive)) }
        guard values.count == 1 else { throw ParameterError(name, reason: "is given more than once") }
        return style == .json ? try .json(checking: texts[0], name) : .primitive(texts[0])
    }
}
