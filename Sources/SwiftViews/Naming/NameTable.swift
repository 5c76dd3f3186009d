import APIModel
import Diagnostics
import SwiftLanguage

/// Every Swift name of an API: made here and nowhere else, in document order, so that clashes always end the same way.
///
/// Names of the module go first to components, then to the client, groups and operations; nested types stay apart from
/// what their surroundings mention, so that a short name never means another type.
struct NameTable {
    let casing: Casing
    let given: GivenNames
    private(set) var client = ""
    private(set) var webhooks = ""
    private var typeNames: [String]
    private var typeOwners: [TypeOwner]
    private var endpointNames: [OperationID: String] = [:]
    private var functionNames: [OperationID: String] = [:]
    private var groupNames: [String] = []
    private var groupStems: [String] = []
    private var accessorNames: [String] = []
    private var mentioned = MentionedNames()

    /// What a type is declared in.
    enum TypeOwner: Equatable {
        case module
        case type(TypeID)
        case operation(OperationID)
    }

    init(api: API, options: ViewOptions) {
        casing = Casing(acronyms: options.acronyms)
        given = GivenNames(api: api, options: options)
        typeNames = Array(repeating: "", count: api.types.count)
        typeOwners = api.types.map { declaration in
            switch declaration.name {
            case .component: .module
            case .nested(let id, _): .type(id)
            case .operation(let id, _): .operation(id)
            }
        }
        nameModule(api, options)
        nameNested(api)
    }

    // MARK: Answers

    /// The name of a type in the scope that declares it.
    func name(of id: TypeID) -> String { typeNames[id.index] }
    func owner(of id: TypeID) -> TypeOwner { typeOwners[id.index] }
    func endpoint(_ id: OperationID) -> String { endpointNames[id] ?? "" }
    func function(_ id: OperationID) -> String { functionNames[id] ?? "" }
    func group(_ index: Int) -> String { groupNames[index] }
    /// What a group's files are called after.
    func stem(ofGroup index: Int) -> String { groupStems[index] }
    func accessor(_ index: Int) -> String { accessorNames[index] }

    /// The name from the module's scope: `ListAdmins.OrderBy`.
    func path(of id: TypeID) -> String {
        switch owner(of: id) {
        case .module: name(of: id)
        case .type(let owner): "\(path(of: owner)).\(name(of: id))"
        case .operation(let operation): "\(endpoint(operation)).\(name(of: id))"
        }
    }

    // MARK: Making

    private mutating func nameModule(_ api: API, _ options: ViewOptions) {
        // `API` alone would make the runtime's own `APIClient`.
        let short = casing.typeName(options.name) + "Client"
        let clientName = ReservedNames.types.contains(short) ? casing.typeName(options.name) + "ServiceClient" : short
        // Each endpoint has an `Output` and a `Failure` of its own, which would hide a model of that name.
        var own: Set<String> = [clientName, casing.typeName(options.name), "Output", "Failure"]
        let endpoints = api.groups.flatMap(\.endpoints)
        if endpoints.contains(where: { $0.pagination != nil }) { own.insert("PageItem") }
        if endpoints.contains(where: { !$0.headers.isEmpty }) { own.insert("Headers") }
        // Operations without a tag stand in the client, whose own types would hide models of their name there.
        let inClient: Set<String> = api.groups.contains { $0.wireName == nil } ? ["Server", "Credentials"] : []
        var scope = NameScope(reserved: own.union(inClient), sparesTypes: true)
        client = clientName
        nameComponents(api, in: &scope)
        if !api.webhooks.isEmpty { webhooks = scope.claim(casing.typeName(options.name) + "Webhook") }
        var accessors = NameScope(reserved: ["client"])
        for group in api.groups {
            guard let text = group.wireName else {
                groupNames.append(clientName)
                groupStems.append("Untagged")
                accessorNames.append("")
                continue
            }
            let given = given.text(at: group.origin)
            let stem = given.map(casing.type(after:)) ?? casing.typeName(text)
            let accessor = given.map(casing.member(given:)) ?? ReservedNames.member(casing.memberName(text))
            groupNames.append(scope.claim(stem + "Operations"))
            groupStems.append(stem)
            accessorNames.append(accessors.claim(accessor))
        }
        for group in api.groups { nameOperations(group, in: &scope) }
    }

