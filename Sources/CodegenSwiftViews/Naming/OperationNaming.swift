import CodegenAPIModel
import CodegenSwiftLanguage

/// Names operations: a function in its group, and an endpoint's type in the module.
///
/// Functions don't repeat the words of their group, unless two of them would be the same then. Operations that still have the
/// same name are told apart by words of their paths; nothing depends on their order in the document. The stream of an operation has its
/// name and `Stream`.
struct OperationNaming {
    let casing: Casing
    let given: GivenNames
    let pinned: PinnedNames
    let patterns: NamePatterns
    let groups: [GroupNames]

    private struct Entry {
        let endpoint: Endpoint
        let group: Int
        let given: String?
        let words: OperationWords
        var function: [String]
        var suffix: [String] = []
        var prefix: [String] = []
    }

    func names(
        of operations: [OperationGroup], in scope: inout NameScope, _ clashes: inout [NameClash]
    ) -> [OperationID: OperationNames] {
        var entries = makeEntries(operations)
        keepGroupWords(&entries)
        addSuffixes(&entries)
        addGroups(&entries)
        var functions = groups.map { group in
            // A function `call` of a protocol would call itself.
            let ofProtocol: Set<String> = group.protocolName == nil ? [] : ["call"]
            return NameScope(
                reserved: ofProtocol.union(group.isClient ? ["client", "call", "send", "response"] : ["client"]))
        }
        let types = scope.claim(
            entries.map { entry in
                let name =
                    entry.given.map(casing.type(after:))
                    ?? patterns.type(casing.typeName(of: entry.prefix + entry.words.whole + entry.suffix), casing)
                return NameScope.Claim(
                    entry.given == nil ? .made : .given, [name, name + "Operation"],
                    pinned: pinned.type { $0.operation(entry.endpoint.id) }.map { patterns.type($0, casing) })
            })
        for (entry, type) in zip(entries, types) where entry.given == nil {
            let wish = scope.prefixed(patterns.type(casing.typeName(of: entry.words.whole), casing))
            if type != wish { clashes.append(NameClash(place: entry.endpoint.origin, wish: wish, name: type)) }
        }
        var streams: [OperationID: OperationID] = [:]
        for endpoint in operations.flatMap(\.endpoints) {
            if let whole = endpoint.streamOf { streams[whole] = endpoint.id }
        }
        var names: [OperationID: OperationNames] = [:]
        for group in groups.indices {
            let indices = entries.indices.filter { entries[$0].group == group }
            let own = functions[group].claim(indices.map { functionClaim(of: entries[$0], type: types[$0]) })
            for (index, function) in zip(indices, own) {
                let id = entries[index].endpoint.id
                names[id] = OperationNames(type: types[index], function: function)
                guard let stream = streams[id] else { continue }
                let type = NameScope.Claim(
                    .derived, [types[index] + "Stream"], pinned: pinned.type { $0.operation(stream) })
                let streamed = NameScope.Claim(
                    .derived, [function + "Stream"], pinned: pinned.member { $0.operation(stream) })
                names[stream] = OperationNames(
                    type: scope.claim([type])[0], function: functions[group].claim([streamed])[0])
            }
        }
        return names
    }

    private func functionClaim(of entry: Entry, type: String) -> NameScope.Claim {
        let name =
            entry.given.map(casing.member(given:))
            ?? patterns.function(
                ReservedNames.member(casing.memberName(of: entry.function + entry.suffix)), casing)
        // A function that looks like its endpoint (`_3D`) would hide it.
        return NameScope.Claim(
            entry.given == nil ? .made : .given, [name == type ? name + "Call" : name],
            pinned: pinned.member { $0.operation(entry.endpoint.id) }.map { patterns.function($0, casing) })
    }

    /// Operations with given names first, all others by path and method.
    private func makeEntries(_ operations: [OperationGroup]) -> [Entry] {
        let routes = Routes(operations.flatMap(\.endpoints).filter { !$0.isStreamVariant })
        let entries = operations.enumerated().flatMap { index, group in
            group.endpoints.filter { !$0.isStreamVariant }.map { endpoint in
                let words = OperationWords(endpoint, group: groups[index].words, routes: routes)
                return Entry(
                    endpoint: endpoint, group: index, given: given.text(at: endpoint.origin), words: words,
                    function: words.short)
            }
        }
        return entries.sorted { first, second in
            if (first.given == nil) != (second.given == nil) { return first.given != nil }
            return (first.endpoint.path, first.endpoint.method) < (second.endpoint.path, second.endpoint.method)
        }
    }

    /// Functions that would be the same without their group's words keep those words.
    private func keepGroupWords(_ entries: inout [Entry]) {
        var counts: [[String]: Int] = [:]
        func key(_ entry: Entry, _ words: [String]) -> [String] { ["\(entry.group)"] + words.map { $0.lowercased() } }
        for entry in entries where entry.given == nil {
            counts[key(entry, entry.words.short), default: 0] += 1
            if entry.words.whole != entry.words.short { counts[key(entry, entry.words.whole), default: 0] += 1 }
        }
        for index in entries.indices where counts[key(entries[index], entries[index].words.short), default: 0] > 1 {
            entries[index].function = entries[index].words.whole
        }
    }

    /// Operations of one group with the same name.
    private func addSuffixes(_ entries: inout [Entry]) {
        for same in groups(of: entries, by: { [String($0.group)] + $0.words.whole.map { $0.lowercased() } }) {
            let suffixes = Distinction.suffixes(of: same.map { entries[$0].endpoint })
            for (index, suffix) in zip(same, suffixes) { entries[index].suffix = suffix }
        }
    }

    /// Endpoints of several groups with the same name.
    private func addGroups(_ entries: inout [Entry]) {
        for same in groups(of: entries, by: { ($0.words.whole + $0.suffix).map { $0.lowercased() } }) {
            for index in same { entries[index].prefix = groups[entries[index].group].words }
        }
    }

    /// The indices of entries without a given name that have the same key, for each key of several.
    private func groups(of entries: [Entry], by key: (Entry) -> [String]) -> [[Int]] {
        let indices = entries.indices.filter { entries[$0].given == nil }
        let byKey = Dictionary(grouping: indices) { key(entries[$0]).joined() }
        return byKey.values.filter { $0.count > 1 }
    }
}

/// What tells operations with the same name apart: words of their paths that others lack, a version first.
enum Distinction {
    static func suffixes(of endpoints: [Endpoint]) -> [[String]] {
        let paths = endpoints.map { PathSegment.segments(of: $0.path) }
        let own = paths.indices.map { index in
            paths[index].filter { segment in !paths.allSatisfy { $0.contains(segment) } }
        }
        let methods = endpoints.map { [$0.method.lowercased()] }
        let wishes = [
            own.map { $0.filter(\.isVersion).flatMap(words) },
            own.map { $0.suffix(1).flatMap(words) },
            own.map { $0.flatMap(words) },
            methods,
            zip(own, methods).map { $0.flatMap(words) + $1 },
        ]
        let numbers = endpoints.indices.map { $0 == 0 ? [] : [String($0 + 1)] }
        return wishes.first { Set($0.map { $0.joined().lowercased() }).count == endpoints.count } ?? numbers
    }

    private static func words(_ segment: PathSegment) -> [String] {
        switch segment {
        case .literal(let text): Casing.words(of: text)
        case .parameter(let name): ["by"] + Casing.words(of: name)
        }
    }
}
