package import CodegenAPIModel
import CodegenSwiftLanguage

/// Makes the views of a service: the protocol of each group, and the whole.
extension ViewMaker {
    package func makeServedGroupView(_ index: Int) -> ServedGroupView {
        let group = api.groups[index]
        let name = DocumentationText.line(group.wireName ?? options.name)
        return ServedGroupView(
            names: names.service,
            name: names.service.groups[index].type,
            access: access,
            documentation: DocumentationText.lines("Serves the operations of `\(name)`."),
            isSecured: isSecured(group),
            requirements: group.endpoints.map { makeRequirementView($0, in: group) }
        )
    }

    private func isSecured(_ group: OperationGroup) -> Bool { group.endpoints.contains { $0.asksForCaller != .no } }

    private func makeRequirementView(_ endpoint: Endpoint, in group: OperationGroup) -> RequirementView {
        let output = OutcomeMaker(maker: self, endpoint: endpoint).makeOutput()
        let principal = names.service.principal
        let contextType =
            switch endpoint.asksForCaller {
            case .no: "Void"
            case .ifThere: principal + "?"
            case .always: principal
            }
        return RequirementView(
            functionName: Identifiers.escaped(functionName(of: endpoint)),
            endpoint: names.operation(endpoint.id).type,
            documentation: endpointDocumentation(endpoint),
            contextType: contextType,
            outputType: output.callType,
            returnsVoid: output.isVoid,
            route: endpoint.isStreamVariant ? nil : makeRouteView(endpoint, in: group)
        )
    }

    private func functionName(of endpoint: Endpoint) -> String { names.service.functions[endpoint.id] ?? "" }

    // MARK: Routes

    private func makeRouteView(_ endpoint: Endpoint, in group: OperationGroup) -> RouteView {
        var arguments = [reference(to: endpoint)]
        if let stream = group.endpoints.first(where: { $0.streamOf == endpoint.id }) {
            arguments.append("stream: \(reference(to: stream))")
            let hasFlag = stream.body?.contents.contains { streamFlag(of: $0, stream) != nil } ?? false
            if hasFlag { arguments.append("flag: \"stream\"") }
        }
        let caller = endpoint.asksForCaller
        return RouteView(
            method: caller == .always ? "add" : caller == .ifThere ? "addOptional" : "addOpen",
            arguments: arguments + (caller == .no ? [] : securityArguments(of: endpoint)))
    }

    /// The function, apart from the parameter `routes`.
    private func reference(to endpoint: Endpoint) -> String {
        let name = functionName(of: endpoint)
        return name == "routes" ? "self.routes" : Identifiers.escaped(name)
    }

    /// `security` where the client leaves schemes out that nothing declares, `scopes` where some scheme has them.
    private func securityArguments(of endpoint: Endpoint) -> [String] {
        let requirements = endpoint.requirements
        var arguments: [String] = []
        if requirements.map({ $0.schemes.map(\.wireName) }) != endpoint.security {
            let all = requirements.map {
                "[\($0.schemes.map { StringLiteral.quoted($0.wireName) }.joined(separator: ", "))]"
            }
            arguments.append("security: [\(all.joined(separator: ", "))]")
        }
        guard requirements.contains(where: { $0.schemes.contains { !$0.scopes.isEmpty } }) else { return arguments }
        let scopes = requirements.map { requirement in
            let own = requirement.schemes.filter { !$0.scopes.isEmpty }.map { scheme in
                let list = scheme.scopes.map(StringLiteral.quoted).joined(separator: ", ")
                return "\(StringLiteral.quoted(scheme.wireName)): [\(list)]"
            }
            return own.isEmpty ? "[:]" : "[\(own.joined(separator: ", "))]"
        }
        return arguments + ["scopes: [\(scopes.joined(separator: ", "))]"]
    }

    // MARK: The whole

    package func makeServiceView() -> ServiceView {
        let paths = basePaths
        return ServiceView(
            names: names.service,
            access: access,
            documentation: DocumentationText.lines(
                "\(api.title) \(api.version), served by the implementations of its groups."),
            groups: zip(api.groups, names.service.groups).map { group, own in
                ServiceGroupView(
                    label: Identifiers.escaped(own.label), type: own.type, isSecured: isSecured(group))
            },
            schemes: makeServiceSchemeViews(),
            isSecured: api.groups.contains(where: isSecured),
            basePaths: paths.map(StringLiteral.quoted),
            errors: thrownTypes,
            client: options.modules.isEmpty ? makeServedClientView(basePath: paths.first ?? "") : nil
        )
    }

    private func makeServedClientView(basePath: String) -> ServedClientView {
        ServedClientView(
            names: names.service,
            name: names.client,
            access: access,
            hasCredentials: !api.securitySchemes.isEmpty,
            serverURL: StringLiteral.quoted("http://service.localhost" + Self.encoded(basePath))
        )
    }

    /// Those that some operation needs.
    private func makeServiceSchemeViews() -> [ServiceSchemeView] {
        let needed = Set(api.groups.flatMap(\.endpoints).flatMap(\.requirements).flatMap(\.schemes).map(\.wireName))
        return zip(api.orderedSecuritySchemes, names.schemes).compactMap { scheme, name in
            guard needed.contains(scheme.wireName) else { return nil }
            let (credential, words) = identification(by: scheme)
            return ServiceSchemeView(
                functionName: Identifiers.escaped(name),
                scheme: text(of: scheme),
                documentation: scheme.description.map(lines).flatMap { $0.isEmpty ? nil : $0 } ?? [words],
                credential: credential
            )
        }
    }

