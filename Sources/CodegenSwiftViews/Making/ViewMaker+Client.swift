import CodegenAPIModel
import CodegenSwiftLanguage

extension ViewMaker {
    func groupDocumentation(_ group: OperationGroup) -> [String] {
        guard group.wireName != nil else { return [] }
        let lines = documentation(group.documentation)
        return lines.isEmpty ? ["Operations of `\(DocumentationText.line(group.wireName ?? ""))`."] : lines
    }

    func protocolDocumentation(_ group: OperationGroup) -> [String] {
        let own = groupDocumentation(group)
        return (own.isEmpty ? ["Operations of `\(names.client)`."] : own) + [
            "", "A fake implements the functions that a test is about; all others fail with their name.",
        ]
    }

    package func makeClientView() -> ClientView {
        var lines = DocumentationText.lines("\(api.title) \(api.version)")
        let own = documentation(api.documentation)
        if !own.isEmpty { lines += [""] + own }
        return ClientView(
            name: names.client,
            access: access,
            documentation: lines,
            groups: zip(api.groups, names.groups).compactMap { group, names in
                names.accessor.map { accessor in
                    GroupAccessorView(
                        name: Identifiers.escaped(accessor), type: names.type, documentation: groupDocumentation(group))
                }
            },
            servers: makeServerViews(),
            schemes: makeSecuritySchemeViews()
        )
    }

    private func makeSecuritySchemeViews() -> [SecuritySchemeView] {
        zip(api.orderedSecuritySchemes, names.schemes).map { scheme, name in
            SecuritySchemeView(
                name: Identifiers.escaped(name),
                wireName: StringLiteral.quoted(scheme.wireName),
                scheme: text(of: scheme),
                documentation: scheme.description.map(lines) ?? [],
                isOptional: !scheme.isAlwaysRequired
            )
        }
    }

    func text(of scheme: SecurityScheme) -> String {
        let id = StringLiteral.quoted(scheme.wireName)
        return switch scheme.kind {
        case .apiKey(let name, let location):
            ".apiKey(\(id), in: .\(location.rawValue), name: \(StringLiteral.quoted(name)))"
        case .http(let name): ".http(\(id), scheme: \(StringLiteral.quoted(name)))"
        case .oauth2: ".oauth2(\(id))"
        case .openIDConnect: ".openIDConnect(\(id))"
        case .mutualTLS: ".mutualTLS(\(id))"
        }
    }

    // MARK: Webhooks

    /// Nil for an API without webhooks.
    package func makeWebhooksView() -> WebhooksView? {
        guard !api.webhooks.isEmpty else { return nil }
        let constants = api.webhookConstants
        let cases = zip(api.webhooks, names.webhookCases).enumerated().map { index, pair in
            let (webhook, name) = pair
            return WebhookCaseView(
                name: Identifiers.escaped(name),
                wireName: StringLiteral.quoted(webhook.wireName),
                isImplicit: name == webhook.wireName,
                type: webhook.payload.map { types.text($0, in: .module) },
                constants: (constants?.values[index] ?? []).map {
                    WebhookConstantView(value: StringLiteral.quoted($0), name: Identifiers.escaped(name))
                },
                documentation: documentation(webhook.documentation)
            )
        }
        return WebhooksView(
            name: names.webhook,
            access: access,
            documentation: ["Webhook events sent by \(DocumentationText.line(api.title))."],
            cases: cases,
            property: constants.map { StringLiteral.quoted($0.property) },
            propertyDocumentation: constants.map { "`\(DocumentationText.line($0.property))`" }
        )
    }
}

/// Makes the views of the servers.
extension ViewMaker {
    func makeServerViews() -> [ServerView] {
        zip(api.servers, names.servers).map { server, names in
            ServerView(
                name: Identifiers.escaped(names.name),
                url: StringLiteral.quoted(server.url),
                documentation: DocumentationText.lines(
                    [server.description.map { markdown($0) }, "`\(server.url)`"].compactMap { $0 }.joined(
                        separator: "\n\n"))
                    + documentation(of: server.variables),
                isRelative: server.isRelative,
                variables: zip(server.variables, names.variables).map(makeVariableView)
            )
        }
    }

    private func makeVariableView(_ variable: Server.Variable, _ names: ServerNames.Variable) -> ServerVariableView {
        let value = names.enumeration?.cases.first { $0.value == variable.defaultValue }
        return ServerVariableView(
            name: Identifiers.escaped(names.name),
            wireName: StringLiteral.quoted(variable.wireName),
            defaultValue: value.map { "." + Identifiers.escaped($0.name) }
                ?? StringLiteral.quoted(variable.defaultValue),
            type: names.enumeration.map { Identifiers.escaped($0.name) } ?? "String",
            isEnumerated: names.enumeration != nil,
            enumeration: names.enumeration.flatMap { $0.isShared ? nil : makeEnumerationView(of: variable, $0) }
        )
    }

    private func makeEnumerationView(
        of variable: Server.Variable, _ names: ServerNames.Enumeration
    ) -> ServerVariableEnumerationView {
        ServerVariableEnumerationView(
            name: Identifiers.escaped(names.name),
            documentation: lines(variable.description ?? ""),
            cases: names.cases.map { value, name in
                ServerVariableCaseView(
                    name: Identifiers.escaped(name), value: StringLiteral.quoted(value), isImplicit: name == value)
            }
        )
    }

    /// The descriptions and documented values of a server's variables.
    private func documentation(of variables: [Server.Variable]) -> [String] {
        let lines = variables.compactMap { variable -> String? in
            let values = variable.values.map { "`\(DocumentationText.line($0))`" }.joined(separator: ", ")
            let words = [variable.description.map(line), values.isEmpty ? nil : "One of \(values)."]
            let text = words.compactMap { $0 }.joined(separator: " ")
            return text.isEmpty ? nil : "- `\(DocumentationText.line(variable.wireName))`: \(text)"
        }
        return lines.isEmpty ? [] : [""] + lines.flatMap { DocumentationText.lines($0) }
    }
}
