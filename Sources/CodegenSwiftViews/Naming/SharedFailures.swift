import CodegenAPIModel
import CodegenSwiftLanguage

/// The documented errors that several operations have in common: one type for all of them, so that one `catch` works over several
/// calls.
struct SharedFailures: Sendable {
    private(set) var all: [SharedFailure] = []
    private var byOperation: [OperationID: Int] = [:]

    init() {}

    /// - Parameter name: Makes the name of a failure that is free.
    init(_ api: API, _ table: NameTable, _ name: (_ wish: String) -> String) {
        var operations: [Key: [Endpoint]] = [:]
        var order: [Key] = []
        for endpoint in api.groups.flatMap(\.endpoints) where endpoint.onlyFailure == nil {
            guard let key = Key(endpoint.failures, table) else { continue }
            if operations[key] == nil { order.append(key) }
            operations[key, default: []].append(endpoint)
        }
        let shared = order.filter { operations[$0, default: []].count > 1 }
        // Where two types would have the same name by their statuses, both include their bodies, so that their order decides nothing.
        let clashing = Dictionary(grouping: shared, by: \.name).filter { $0.value.count > 1 }
        for key in shared {
            let endpoints = operations[key, default: []]
            let types = clashing[key.name] == nil ? [] : key.types(table)
            let wish = types.isEmpty ? key.name : key.name + "Of" + types.joined(separator: "And")
            for endpoint in endpoints { byOperation[endpoint.id] = all.count }
            all.append(
                SharedFailure(name: name(wish), declaredBy: endpoints[0].id, outcomes: Self.outcomes(of: endpoints)))
        }
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

        /// `Failure404And422`
        var name: String { "Failure" + cases.map(\.status.word).joined(separator: "And") }

        /// The names of the bodies' types, each once.
        func types(_ table: NameTable) -> [String] {
            var names: [String] = []
            for element in cases {
                element.content.type?.forEachDeclared { id in
                    if !names.contains(table.name(of: id)) { names.append(table.name(of: id)) }
                }
            }
            return names
        }
    }
}

/// An error type shared by several operations.
struct SharedFailure: Sendable {
    let name: String
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
