import CodegenAPIModel
import CodegenSwiftLanguage

/// The words of an operation's names, before clashes are settled.
struct OperationWords {
    /// The words of the `operationId` or, without one, of method and path.
    let whole: [String]
    /// The words of the function, without those of its group.
    let short: [String]

    init(_ endpoint: Endpoint, group: [String], routes: Routes) {
        let text = Self.withoutRoute(endpoint)
        let own = Self.withoutRoute(Casing.words(of: text), endpoint)
        whole = endpoint.operationID == nil ? routes.action(endpoint) ?? Self.route(of: endpoint) ?? own : own
        let words =
            Self.afterSlash(text, group).map(Casing.words) ?? routes.words(of: endpoint, named: whole, in: group)
            ?? Self.without(group, whole)
        short = Self.isName(words) ? words : whole
    }

    /// Method and path of an operation without an id, without versions.
    private static func route(of endpoint: Endpoint) -> [String]? {
        let segments = PathSegment.segments(of: endpoint.path).filter { !$0.isVersion }
        guard !segments.isEmpty else { return nil }
        return [endpoint.method.lowercased()]
            + segments.flatMap { segment in
                switch segment {
                case .literal(let text), .parameter(let text): Casing.words(of: text)
                }
            }
    }

    /// FastAPI's ids are `<function>_<path>_<method>`: the function is the name.
    private static func withoutRoute(_ endpoint: Endpoint) -> String {
        guard let id = endpoint.operationID else { return endpoint.wireName }
        let path = String(endpoint.path.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
        let route = "\(path)_\(endpoint.method.lowercased())"
        return id.hasSuffix(route) && id.count > route.count ? String(id.dropLast(route.count)) : id
    }

    /// The same for ids of other spellings, which repeat several words of the path.
    private static func withoutRoute(_ words: [String], _ endpoint: Endpoint) -> [String] {
        let path = endpoint.path.prefix { $0 != "?" }.split(separator: "/").flatMap { Casing.words(of: String($0)) }
        let route = (path + [endpoint.method]).map { $0.lowercased() }
        let isRepeated =
            path.count > 1 && words.count > route.count && words.suffix(route.count).map { $0.lowercased() } == route
        return isRepeated ? words.dropLast(route.count) : words
    }

    /// In `issues/list-for-repo` the group is explicit.
    private static func afterSlash(_ text: String, _ group: [String]) -> String? {
        let parts = text.split(separator: "/")
        return group.isEmpty || parts.count != 2 || text.contains("{") || text.contains(" ") ? nil : String(parts[1])
    }

    /// The words without those of the group, which are removed at either end or before a preposition (`findPetsByStatus`).
    private static func without(_ group: [String], _ words: [String]) -> [String] {
        guard !group.isEmpty, words.count > group.count else { return words }
        // A singular at the beginning may be a verb: `tagResource` among the tags.
        if words.prefix(group.count).map({ $0.lowercased() }) == group.map({ $0.lowercased() }) {
            return Array(words.dropFirst(group.count))
        }
        if isSame(words.suffix(group.count), group), let rest = withoutNoun(Array(words.dropLast(group.count))) {
            return rest
        }
        let rest = words.dropFirst()
        // A version makes no noun of the group: `patchAppsV1NamespacedDeployment`.
        guard rest.count > group.count, isSame(rest.prefix(group.count), group),
            prepositions.contains(rest[rest.startIndex + group.count].lowercased()) || endsInVersion(group)
        else { return words }
        return [words[0]] + rest.dropFirst(group.count)
    }

    private static func endsInVersion(_ group: [String]) -> Bool {
        group.count > 1 && group.last.map { PathSegment.literal($0).isVersion } == true
    }

    /// What is before a noun that goes: a verb, perhaps with an adjective. Nil for another noun, which would be misread as the
    /// object: `listSessionDocuments` lists no session.
    private static func withoutNoun(_ words: [String]) -> [String]? {
        let last = words.last?.lowercased() ?? ""
        if words.count > 1, ["a", "an", "the"].contains(last) { return withoutNoun(words.dropLast()) }
        let isAdjective = adjectives.contains(last) || ["ed", "able", "ible"].contains(where: last.hasSuffix)
        return words.count == 1 || isAdjective ? words : nil
    }

    private static let adjectives: Set<String> = [
        "active", "all", "any", "current", "default", "many", "multiple", "my", "new", "old", "own", "private",
        "public",
        "recent", "several", "single",
    ]

    /// Whether words mean the same, one of them perhaps in the plural.
    static func isSame(_ words: ArraySlice<String>, _ others: [String]) -> Bool {
        zip(words, others).allSatisfy { first, second in
            let (first, second) = (first.lowercased(), second.lowercased())
            return first == second || plurals(of: first).contains(second) || plurals(of: second).contains(first)
        }
    }

    private static func plurals(of word: String) -> [String] {
        let stem = word.dropLast()
        return [word + "s", word + "es"] + (word.last == "y" ? [stem + "ies"] : [])
    }

    /// Words that a name neither begins nor ends with: what they belong to would be missing.
    private static func isName(_ words: [String]) -> Bool {
        guard let first = words.first?.lowercased(), let last = words.last?.lowercased() else { return false }
        let isNumber = first.unicodeScalars.allSatisfy { ("0"..."9").contains($0) }
        return !prepositions.contains(first) && !prepositions.contains(last) && first != "init" && !isNumber
    }

    private static let prepositions: Set<String> = [
        "a", "about", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "per", "the", "to",
        "via", "with", "without",
    ]
}

/// All paths with their methods, for names that are made from them.
struct Routes {
    /// By the path with all parameters alike: `/pets/{}`.
    private var methods: [[String?]: Set<String>] = [:]
    /// Paths that have a path for single items below them.
    private var collections: Set<[String?]> = []

