import CodegenAPIModel
import CodegenDiagnostics
import CodegenSwiftLanguage

/// Every Swift name of an API: made here and nowhere else, in document order, so that clashes always end the same way.
///
/// Names of the module go first to components, then to the client, groups and operations; nested types stay apart from
/// what their surroundings mention, so that a short name never means another type; members come last.
struct NameTable: Sendable {
    let casing: Casing
    private let given: GivenNames
    /// The beginning of the module's names.
    let namespace: String
    private let pinned: PinnedNames
    private let patterns: NamePatterns
    private(set) var client = ""
    private(set) var webhook = ""
    private(set) var groups: [GroupNames] = []
    private(set) var servers: [ServerNames] = []
    /// The fields of the credentials, in the order of `orderedSecuritySchemes`.
    private(set) var schemes: [String] = []
    private(set) var webhookCases: [String] = []
    private var typeNames: [String]
    private let nesting: Nesting
    private var members: [MemberNames] = []
    private var operations: [OperationID: OperationNames] = [:]
    /// The protocol that an operation is a requirement of.
    private(set) var protocols: [OperationID: String] = [:]
    private(set) var clashes: [NameClash] = []
    /// The types that are the `Output` of their operation.
    private var outputs: Set<TypeID> = []
    /// The types that are the `Failure` of their operation.
    private var failures: Set<TypeID> = []
    /// The errors that several operations have in common.
    private(set) var sharedFailures = SharedFailures()
    /// Empty without a service.
    private(set) var service = ServiceNames()

    /// The scope that declares a type.
    enum TypeOwner: Hashable {
        case module
        case type(TypeID)
        case operation(OperationID)
    }

    init(api: API, options: ViewOptions) {
        casing = Casing(acronyms: options.acronyms)
        namespace = options.namespace
        given = GivenNames(api: api, options: options)
        patterns = NamePatterns(options.patterns)
        pinned = PinnedNames(options.pins, keys: PlaceKeys(api))
        typeNames = Array(repeating: "", count: api.types.count)
        nesting = Nesting(api)
        nameModule(api, options)
        let mentioned = MentionedNames(api: api, table: self)
        nameNested(api, mentioned)
        if options.hasServer { service.setDeclared(allTypes) }
        let naming = MemberNaming(
            api: api, casing: casing, given: given, mentioned: mentioned, types: TypeText(names: self), pinned: pinned,
            patterns: patterns)
        members = api.types.map(naming.names)
        for endpoint in api.groups.flatMap(\.endpoints) {
            guard var names = operations.removeValue(forKey: endpoint.id) else { continue }
            naming.complete(&names, of: endpoint)
            operations[endpoint.id] = names
        }
        let own = ClientNaming(api: api, casing: casing, given: given, pinned: pinned)
        servers = own.servers()
        schemes = own.schemes()
        webhookCases = own.webhooks(naming.types)
    }

    // MARK: Look-ups

    /// The name of a type in the scope that declares it.
    func name(of id: TypeID) -> String { typeNames[id.index] }
    func owner(of id: TypeID) -> TypeOwner { nesting.owners[id.index] }
    /// Whether what a type would declare is declared beside it.
    func isInnermost(_ id: TypeID) -> Bool { nesting.isInnermost(id) }

    /// The name without the namespace.
    func bareName(of id: TypeID) -> String {
        let name = name(of: id)
        guard owner(of: id) == .module, name.hasPrefix(namespace), name != namespace else { return name }
        return String(name.dropFirst(namespace.count))
    }

    func members(of id: TypeID) -> MemberNames { members[id.index] }

    /// Whether a type is the `Output` of its operation, so that nothing else has to be declared as such.
    func isOutput(_ id: TypeID) -> Bool { outputs.contains(id) }

    /// Whether a type is the `Failure` of its operation.
    func isFailure(_ id: TypeID) -> Bool { failures.contains(id) }

    func operation(_ id: OperationID) -> OperationNames {
        operations[id] ?? OperationNames(type: "", function: "")
    }