    private func identification(
        by scheme: SecurityScheme
    ) -> (credential: ServiceSchemeView.Credential, words: String) {
        switch scheme.kind {
        case .apiKey(let name, let location):
            (.key, "By the key in the \(location.rawValue) `\(DocumentationText.line(name))`.")
        case .http(let name) where name.lowercased() == "basic": (.basic, "By a user's name and password.")
        case .http(let name) where name.lowercased() == "bearer": (.token, "By a bearer token.")
        case .http(let name): (.token, "By the credentials of the HTTP scheme `\(DocumentationText.line(name))`.")
        case .oauth2: (.token, "By a token of OAuth 2.0; `call.scopes` are those that the operation needs.")
        case .openIDConnect: (.token, "By a token of OpenID Connect; `call.scopes` are those that the operation needs.")
        case .mutualTLS: (.none, "By the certificate of the client.")
        }
    }

    /// The bodies that are errors themselves, each once; what isn't declared here can't conform to `Error`.
    private var thrownTypes: [String] {
        var seen: Set<TypeID> = []
        return api.groups.flatMap(\.endpoints).compactMap { endpoint in
            guard case .declared(let id)? = endpoint.onlyFailure?.content.type.map(api.resolved),
                seen.insert(id).inserted
            else { return nil }
            switch api[id].shape {
            case .object, .enumeration, .union: break
            case .multipart, .alias, .external: return nil
            }
            let own = options.conformances[id, default: []]
            return own.contains { $0.name == "Error" } ? nil : names.path(of: id)
        }
    }

    // MARK: Base paths

    /// The paths of the servers, with the defaults of their variables, each once.
    private var basePaths: [String] {
        var paths: [String] = []
        for server in api.servers {
            let path = Self.path(of: server)
            if !paths.contains(path) { paths.append(path) }
        }
        return paths.isEmpty ? [""] : paths
    }

    private static func path(of server: Server) -> String {
        let url = server.variables.reduce(server.url) { url, variable in
            url.split(separator: "{\(variable.wireName)}", omittingEmptySubsequences: false).joined(
                separator: variable.defaultValue)
        }
        var rest = url.prefix { $0 != "?" && $0 != "#" }
        if let scheme = rest.firstRange(of: "://") {
            rest = rest[scheme.upperBound...].drop { $0 != "/" }
        } else if rest.hasPrefix("//") {
            rest = rest.dropFirst(2).drop { $0 != "/" }
        }
        let segments = rest.split(separator: "/").filter { $0 != "." && $0 != ".." }
        return segments.map { "/" + $0 }.joined()
    }

    /// A path as URLs have it (RFC 3986, section 3.3), since descriptions may have blanks and letters in it.
    private static func encoded(_ path: String) -> String {
        path.utf8.map { byte in
            let character = Character(Unicode.Scalar(byte))
            let isOwn =
                byte < 0x80 && (character.isLetter || character.isNumber || "-._~!$&'()*+,;=:@/%".contains(character))
            let digits = String(byte, radix: 16, uppercase: true)
            return isOwn ? String(character) : "%" + (byte < 16 ? "0" : "") + digits
        }.joined()
    }
}

extension Endpoint {
    /// Whether calls have an identified caller.
    fileprivate enum Caller { case no, ifThere, always }

    fileprivate var asksForCaller: Caller {
        let alternatives = requirements.map(\.schemes.isEmpty)
        if alternatives.allSatisfy({ $0 }) { return .no }
        return alternatives.contains(true) ? .ifThere : .always
    }
}

/// For the file plan.
extension ViewMaker {
    /// A service has something to serve.
    package var hasService: Bool { options.hasServer && !api.groups.isEmpty }
    package var serviceName: String { names.service.api }
    package func serviceName(ofGroup index: Int) -> String { names.service.groups[index].type }

    package func serviceImports(of endpoint: Endpoint) -> Imports {
        let outputs = endpoint.successes.compactMap(\.content.type)
        let failures = [endpoint.onlyFailure?.content.type].compactMap { $0 }
        // Its functions show `Output` and `Failure`, whatever these are; the requirement, which shows more, may be in another file.
        let used = outputs + failures + endpoint.sentTypes + multipartTypes(of: endpoint)
        return imports(showing: [], using: used, showsModels: true)
    }

    package func serviceImports(ofGroup index: Int) -> Imports {
        let outputs = api.groups[index].endpoints.flatMap { $0.successes.compactMap(\.content.type) }
        return imports(showing: outputs, using: [], showsModels: !api.groups[index].endpoints.isEmpty)
    }

    package var serviceImports: Imports {
        var imports = imports(showing: [], using: [], showsModels: false)
        if !thrownTypes.isEmpty { addConformances(of: moduleOfModels, to: &imports) }
        return imports
    }

    private func multipartTypes(of endpoint: Endpoint) -> [TypeReference] {
        servedMultiparts[endpoint.id, default: []].flatMap { id -> [TypeReference] in
            guard case .multipart(let shape) = api[id].shape else { return [] }
            return shape.parts.flatMap { part -> [TypeReference] in
                let headers = part.headers.map(\.type)
                if case .field(let type, _) = part.content { return headers + [type] }
                return headers
            }
        }
    }

    private func imports(
        showing shown: [TypeReference], using used: [TypeReference], showsModels: Bool
    ) -> Imports {
        var imports = Imports.none
        imports.needsServer = true
        imports.needsFoundation = shown.contains(where: \.needsFoundation)
        imports.others = modules(of: shown)
        if showsModels { imports.others.formUnion(moduleOfModels) }
        imports.usesFoundation = used.contains(where: \.needsFoundation)
        imports.used = modules(of: used)
        imports.foundationTypes = foundationTypes(in: shown + used)
        return imports
    }
}
