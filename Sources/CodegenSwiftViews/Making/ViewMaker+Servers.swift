import CodegenAPIModel
import CodegenSwiftLanguage

/// Makes the views of the servers.
extension ViewMaker {
    func makeServerViews() -> [ServerView] {
        zip(api.servers, names.servers).map { server, names in
            ServerView(
                name: Identifiers.escaped(names.name),
                url: StringLiteral.quoted(server.url),
                documentation: DocumentationText.lines(
                    [server.description, "`\(server.url)`"].compactMap { $0 }.joined(separator: "\n\n"))
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
            documentation: DocumentationText.lines(variable.description ?? ""),
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
            let words = [variable.description.map(DocumentationText.line), values.isEmpty ? nil : "One of \(values)."]
            let text = words.compactMap { $0 }.joined(separator: " ")
            return text.isEmpty ? nil : "- `\(DocumentationText.line(variable.wireName))`: \(text)"
        }
        return lines.isEmpty ? [] : [""] + lines.flatMap { DocumentationText.lines($0) }
    }
}
