package import HTTPTypes

/// Finds the route of a method and a path, by a tree of the paths' segments, so that it takes the same time for ten and for a thousand
/// operations.
///
/// - Literal segments come before those with variables, and of the latter those with more literal text: `/pets/mine`, `/pets/{id}.json`,
///   `/pets/{id}`. Where the rest of a path doesn't match, the next one is tried.
/// - The first path that matches decides, whatever its methods (OpenAPI, Paths Object): a method that it doesn't have isn't allowed.
/// - A path is split before it is decoded: `a%2Fb` is one segment. A variable has at least one byte.
/// - Every slash counts: `/pets/` and `//pets` aren't `/pets`. A client that forgot an id would otherwise delete the whole collection.
/// - `HEAD` is found as `GET` where there is no route of its own.
package struct Router<Route: Sendable>: Sendable {
    private var root = RouteNode<Route>()

    package init() {}

    /// Adds a route; one with the same method and the same path but for the names of variables replaces the earlier one.
    ///
    /// - Parameters:
    ///   - path: `/pets/{id}`
    ///   - basePath: The path in front of it: `/v1`. A slash at its end doesn't count.
    package mutating func add(_ route: Route, method: HTTPRequest.Method, path: String, basePath: String = "") {
        var base = basePath[...]
        while base.utf8.last == UInt8(ascii: "/") { base.removeLast() }
        let separator = path.utf8.first == UInt8(ascii: "/") ? "" : "/"
        let template = PathTemplate(base + separator + path)
        root.add(template.segments[...], method) { RouteNode.Entry(route: route, names: template.names) }
    }

    /// Finds the route of a request.
    ///
    /// - Parameter path: Without the query, percent-encoded.
    package func route(_ method: HTTPRequest.Method, _ path: some StringProtocol) -> RoutingResult<Route> {
        switch match(method, Substring(path)) {
        case .found(let route, let names, let texts):
            let pairs = zip(names, texts.map(String.init))
            return .found(route, pathValues: Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
        case .notFound: return .notFound
        case .methodNotAllowed(let allowed): return .methodNotAllowed(allowed: allowed)
        }
    }

    /// The same result, with the variables' names and texts in the order of the path.
    enum Match {
        case found(Route, names: [String], texts: [Substring])
        case notFound
        case methodNotAllowed(allowed: [HTTPRequest.Method])
    }

    func match(_ method: HTTPRequest.Method, _ path: Substring) -> Match {
        let segments = PathTemplate.split(path)
        var texts: [Substring] = []
        guard let node = root.find(segments[...], &texts) else { return .notFound }
        guard let entry = node.routes[method] ?? (method == .head ? node.routes[.get] : nil) else {
            return .methodNotAllowed(allowed: node.methods)
        }
        return .found(entry.route, names: entry.names, texts: texts)
    }
}

/// The result of routing a request.
package enum RoutingResult<Route: Sendable>: Sendable {
    /// A route, and the text in place of each variable, percent-encoded.
    case found(Route, pathValues: [String: String])
    case notFound
    /// The path has other methods, sorted by name; `HEAD` is one where `GET` is, and `OPTIONS` always is.
    case methodNotAllowed(allowed: [HTTPRequest.Method])
}

extension RoutingResult: Equatable where Route: Equatable {}

/// The routes that end at a segment, and those that go on.
private struct RouteNode<Route: Sendable>: Sendable {
    struct Entry: Sendable {
        let route: Route
        /// The variables' names, in the order of the path.
        let names: [String]
    }

    var routes: [HTTPRequest.Method: Entry] = [:]
    /// Children are an array, since a value can't contain itself otherwise.
    private var children: [RouteNode] = []
    private var literals: [ExactText: Int] = [:]
    /// With a text before or after one variable: by those, so that a hundred verbs take one look.
    private var affixes: [SegmentPattern: Int] = [:]
    /// The numbers of bytes before and after the variable that occur, those with the most first.
    private var affixLengths: [AffixLength] = []
    /// With several variables, those with the most literal text first.
    private var patterns: [(pattern: SegmentPattern, child: Int)] = []
    private var variable: Int?

    private struct AffixLength: Hashable, Sendable {
        let prefix: Int
        let suffix: Int
    }

    var methods: [HTTPRequest.Method] {
        var methods = Set(routes.keys)
        if methods.contains(.get) { methods.insert(.head) }
        methods.insert(.options)
        return methods.sorted { $0.rawValue < $1.rawValue }
    }

    mutating func add(
        _ segments: ArraySlice<PathTemplate.Segment>, _ method: HTTPRequest.Method, _ entry: () -> Entry
    ) {
        guard let segment = segments.first else {
            routes[method] = entry()
            return
        }
        let index = child(of: segment) ?? addChild(segment)
        children[index].add(segments.dropFirst(), method, entry)
    }

    private func child(of segment: PathTemplate.Segment) -> Int? {
        switch segment {
        case .literal(let text): literals[ExactText(text: text)]
        case .variable: variable
        case .pattern(let pattern): affixes[pattern] ?? patterns.first { $0.pattern == pattern }?.child
        }
    }

    private mutating func addChild(_ segment: PathTemplate.Segment) -> Int {
        let index = children.count
        children.append(RouteNode())
        switch segment {
        case .literal(let text): literals[ExactText(text: text)] = index
        case .variable: variable = index
        case .pattern(let pattern) where pattern.texts.count == 2:
            affixes[pattern] = index
            let length = AffixLength(prefix: pattern.texts[0].count, suffix: pattern.texts[1].count)
            if !affixLengths.contains(length) { affixLengths.append(length) }
            affixLengths.sort { ($0.prefix + $0.suffix, $0.prefix) > ($1.prefix + $1.suffix, $1.prefix) }
        case .pattern(let pattern):
            patterns.append((pattern, index))
            patterns.sort { $0.pattern.literalCount > $1.pattern.literalCount }
        }
        return index
    }

    /// The node that a path ends at. Nodes are a tree, so that none is visited twice.
    func find(_ segments: ArraySlice<Substring>, _ values: inout [Substring]) -> RouteNode? {
        guard let segment = segments.first else { return routes.isEmpty ? nil : self }
        let rest = segments.dropFirst()
        if let index = literals[ExactText(text: percentDecoded(segment) ?? String(segment))],
            let found = children[index].find(rest, &values)
        {
            return found
        }
        for (index, texts) in candidates(segment) {
            let count = values.count
            values += texts
            if let found = children[index].find(rest, &values) { return found }
            values.removeLast(values.count - count)
        }
        return nil
    }

    /// The children with variables that a segment matches, the one with the most literal text first, and the texts of the variables.
    private func candidates(_ segment: Substring) -> [(child: Int, texts: [Substring])] {
        var found: [(child: Int, texts: [Substring], literalCount: Int)] = []
        let bytes = segment.utf8
        for length in affixLengths where bytes.count > length.prefix + length.suffix {
            let pattern = SegmentPattern([Array(bytes.prefix(length.prefix)), Array(bytes.suffix(length.suffix))])
            guard let index = affixes[pattern] else { continue }
            let text = Substring(bytes.dropFirst(length.prefix).dropLast(length.suffix))
            found.append((index, [text], length.prefix + length.suffix))
        }
        for (pattern, index) in patterns {
            if let texts = pattern.match(segment) { found.append((index, texts, pattern.literalCount)) }
        }
        if !patterns.isEmpty { found.sort { $0.literalCount > $1.literalCount } }
        if let variable, !segment.isEmpty { found.append((variable, [segment], 0)) }
        return found.map { ($0.child, $0.texts) }
    }
}

/// A text that is another one if its bytes are: `é` can be composed of two scalars, and is another path then.
private struct ExactText: Hashable, Sendable {
    let text: String

    static func == (one: ExactText, two: ExactText) -> Bool { one.text.utf8.elementsEqual(two.text.utf8) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
