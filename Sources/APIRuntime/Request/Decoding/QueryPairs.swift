/// The names and values of a query or a form, the values still encoded: the other direction of `QueryLayout`.
struct QueryPairs: Sendable {
    private var pairs: [(name: String, value: Substring)] = []

    /// Where the pairs of each name are: a form may have any number of names.
    private var places: [String: [Int]] = [:]

    /// Takes `a=1&b=2` apart. A name without an equals sign has an empty value; one that isn't percent-encoded UTF-8 is no
    /// parameter's, and left out.
    init(_ text: some StringProtocol) {
        for item in text.pieces(at: "&") where !item.isEmpty {
            let parts = item.pieces(at: "=", maxSplits: 1)
            guard let name = PercentDecoding.decode(parts[0], plusIsSpace: true) else { continue }
            places[name, default: []].append(pairs.count)
            pairs.append((name, parts.count == 2 ? parts[1] : ""))
        }
    }

    /// The pairs' names in their order, each once; names in `roots` include all that begin with them and a bracket.
    func names(withRoots roots: Set<String>) -> [String] {
        var names: [String] = []
        var known: Set<String> = []
        for pair in pairs {
            let root = String(pair.name.pieces(at: "[", maxSplits: 1)[0])
            let name = roots.contains(root) ? root : pair.name
            if known.insert(name).inserted { names.append(name) }
        }
        return names
    }

    /// The parameter's value; nil when nothing of it is there.
    func parse(
        _ name: String,
        _ style: QueryStyle,
        explode: Bool,
        _ shape: ParameterShape,
        _ members: [String: ParameterShape] = [:],
        excluding others: Set<String>,
        only names: Set<String>? = nil
    ) throws(ParameterError) -> ParameterText? {
        let decoding = PercentDecoding(name: name, plusIsSpace: true)
        if style == .deepObject {
            return try DeepObjectParser(decoding).parse(pairs.filter { !others.contains($0.name) })
        }
        if style != .json, explode, shape == .object { return try exploded(members, excluding: others, only: names) }
        let values = (places[name] ?? []).map { pairs[$0].value }
        guard let value = values.first else { return nil }
        if style != .json, explode, shape == .array { return try decoding.list(values, .array) }
        guard values.count == 1 else { throw ParameterError(name, reason: "is given more than once") }
        if style == .json { return try .json(checking: decoding.decode(value), name) }
        if shape == .primitive { return .primitive(try decoding.decode(value)) }
        return try decoding.list(Self.items(of: value, style), shape)
    }

    /// An object whose own name isn't written: every pair that isn't another parameter's.
    private func exploded(
        _ shapes: [String: ParameterShape], excluding others: Set<String>, only names: Set<String>?
    ) throws(ParameterError) -> ParameterText? {
        var texts: [(name: String, text: String)] = []
        for pair in pairs where !others.contains(pair.name) && names?.contains(pair.name) ?? true {
            let decoding = PercentDecoding(name: pair.name, plusIsSpace: true)
            texts.append((pair.name, try decoding.decode(pair.value)))
        }
        return try .object(exploded: texts, shapes)
    }

    /// The delimiters of OpenAPI's own styles aren't allowed in URLs, so that they come encoded, and as they are.
    private static func items(of value: Substring, _ style: QueryStyle) -> [Substring] {
        switch style {
        case .form, .deepObject, .json: value.pieces(at: ",")
        case .spaceDelimited: split(value, at: ["%20", "+", " "])
        case .pipeDelimited: split(value, at: ["%7C", "%7c", "|"])
        }
    }

    private static func split(_ value: Substring, at delimiters: [String]) -> [Substring] {
        var items: [Substring] = []
        var start = value.startIndex
        var index = start
        while index < value.endIndex {
            let rest = value.utf8[index...]
            if let delimiter = delimiters.first(where: { rest.starts(with: $0.utf8) }) {
                items.append(value[start..<index])
                index = value.utf8.index(index, offsetBy: delimiter.utf8.count)
                start = index
            } else {
                value.utf8.formIndex(after: &index)
            }
        }
        return items + [value[start...]]
    }
}

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
        excluding others: Set<String>,
        only names: Set<String>? = nil
    ) throws(ParameterError) -> ParameterText? {
        let decode = { (text: Substring) throws(ParameterError) -> String in
            if style == .cookie { return String(text) }
            return try PercentDecoding(name: name, plusIsSpace: false).decode(text)
        }
        if style != .json, explode, shape == .object {
            var texts: [(name: String, text: String)] = []
            for pair in pairs {
                let key = try decode(pair.name)
                if !others.contains(key), names?.contains(key) ?? true { texts.append((key, try decode(pair.value))) }
            }
            return try .object(exploded: texts, members)
        }
        // Cookies that others set may be encoded in another way.
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
