import CodegenAPIModel
import CodegenSwiftLanguage

/// The names of a service's declarations.
struct ServiceNames: Sendable {
    /// The service itself: `PetStoreAPI`.
    var api = ""
    /// The protocol that identifies callers: `PetStoreSecurity`.
    var security = ""
    /// Its associated type, and that of the groups.
    var principal = "Principal"
    /// In the order of the API's groups.
    var groups: [Group] = []
    /// The requirement of each operation.
    var functions: [OperationID: String] = [:]
    /// The names of the module's types, and of those within them.
    var declared: Set<String> = []

    struct Group: Sendable {
        /// `PetsService`
        var type: String
        /// The argument of the service's initializer: `pets`.
        var label: String
    }

    /// The types of the module `APIServer` that generated code mentions.
    static let runtime = [
        "APIService", "BasicCredential", "CallContext", "MultipartDecoder", "RequestDecoder", "ResponseEncoder",
        "SecuredCall", "ServedBody", "ServedEndpoint", "ServedMultipartBody", "ServiceConfiguration", "ServiceEngine",
        "ServiceFailure", "ServiceRoutes", "ServiceTransport",
    ]

    /// A type of the module `APIServer`, with its module where the API has a type of that name.
    func qualified(_ type: String) -> String { declared.contains(type) ? "APIServer." + type : type }
}

/// Names a service's declarations: after the client's, whose names don't depend on there being a service.
struct ServiceNaming {
    let api: API
    let casing: Casing
    let pinned: PinnedNames
    let namespace: String

    /// - Parameter stem: The API's name, which those of its types begin with.
    func names(
        stem: String, _ groups: [GroupNames], _ operations: [OperationID: OperationNames], in scope: inout NameScope
    ) -> ServiceNames {
        var names = ServiceNames()
        let protocols = scope.claim(
            zip(api.groups, groups).map { group, own in
                let wish = own.stem.hasSuffix("Service") ? own.stem : own.stem + "Service"
                // An API that is called `API` would hide the runtime's `APIService`.
                let names = [wish, own.type + "Service"].filter { !ServiceNames.runtime.contains($0) }
                return NameScope.Claim(
                    .derived, names, pinned: pinned.type { $0.groupService(group.wireName) })
            })
        names.groups = zip(protocols, labels(groups)).map { ServiceNames.Group(type: $0, label: $1) }
        let own = scope.claim([
            NameScope.Claim(
                .derived, [stem.hasSuffix("API") ? stem : stem + "API", stem + "Server", stem + "ServiceAPI"],
                pinned: pinned.type { $0.service }),
            NameScope.Claim(.derived, [stem + "Security", stem + "Callers"], pinned: pinned.type { $0.security }),
        ])
        (names.api, names.security) = (own[0], own[1])
        names.functions = functions(operations)
        return names
    }

    /// Those of the client's properties; the operations without a group are the service's.
    private func labels(_ groups: [GroupNames]) -> [String] {
        var scope = NameScope(reserved: ["security", "configuration", "routes", "engine"])
        return scope.claim(
            zip(api.groups, groups).map { group, own in
                let name = own.accessor ?? "service"
                return NameScope.Claim(
                    .derived, [name, name + "Service"], pinned: pinned.member { $0.groupService(group.wireName) })
            })
    }

    /// One scope for all groups: a type may implement several.
    private func functions(_ operations: [OperationID: OperationNames]) -> [OperationID: String] {
        var scope = NameScope(reserved: ["addRoutes"])
        let endpoints = api.groups.flatMap(\.endpoints)
        let names = scope.claim(
            endpoints.map { endpoint in
                let type = operations[endpoint.id]?.type ?? ""
                let isPrefixed = type.hasPrefix(namespace) && type != namespace
                let bare = isPrefixed ? String(type.dropFirst(namespace.count)) : type
                let name = ReservedNames.member(casing.memberName(bare))
                // A function that looks like its endpoint would hide it.
                return NameScope.Claim(
                    .derived, [name == type ? name + "Call" : name],
                    pinned: pinned.member { $0.requirement(of: endpoint.id) })
            })
        return Dictionary(uniqueKeysWithValues: zip(endpoints.map(\.id), names))
    }
}

extension ServiceNames {
    /// Notes the names that hide those of the runtime, and names the principal apart from them.
    mutating func setDeclared(_ names: Set<String>) {
        declared = names
        principal = ["Principal", "Caller", "CallerPrincipal"].first { !names.contains($0) } ?? "ServiceCaller"
    }
}
