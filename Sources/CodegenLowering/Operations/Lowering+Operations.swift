import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

extension Lowering {
    /// All operations in their groups: in the order of the document's tags, then of first use.
    func lowerOperations() -> [OperationGroup] {
        var groups: [OperationGroup] = document.tags.map { tag in
            OperationGroup(
                wireName: tag.name,
                documentation: documentation(of: tag),
                origin: tag.range
            )
        }
        let naming = GroupNaming(resolver.paths, options.grouping)
        var next = 0
        for path in resolver.paths {
            for operation in path.value.operations {
                let id = OperationID(next)
                next += 1
                let (endpoint, streamed) = OperationLowering(
                    lowering: self, id: id, path: path.name, item: path.value, operation: operation
                ).lower()
                var endpoints = [endpoint]
                if var streamed {
                    streamed.id = OperationID(next)
                    next += 1
                    keep(OpenAPI.Operation.OwnPagination.none, of: streamed.id)
                    endpoints.append(streamed)
                }
                let name = naming.group(of: operation.value, at: path.name)
                if let index = groups.firstIndex(where: { $0.wireName == name }) {
                    groups[index].endpoints += endpoints
                } else {
                    groups.append(OperationGroup(wireName: name, documentation: .init(), endpoints: endpoints))
                }
            }
        }
        return groups.filter { !$0.endpoints.isEmpty }
    }

    private func documentation(of tag: OpenAPI.Tag) -> Documentation {
        let words = [tag.description, tag.parent.map { "Part of `\($0)`." }].compactMap { $0 }
        return Documentation(
            summary: tag.summary, description: words.isEmpty ? nil : words.joined(separator: "\n\n"),
            page: tag.externalDocs.map(Documentation.Page.init))
    }

    /// The 3.1 webhooks: what they send is received here.
    func lowerWebhooks() -> [Webhook] {
        document.webhooks.compactMap { webhook in
            guard let item = resolver.pathItem(webhook.value), let operation = item.operations.first?.value else {
                return nil
            }
            let body = resolver.inputs(of: operation, in: item).body
            let content = body?.content.first { MediaTypeName($0.name).isJSON }?.value
            giveName(operation.swiftName, at: webhook.value.referenceRange ?? item.range)
            return Webhook(
                wireName: webhook.name,
                payload: content.flatMap(\.schema).map { lower($0, as: .derived(from: [webhook.name + " payload"])) },
                documentation: Documentation(
                    summary: operation.summary, description: operation.description,
                    page: operation.externalDocs.map(Documentation.Page.init)),
                origin: webhook.value.referenceRange ?? item.range
            )
        }
    }

    func lowerSecuritySchemes() -> [SecurityScheme] {
        let requirements = requirementAlternatives()
        return document.securitySchemes.compactMap { named in
            guard let scheme = resolver.securityScheme(named.value) else { return nil }
            let secured = requirements.filter { !$0.isEmpty }
            return SecurityScheme(
                wireName: named.name,
                kind: kind(of: scheme),
                description: scheme.description,
                isAlwaysRequired: !secured.isEmpty && secured.allSatisfy { $0.allSatisfy { $0.contains(named.name) } },
                origin: named.value.referenceRange ?? scheme.range
            )
        }
    }

    /// For each operation its alternatives; without requirements none.
    private func requirementAlternatives() -> [[[String]]] {
        resolver.paths.flatMap { path in
            path.value.operations.map { security(of: $0.value) }
        }
    }

    /// The requirements of an operation: its own, or the document's; unknown schemes have been reported and are left out.
    func security(of operation: OpenAPI.Operation) -> [[String]] {
        let known = Set(document.securitySchemes.map(\.name))
        let requirements = (operation.security ?? document.security).requirements
        return requirements.map { $0.schemes.map(\.name).filter(known.contains) }
    }

    private func kind(of scheme: OpenAPI.SecurityScheme) -> SecurityScheme.Kind {
        switch scheme.kind {
        case .apiKey(let name, let location):
            switch location {
            case .header: .apiKey(name: name, location: .header)
            case .query: .apiKey(name: name, location: .query)
            case .cookie: .apiKey(name: name, location: .cookie)
            }
        case .http(let name, _): .http(scheme: name)
        case .oauth2: .oauth2
        case .openIDConnect: .openIDConnect
        case .mutualTLS: .mutualTLS
        }
    }
}

func lowerServer(_ server: OpenAPI.Server) -> Server {
    Server(
        url: server.url,
        name: server.name,
        description: server.description,
        variables: server.variables.map {
            Server.Variable(
                wireName: $0.name,
                defaultValue: $0.value.defaultValue,
                values: $0.value.values,
                description: $0.value.description,
                origin: $0.value.range
            )
        },
        origin: server.range
    )
}