    /// The name from the module's scope: `ListAdmins.OrderBy`.
    func path(of id: TypeID) -> String {
        let scope = scope(of: id)
        return scope.isEmpty ? name(of: id) : "\(scope).\(name(of: id))"
    }

    /// The path of the type or endpoint that a type is nested in; empty for a type of the module.
    func scope(of id: TypeID) -> String {
        switch owner(of: id) {
        case .module: ""
        case .type(let owner): path(of: owner)
        case .operation(let owner): operation(owner).type
        }
    }

    // MARK: Making

    private mutating func nameModule(_ api: API, _ options: ViewOptions) {
        // `API` alone would make the runtime's own `APIClient`.
        let stem = options.namespace.isEmpty ? casing.typeName(options.name) : options.namespace
        let clientName = stem + (ReservedNames.types.contains(stem + "Client") ? "ServiceClient" : "Client")
        // Each endpoint has an `Output` and a `Failure` of its own, which would hide a model of that name.
        var own: Set<String> = [clientName, casing.typeName(options.name), "Output", "Failure"]
        let endpoints = api.groups.flatMap(\.endpoints)
        if endpoints.contains(where: { $0.pagination != nil }) { own.insert("PageItem") }
        if endpoints.contains(where: { !$0.headers.isEmpty }) { own.insert("Headers") }
        if options.hasServer { own.insert("APIServer") }
        // Operations without a tag are in the client, whose own types would hide models of their name there.
        let inClient: Set<String> =
            api.groups.count == 1 || api.groups.contains { $0.wireName == nil } ? ["Server", "Credentials"] : []
        var scope = NameScope(
            reserved: own.union(inClient).union(api.externals.map(\.type.root)), sparesTypes: true,
            held: pinned.namesBesideComponents(of: api), prefix: options.namespace)
        for (id, type) in api.externals { typeNames[id.index] = type.name }
        client = clientName
        nameComponents(api, in: &scope)
        if !api.webhooks.isEmpty { webhook = scope.claim(stem + "Webhook") }
        nameGroups(api, options, in: &scope)
        let naming = OperationNaming(
            casing: casing, given: given, pinned: pinned, patterns: patterns, groups: groups)
        operations = naming.names(of: api.groups, in: &scope, &clashes)
        sharedFailures = SharedFailures(api, self, pinned, in: &scope)
        guard options.hasServer else { return }
        let service = ServiceNaming(api: api, casing: casing, pinned: pinned, namespace: options.namespace)
        self.service = service.names(stem: stem, groups, operations, in: &scope)
    }

    /// The names of all types, wherever they are declared.
    private var allTypes: Set<String> {
        let ofGroups = groups.flatMap { [$0.type] + [$0.protocolName].compactMap { $0 } }
        return Set(typeNames + operations.values.map(\.type) + sharedFailures.all.map(\.name) + ofGroups)
    }

    /// Operations without a group are the client's, and so are those of the only group where that is named after the API.
    private mutating func nameGroups(_ api: API, _ options: ViewOptions, in scope: inout NameScope) {
        let apiWords = Casing.words(of: options.name)
        let isAPI = { (words: [String]) in
            api.groups.count == 1 && words.count == apiWords.count && OperationWords.isSame(words[...], apiWords)
        }
        var claims: (types: [NameScope.Claim], accessors: [NameScope.Claim]) = ([], [])
        for group in api.groups {
            let given = given.text(at: group.origin)
            let words = Casing.words(of: given ?? group.wireName ?? "")
            guard let wireName = group.wireName, !isAPI(words) else {
                let stem = scope.prefixed(casing.typeName(options.name))
                groups.append(GroupNames(type: client, accessor: nil, stem: stem, words: []))
                continue
            }
            let stem = given.map(casing.type(after:)) ?? casing.typeName(wireName)
            let accessor = given.map(casing.member(given:)) ?? ReservedNames.member(casing.memberName(wireName))
            groups.append(
                GroupNames(type: stem + "Operations", accessor: accessor, stem: scope.prefixed(stem), words: words))
            let rank: NameScope.Claim.Rank = given == nil ? .made : .given
            claims.types.append(
                NameScope.Claim(rank, [stem + "Operations"], pinned: pinned.type { $0.group(wireName) }))
            claims.accessors.append(
                NameScope.Claim(rank, [accessor], pinned: pinned.member { $0.group(wireName) }))
        }
        var accessors = NameScope(reserved: ["client"])
        let names = zip(scope.claim(claims.types), accessors.claim(claims.accessors))
        let indices = groups.indices.filter { !groups[$0].isClient }
        for (index, (type, accessor)) in zip(indices, names) {
            groups[index].type = type
            groups[index].accessor = accessor
        }
        if options.hasProtocols { nameProtocols(api, in: &scope) }
    }

