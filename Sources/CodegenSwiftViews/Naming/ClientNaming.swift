import CodegenAPIModel
import CodegenDiagnostics
import CodegenSwiftLanguage

/// Names what the client declares: servers, security schemes, webhooks.
struct ClientNaming {
    let api: API
    let casing: Casing
    let given: GivenNames
    let pinned: PinnedNames

    // MARK: Servers

    func servers() -> [ServerNames] {
        var scope = NameScope(reserved: ["url", "init"])
        var enumerations = Enumerations()
        let names = scope.claim(
            api.servers.enumerated().map { index, server in
                let text =
                    server.name ?? server.description.flatMap(shortName)
                    ?? (api.servers.count == 1 ? "standard" : "server\(index + 1)")
                return claim(text, at: server.origin) { $0.server(server.url) }
            })
        return zip(api.servers, names).map { server, name in
            var variables = NameScope(reserved: ["origin"])
            return ServerNames(
                name: name,
                variables: server.variables.map { variable in
                    ServerNames.Variable(
                        name: variables.claim(self.name(variable.wireName, at: variable.origin)),
                        enumeration: enumeration(of: variable, &enumerations))
                }
            )
        }
    }

    /// A description of up to three words, as a name.
    private func shortName(_ text: String) -> String? {
        let words = text.split(whereSeparator: \.isWhitespace)
        return (1...3).contains(words.count) && text.count <= 30 ? text : nil
    }

    /// Nil where the default isn't one of the values: such a variable can only be text.
    private func enumeration(
        of variable: Server.Variable, _ enumerations: inout Enumerations
    ) -> ServerNames.Enumeration? {
        guard variable.values.contains(variable.defaultValue) else { return nil }
        var scope = NameScope(reserved: ["allCases", "rawValue"])
        var seen: Set<String> = []
        let cases = variable.values.filter { seen.insert($0).inserted }.map { value in
            (value: value, name: scope.claim(ReservedNames.member(casing.memberName(value))))
        }
        let found = enumerations.name(for: variable, casing.typeName(variable.wireName))
        return ServerNames.Enumeration(name: found.name, isShared: found.isShared, cases: cases)
    }

    /// The enumerations of server variables: one for the same variable with the same values on several servers.
    private struct Enumerations {
        private var scope = NameScope(reserved: ["Server", "Credentials"], sparesTypes: true)
        private var known: [(wireName: String, values: [String], name: String)] = []

        mutating func name(for variable: Server.Variable, _ wish: String) -> (name: String, isShared: Bool) {
            if let found = known.first(where: { $0.wireName == variable.wireName && $0.values == variable.values }) {
                return (found.name, true)
            }
            let name = scope.claim(wish)
            known.append((variable.wireName, variable.values, name))
            return (name, false)
        }
    }

    // MARK: Schemes and webhooks

    /// The fields of the credentials, in the order of `orderedSecuritySchemes`.
    func schemes() -> [String] {
        var scope = NameScope(reserved: ["schemes", "credential", "anonymous"])
        return scope.claim(
            api.orderedSecuritySchemes.map { scheme in
                claim(scheme.wireName, at: scheme.origin) { $0.scheme(scheme.wireName) }
            })
    }

    /// The cases of the webhooks, apart from the types that they mention.
    func webhooks(_ types: TypeText) -> [String] {
        var scope = NameScope(reserved: ["name", "init"])
        let mentioned = Set(api.webhooks.compactMap { webhook in webhook.payload.map { types.text($0, in: .module) } })
        return scope.claim(
            api.webhooks.map { webhook in
                let own = claim(webhook.wireName, at: webhook.origin) { $0.webhook(webhook.wireName) }
                return NameScope.Claim(own.rank, own.candidates.map { mentioned.contains($0) ? $0 + "Value" : $0 })
            })
    }

    private func claim(_ text: String, at place: SourceRange?, key: (PlaceKeys) -> String) -> NameScope.Claim {
        let rank: NameScope.Claim.Rank = given.text(at: place) == nil ? .made : .given
        return NameScope.Claim(rank, [name(text, at: place)], pinned: pinned.member(key))
    }

    private func name(_ text: String, at place: SourceRange?) -> String {
        given.text(at: place).map(casing.member(given:)) ?? ReservedNames.member(casing.memberName(text))
    }
}

extension API {
    /// The schemes that are always needed come first, since their arguments have no default.
    var orderedSecuritySchemes: [SecurityScheme] {
        securitySchemes.filter(\.isAlwaysRequired) + securitySchemes.filter { !$0.isAlwaysRequired }
    }
}