    init(_ endpoints: [Endpoint]) {
        for endpoint in endpoints {
            let segments = Self.shape(endpoint.path)
            methods[segments, default: []].insert(endpoint.method)
            if segments.last == .some(nil) { collections.insert(Array(segments.dropLast())) }
        }
    }

    /// The literal segments of a path, with nil for each parameter.
    private static func shape(_ path: String) -> [String?] { PathSegment.segments(of: path).map(\.literal) }

    /// The name of an operation whose id says no more than its method and path: `GET /pets/{id}` is `get` among the pets. Nil for
    /// all others, and for paths that the group isn't a part of.
    func words(of endpoint: Endpoint, named words: [String], in group: [String]) -> [String]? {
        let segments = Self.shape(endpoint.path)
        guard Self.isRoute(words, endpoint) else { return nil }
        guard !group.isEmpty else { return action(endpoint) }
        guard
            let place = segments.firstIndex(where: { segment in
                let own = segment.map(Casing.words) ?? []
                return own.count == group.count && OperationWords.isSame(own[...], group)
            })
        else { return nil }
        var object = segments[(place + 1)...].compactMap { $0.map(Casing.words) }
        let isItem = segments.last == .some(nil)
        guard
            let verb = object.isEmpty && endpoint.method == "POST" && !isItem
                ? "create" : verb(for: endpoint, segments, isItem: isItem)
        else { return object.flatMap { $0 } }
        // `getSource` for one of the sources.
        if isItem, let last = object.popLast() {
            object.append(last.dropLast() + last.suffix(1).map(ItemName.singular))
        }
        return [verb] + object.flatMap { $0 }
    }

    /// The words of a path that names an action, such as `POST /sendMessage`; nil for other paths.
    func action(_ endpoint: Endpoint) -> [String]? {
        let segments = PathSegment.segments(of: endpoint.path)
        guard endpoint.method == "POST", methods[Self.shape(endpoint.path)] == ["POST"], segments.last?.literal != nil,
            !collections.contains(Self.shape(endpoint.path))
        else { return nil }
        let words = segments.filter { !$0.isVersion }.compactMap(\.literal).flatMap(Casing.words)
        return words.isEmpty ? nil : words
    }

    /// Whether an id is made of nothing but a method and the path, as those are that tools make.
    private static func isRoute(_ words: [String], _ endpoint: Endpoint) -> Bool {
        let words = words.map { $0.lowercased() }
        let method = endpoint.method.lowercased()
        let path = endpoint.path.prefix { $0 != "?" }.split(separator: "/").map { Casing.words(of: String($0)) }
        let texts = path.indices.map { path[$0...].joined().joined().lowercased() }
        return words.first == method && texts.contains(words.dropFirst().joined())
            || words.last == method && texts.contains(words.dropLast().joined())
    }

    /// Nil where the path ends in a verb: `POST /payments/{id}/confirm`.
    private func verb(for endpoint: Endpoint, _ segments: [String?], isItem: Bool) -> String? {
        let methods = methods[segments] ?? []
        let isCollection = collections.contains(segments)
        switch endpoint.method {
        case "GET": return isCollection ? "list" : "get"
        case "DELETE": return isCollection ? "deleteAll" : "delete"
        case "PATCH": return "update"
        case "PUT": return isItem && !methods.contains("PATCH") ? "update" : "replace"
        case "POST" where isCollection: return "create"
        case "POST" where isItem && methods.contains("GET"):
            return methods.isDisjoint(with: ["PUT", "PATCH"]) ? "update" : "post"
        case "POST" where !isItem && methods.count == 1 && segments.count > 1: return nil
        default: return endpoint.method.lowercased()
        }
    }
}