    /// Given names first, so that nothing else has them before.
    private mutating func nameComponents(_ api: API, in scope: inout NameScope) {
        for isGiven in given.isEmpty ? [false] : [true, false] {
            for declaration in api.types {
                guard case .component(let text) = declaration.name else { continue }
                let given = given.text(at: declaration.origin)
                guard (given != nil) == isGiven else { continue }
                let name = given.map(casing.type(given:)) ?? casing.typeName(text)
                typeNames[declaration.id.index] = scope.claim(name, ReservedNames.replacement(for: name))
            }
        }
    }

    private mutating func nameOperations(_ group: OperationGroup, in scope: inout NameScope) {
        var functions = NameScope(
            reserved: group.wireName == nil ? ["client", "call", "send", "response"] : ["client"])
        for endpoint in group.endpoints {
            let given = given.text(at: endpoint.origin)
            let name = given.map(casing.type(after:)) ?? casing.typeName(endpoint.wireName)
            let typeName = scope.claim(name, name + "Operation")
            let member = given.map(casing.member(given:)) ?? ReservedNames.member(casing.memberName(endpoint.wireName))
            endpointNames[endpoint.id] = typeName
            // A function that looks like its endpoint (`_3D`) would hide it.
            functionNames[endpoint.id] = functions.claim(member == typeName ? member + "Call" : member)
        }
    }

    /// Nested types, owners before what they own.
    private mutating func nameNested(_ api: API) {
        var scopes: [TypeID: NameScope] = [:]
        var operationScopes: [OperationID: NameScope] = [:]
        mentioned = MentionedNames(api: api, table: self)
        // `Output` is what a success is; a type that is only a part of it is called otherwise.
        var outputs: Set<TypeID> = []
        for endpoint in api.groups.flatMap(\.endpoints) {
            if let only = endpoint.onlySuccess, case .json(.declared(let id), _) = only.content,
                case .operation(_, .output) = api[id].name
            {
                outputs.insert(id)
            }
            let reserved = mentioned.names(in: endpoint.id).union([
                endpointNames[endpoint.id] ?? "", "Failure", "Output",
            ]).union(endpoint.pagination == nil ? [] : ["PageItem"]).union(endpoint.headers.isEmpty ? [] : ["Headers"])
            operationScopes[endpoint.id] = NameScope(reserved: reserved, sparesTypes: true)
        }
        for declaration in api.types {
            switch declaration.name {
            case .component: continue
            case .nested(let owner, let hint):
                // Taken out while it grows, so that it isn't copied.
                var scope = scopes.removeValue(forKey: owner) ?? makeScope(of: owner)
                typeNames[declaration.id.index] = claim(hint, declaration, in: &scope, after: typeNames[owner.index])
                scopes[owner] = scope
            case .operation where outputs.contains(declaration.id) && given.text(at: declaration.origin) == nil:
                typeNames[declaration.id.index] = "Output"
            case .operation(let operation, let role):
                var scope = operationScopes.removeValue(forKey: operation) ?? NameScope(sparesTypes: true)
                typeNames[declaration.id.index] = claim(
                    role.words, declaration, in: &scope, after: endpointNames[operation] ?? "")
                operationScopes[operation] = scope
            }
        }
    }

    private func makeScope(of owner: TypeID) -> NameScope {
        var reserved = mentioned.names(in: owner)
        // Nothing within a type may have the name of what it is in.
        var current = owner
        reserved.insert(typeNames[owner.index])
        while case .type(let next) = typeOwners[current.index] {
            current = next
            reserved.insert(typeNames[next.index])
        }
        if case .operation(let operation) = typeOwners[current.index] {
            reserved.insert(endpointNames[operation] ?? "")
        }
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
        let name = casing.typeName(hint)
        if name == "Output" { return scope.claim("OutputBody") }
        let second = name == "Type" ? ReservedNames.replacement(for: name) : owner + name
        // What has no capitals (`_3d`, `日本`) would be the property, too, that it is the type of.
        return name == casing.memberName(hint) ? scope.claim(second) : scope.claim(name, second)
    }

    /// A member's name, apart from the module's types that its surroundings mention.
    ///
    /// A property `日本` would hide the type `日本`, which has no capital to tell it apart.
    func member(_ text: String, given: String? = nil, in owner: TypeOwner) -> String {
        let name = given.map(casing.member(given:)) ?? ReservedNames.member(casing.memberName(text))
        let hidden =
            switch owner {
            case .module: false
            case .type(let id): mentioned.names(in: id).contains(name)
            case .operation(let id): mentioned.names(in: id).contains(name)
            }
        return hidden ? name + "Value" : name
    }

    /// A member's name where no type can be meant.
    func plainMember(_ text: String, at place: SourceRange?) -> String {
        given.text(at: place).map(casing.member(given:)) ?? ReservedNames.member(casing.memberName(text))
    }
}
