import CodegenAPIModel
import CodegenSwiftLanguage

/// The names of one scope; each can be had once.
///
/// Names that differ by case only count as one: file names may not differ by case.
struct NameScope {
    private var taken: Set<String>
    /// The names of declarations here must not shadow what generated code refers to.
    private let sparesTypes: Bool
    /// The reserved names in the form of `taken`, made once for the thousands of scopes.
    private static let reservedTypes = Set(ReservedNames.types.map { $0.lowercased() })
    /// The lowest number that may be free after a name: thousands of operations may have the same name.
    private var numbers: [String: Int] = [:]

    /// Names that are kept for those who had them in an earlier run.
    private var held: Set<String>

    /// The beginning of all names but given ones.
    private let prefix: String

    /// - Parameters:
    ///   - sparesTypes: Names of `ReservedNames.types` are reserved, too.
    ///   - held: Names that only given and pinned claims may have.
    ///   - prefix: The beginning of all names but given ones.
    init(reserved: Set<String> = [], sparesTypes: Bool = false, held: Set<String> = [], prefix: String = "") {
        self.prefix = prefix
        taken = Set(reserved.map { $0.lowercased() })
        self.held = Set(held.map { $0.lowercased() })
        self.sparesTypes = sparesTypes
    }

    private mutating func take(_ name: String, mayBeHeld: Bool = false) -> Bool {
        let name = name.lowercased()
        if sparesTypes, Self.reservedTypes.contains(name) { return false }
        if !mayBeHeld, held.contains(name) { return false }
        return taken.insert(name).inserted
    }

    /// A name for each wire name, in the same order. Given names are taken first, then pinned ones, then wire names that are
    /// Swift names: `_id` is `id` only where there is no other `id`.
    mutating func claim(each items: [Nameable], _ makeName: (Nameable) -> String) -> [String] {
        claim(
            items.map { item in
                let name = makeName(item)
                let rank: Claim.Rank = item.given != nil ? .given : item.wireName == name ? .spelled : .made
                return Claim(rank, [name], pinned: item.pinned)
            })
    }

    /// A name for each claim, in the same order; claims of a higher rank are settled first.
    mutating func claim(_ claims: [Claim]) -> [String] {
        var names = claims.map { _ in "" }
        for rank in Claim.Rank.allCases {
            for index in claims.indices where claims[index].rank == rank {
                let first = claims[index].candidates.first
                // A name from before there was a prefix is no longer wanted.
                let isEarly = rank == .given || (rank == .pinned && first?.hasPrefix(prefix) == true)
                if isEarly, let first, take(first, mayBeHeld: true) {
                    names[index] = first
                } else {
                    names[index] = claim(claims[index].candidates)
                }
            }
        }
        return names
    }

    /// An element that needs a name, the name that it was given, if any, and the one that it had before.
    struct Nameable {
        let wireName: String
        let given: String?
        var pinned: String?
    }

    /// Candidates for a name, the preferred one first.
    struct Claim {
        let rank: Rank
        let candidates: [String]

        enum Rank: CaseIterable {
            /// By the configuration or the description.
            case given
            /// The name of an earlier run.
            case pinned
            /// The wire name is a Swift name.
            case spelled
            case made
            /// Derived from something else that has precedence.
            case derived
        }

        init(_ rank: Rank, _ candidates: [String], pinned: String? = nil) {
            if let pinned, rank != .given {
                self.rank = .pinned
                self.candidates = [pinned] + candidates
            } else {
                self.rank = rank
                self.candidates = candidates
            }
        }
    }

    /// The name as it is in this scope.
    func prefixed(_ name: String) -> String { name.hasPrefix(prefix) ? name : prefix + name }

    /// The first candidate that is free; else the last one with the lowest number that makes it free.
    mutating func claim(_ candidates: String...) -> String { claim(candidates) }

    mutating func claim(_ candidates: [String]) -> String {
        let candidates = candidates.map(prefixed)
        for candidate in candidates where take(candidate) { return candidate }
        let base = candidates.last ?? "value"
        let separator = base.last?.isNumber == true ? "_" : ""
        var number = numbers[base] ?? 2
        while true {
            let name = "\(base)\(separator)\(number)"
            number += 1
            guard take(name) else { continue }
            numbers[base] = number
            return name
        }
    }
}

/// The names of the module that the code of a type, or of anything within it, mentions.
struct MentionedNames {
    private var byType: [TypeID: Set<String>] = [:]
    private var byOperation: [OperationID: Set<String>] = [:]

    init(api: API, table: NameTable) {
        for endpoint in api.groups.flatMap(\.endpoints) {
            var names: Set<String> = []
            for type in endpoint.sentTypes + endpoint.receivedTypes {
                type.forEachDeclared {
                    if let root = Self.root(of: $0, table), table.owner(of: $0) == .module { names.insert(root) }
                }
            }
            if let failure = table.sharedFailures.failure(of: endpoint.id) { names.insert(failure.name) }
            byOperation[endpoint.id] = names
        }
        for declaration in api.types {
            var names: Set<String> = []
            declaration.shape.forEachDeclared { id in
                if let root = Self.root(of: id, table) { names.insert(root) }
            }
            guard !names.isEmpty else { continue }
            // A name mentioned in a nested type is reserved in all enclosing types.
            var current = declaration.id
            byType[current, default: []].formUnion(names)
            walk: while true {
                switch table.owner(of: current) {
                case .module: break walk
                case .type(let owner):
                    byType[owner, default: []].formUnion(names)
                    current = owner
                case .operation(let operation):
                    byOperation[operation, default: []].formUnion(names)
                    break walk
                }
            }
        }
    }

    func names(in id: TypeID) -> Set<String> { byType[id] ?? [] }
    func names(in id: OperationID) -> Set<String> { byOperation[id] ?? [] }

    /// The module's name that a path to the type starts with.
    private static func root(of id: TypeID, _ table: NameTable) -> String? {
        var current = id
        while true {
            switch table.owner(of: current) {
            // An existing type may be in another one, or in its module: `Kit.Money`.
            case .module: return String(table.name(of: current).prefix { $0 != "." })
            case .type(let owner): current = owner
            case .operation(let operation): return table.operation(operation).type
            }
        }
    }
}
