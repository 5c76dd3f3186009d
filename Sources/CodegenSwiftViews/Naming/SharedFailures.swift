import CodegenAPIModel
import CodegenSwiftLanguage

/// The documented errors that several operations have in common: one type for all of them, so that one `catch` works over several
/// calls.
struct SharedFailures: Sendable {
    private(set) var all: [SharedFailure] = []
    private var byOperation: [OperationID: Int] = [:]

    init() {}

    init(_ api: API, _ table: NameTable, _ pinned: PinnedNames, in scope: inout NameScope) {
        var operations: [Key: [Endpoint]] = [:]
        var order: [Key] = []
        for endpoint in api.groups.flatMap(\.endpoints) where endpoint.onlyFailure == nil {
            guard let key = Key(endpoint.failures, table) else { continue }
            if operations[key] == nil { order.append(key) }
            operations[key, default: []].append(endpoint)
        }
        let shared = order.filter { operations[$0, default: []].count > 1 }
        let claims = zip(shared, Self.wishes(of: shared, table)).map { key, wish in
            NameScope.Claim(.derived, [wish], pinned: pinned.type { $0.failure(key.fullName(table)) })
        }
        for (key, name) in zip(shared, scope.claim(claims)) {
            let endpoints = operations[key, default: []]
            for endpoint in endpoints { byOperation[endpoint.id] = all.count }
            all.append(
                SharedFailure(
                    name: name, fullName: key.fullName(table), declaredBy: endpoints[0].id,
                    outcomes: Self.outcomes(of: endpoints)))
        }
    }

    /// The shortest name for each that no other one has, so that their order decides nothing.
    private static func wishes(of keys: [Key], _ table: NameTable) -> [String] {
        var wishes = keys.map { _ in "" }
        var pending = Array(keys.indices)
        for candidate in [Key.shortName, Key.shortNameWithTypes, Key.longName, Key.longNameWithTypes, Key.fullName] {
            let names = pending.map { candidate(keys[$0])(table) }
            var counts: [String: Int] = [:]
            for name in names { counts[name, default: 0] += 1 }
            for (index, name) in zip(pending, names) { wishes[index] = name }
            pending = zip(pending, names).filter { counts[$1, default: 0] > 1 }.map(\.0)
        }
        return wishes
    }

    /// The shared type of an operation's errors; nil where it has one of its own.
    func failure(of id: OperationID) -> SharedFailure? { byOperation[id].map { all[$0] } }

    /// The outcomes by status; descriptions that differ between the operations are left out.
    private static func outcomes(of endpoints: [Endpoint]) -> [Outcome] {
        let sorted = endpoints.map { $0.failures.sorted { $0.status < $1.status } }
        return sorted[0].indices.map { index in
            var outcome = sorted[0][index]
            if !sorted.allSatisfy({ $0[index].documentation.description == outcome.documentation.description }) {
                outcome.documentation = Documentation()
            }
            return outcome
        }
    }

    /// What makes errors equal: statuses and the types of their bodies.
    private struct Key: Hashable {
        struct Case: Hashable {
            let status: Outcome.Status
            let content: Outcome.Content
            /// Where it tells the case from others of the status.
            let mediaType: String?
        }

        let cases: [Case]

        /// Nil if there are no errors, or if a body's type is declared by the operation.
        init?(_ failures: [Outcome], _ table: NameTable) {
            guard !failures.isEmpty else { return nil }
            var isOfModule = true
            for failure in failures {
                failure.content.type?.forEachDeclared { if table.owner(of: $0) != .module { isOfModule = false } }
            }
            guard isOfModule else { return nil }
            cases = failures.sorted { $0.status < $1.status }.map { failure in
                Case(
                    status: failure.status, content: failure.content.withoutMediaTypes,
                    mediaType: failure.selection == nil ? nil : failure.content.mediaTypes.first)
            }
        }

        /// `Failure404And422`; `Failure400To429` for more than four statuses
        func shortName(_ table: NameTable) -> String {
            let words = cases.map(\.status.word)
            guard words.count > 4, let first = words.first, let last = words.last else { return allStatuses }
            return "Failure\(first)To\(last)"
        }

        /// `Failure400To429OfProblem`
        func shortNameWithTypes(_ table: NameTable) -> String { shortName(table) + ending(table) }

        /// `Failure400And403And404And429`
        func longName(_ table: NameTable) -> String { allStatuses }

        func longNameWithTypes(_ table: NameTable) -> String { allStatuses + ending(table) }

        /// With all statuses, and the types of all bodies.
        func fullName(_ table: NameTable) -> String {
            let types = types(table)
            return allStatuses + (types.isEmpty ? "" : "Of" + types.joined(separator: "And"))
        }

        private var allStatuses: String { "Failure" + cases.map(\.status.word).joined(separator: "And") }

        private func ending(_ table: NameTable) -> String {
            let types = types(table)
            guard let first = types.first else { return "" }
            return "Of" + (types.count > 2 ? "\(first)AndOthers" : types.joined(separator: "And"))
        }

        /// The names of the bodies' types, each once.
        private func types(_ table: NameTable) -> [String] {
            var names: [String] = []
            for element in cases {
                element.content.type?.forEachDeclared { id in
                    if !names.contains(table.bareName(of: id)) { names.append(table.bareName(of: id)) }
                }
            }
            return names
        }
    }
}

/// An error type shared by several operations.
struct SharedFailure: Sendable {
    let name: String
    /// The statuses and the types of the bodies, in the form of a name.
    let fullName: String
    /// The operation beside which it is declared.
    let declaredBy: OperationID
    /// By status.
    let outcomes: [Outcome]
}

extension Outcome.Status {
    /// `404`, `4XX` or `Default`, as a part of a name.
    fileprivate var word: String {
        switch self {
        case .code, .range: description
        case .default: "Default"
        }
    }
}

extension Outcome.Content {
    /// Every media type decodes to the same Swift type.
    fileprivate var withoutMediaTypes: Outcome.Content {
        switch self {
        case .none: .none
        case .json(let type, _): .json(type, mediaTypes: [])
        case .text: .text(mediaTypes: [])
        case .bytes: .bytes(mediaTypes: [])
        case .stream(let type, _): .stream(type, mediaTypes: [])
        case .coded(let type, _): .coded(type, mediaTypes: [])
        }
    }
}