    /// `PetsAPI` for the operations of `Pets`.
    private mutating func nameProtocols(_ api: API, in scope: inout NameScope) {
        let claims = zip(api.groups, groups).map { group, own in
            let stem = own.stem
            let given = given.text(at: group.origin) != nil && !own.isClient
            return NameScope.Claim(
                given ? .given : .made, [stem.hasSuffix("API") ? stem : stem + "API", own.type + "API"],
                pinned: pinned.type { $0.groupProtocol(group.wireName) })
        }
        for (index, name) in scope.claim(claims).enumerated() {
            groups[index].protocolName = name
            for endpoint in api.groups[index].endpoints { protocols[endpoint.id] = name }
        }
    }

    /// Given names first, then components: of those with one name the one that is spelled like it.
    private mutating func nameComponents(_ api: API, in scope: inout NameScope) {
        var ids: [TypeID] = []
        var claims: [NameScope.Claim] = []
        for declaration in api.types where typeNames[declaration.id.index].isEmpty {
            let rank: NameScope.Claim.Rank
            let names: [String]
            switch (declaration.name, given.text(at: declaration.origin)) {
            case (.component, let text?), (.derived, let text?): (rank, names) = (.given, [casing.type(given: text)])
            case (.component(let text), nil):
                let name = patterns.type(casing.typeName(text), casing)
                (rank, names) = (name == text ? .spelled : .made, [name])
            case (.derived(let texts), nil):
                (rank, names) = (.derived, texts.map { patterns.type(casing.typeName($0), casing) })
            case (.nested, _), (.operation, _): continue
            }
            let last = names.last.map { [ReservedNames.replacement(for: $0)] } ?? []
            ids.append(declaration.id)
            claims.append(
                NameScope.Claim(rank, names + last, pinned: pinnedName(of: declaration.id)))
        }
        for ((id, claim), name) in zip(zip(ids, claims), scope.claim(claims)) {
            typeNames[id.index] = name
            // Reserved names are not reported: no other place has them.
            guard claim.rank == .made || claim.rank == .spelled, name != scope.prefixed(claim.candidates[0]),
                !ReservedNames.types.contains(claim.candidates[0])
            else { continue }
            clashes.append(NameClash(place: api[id].origin, wish: claim.candidates[0], name: name))
        }
    }

    /// Nested types, owners before what they own.
    private mutating func nameNested(_ api: API, _ mentioned: MentionedNames) {
        var operationScopes: [OperationID: NameScope] = [:]
        for endpoint in api.groups.flatMap(\.endpoints) {
            if let only = endpoint.onlySuccess, case .json(.declared(let id), _) = only.content,
                case .operation(_, .output) = api[id].name, given.text(at: api[id].origin) == nil
            {
                // A type that is only a part of the success has another name.
                outputs.insert(id)
            }
            if case .json(.declared(let id), _) = endpoint.onlyFailure?.content,
                case .operation(_, .status) = api[id].name,
                given.text(at: api[id].origin) == nil
            {
                failures.insert(id)
            }
            let reserved = mentioned.names(in: endpoint.id).union([
                operation(endpoint.id).type, "Failure", "Output",
            ]).union(endpoint.pagination == nil ? [] : ["PageItem"]).union(endpoint.headers.isEmpty ? [] : ["Headers"])
            var scope = NameScope(reserved: reserved, sparesTypes: true)
            if let body = endpoint.body, !body.others.isEmpty {
                operations[endpoint.id]?.bodyType = scope.claim("Body", "RequestContent")
            }
            operationScopes[endpoint.id] = scope
        }
        // Owners precede the types nested in them; in each scope, pinned names are claimed first.
        var earlier: [(id: TypeID, name: String)] = []
        var later: [TypeDeclaration] = []
        for declaration in nesting.order.map({ api[$0] }) where typeNames[declaration.id.index].isEmpty {
            switch declaration.name {
            case .component, .derived: continue
            case .operation where outputs.contains(declaration.id): typeNames[declaration.id.index] = "Output"
            case .operation where failures.contains(declaration.id): typeNames[declaration.id.index] = "Failure"
            case .nested, .operation:
                if let name = pinnedName(of: declaration.id), given.text(at: declaration.origin) == nil {
                    earlier.append((declaration.id, name))
                } else {
                    later.append(declaration)
                }
            }
        }
        var scopes: [TypeOwner: NameScope] = [:]
        for (id, name) in earlier {
            let owner = nesting.owners[id.index]
            var scope =
                scopes.removeValue(forKey: owner) ?? operationScope(owner, operationScopes)
                ?? makeScope(of: owner, mentioned)
            typeNames[id.index] = scope.claim(name)
            scopes[owner] = scope
        }
        for declaration in later {
            let owner = nesting.owners[declaration.id.index]
            // Removed from the dictionary while it is changed, so that it isn't copied.
            var scope =
                scopes.removeValue(forKey: owner) ?? operationScope(owner, operationScopes)
                ?? makeScope(of: owner, mentioned)
            let after =
                switch owner {
                case .module: ""
                case .type(let id): typeNames[id.index]
                case .operation(let id): operation(id).type
                }
            typeNames[declaration.id.index] = claim(
                nesting.hint(of: declaration.id), declaration, in: &scope, after: after)
            scopes[owner] = scope
        }
    }

    /// Patterns apply to names of earlier runs, too: the configuration may be newer.
    private func pinnedName(of id: TypeID) -> String? {
        pinned.type { $0.type(id) }.map { patterns.type($0, casing) }
    }

    private func operationScope(_ owner: TypeOwner, _ scopes: [OperationID: NameScope]) -> NameScope? {
        guard case .operation(let id) = owner else { return nil }
        return scopes[id] ?? NameScope(sparesTypes: true)
    }

    private func makeScope(of owner: TypeOwner, _ mentioned: MentionedNames) -> NameScope {
        guard case .type(let owner) = owner else { return NameScope(sparesTypes: true) }
        var reserved = mentioned.names(in: owner)
        // Nothing within a type may have the name of what it is in.
        var current = owner
        reserved.insert(typeNames[owner.index])
        while case .type(let next) = nesting.owners[current.index] {
            current = next
            reserved.insert(typeNames[next.index])
        }
        if case .operation(let id) = nesting.owners[current.index] { reserved.insert(operation(id).type) }
        return NameScope(reserved: reserved, sparesTypes: true)
    }

    private func claim(
        _ hint: String,
        _ declaration: TypeDeclaration,
        in scope: inout NameScope,
        after owner: String
    ) -> String {
        if let text = given.text(at: declaration.origin) {
            let name = GivenNames.isTypeName(text) ? casing.type(given: text) : casing.type(after: text)
            return scope.claim(name, owner + name)
        }
        let name = patterns.type(casing.typeName(hint), casing)
        if name == "Output" { return scope.claim("OutputBody") }
        let second = name == "Type" ? ReservedNames.replacement(for: name) : owner + name
        // What has no capitals (`_3d`, `日本`) would be the property, too, that it is the type of.
        return name == casing.memberName(hint) ? scope.claim(second) : scope.claim(name, second)
    }
}
