import APIModel
import SwiftLanguage

/// Makes the views of the servers.
extension ViewMaker {
    func makeServerViews() -> [ServerView] {
        var scope = NameScope(reserved: ["url", "init"])
        var typeScope = NameScope(reserved: ["Server", "Credentials"], sparesTypes: true)
        return api.servers.enumerated().map { index, server in
            let text =
                server.name ?? server.description.flatMap(shortName)
                ?? (api.servers.count == 1 ? "standard" : "server\(index + 1)")
            var variableScope = NameScope(reserved: ["origin"])
            return ServerView(
                name: Identifiers.escaped(scope.claim(names.plainMember(text, at: server.origin))),
                url: StringLiteral.quoted(server.url),
                documentation: DocumentationText.lines(
                    [server.description, "`\(server.url)`"].compactMap { $0 }.joined(separator: "\n\n"))
                    + documentation(of: server.variables),
                isRelative: server.isRelative,
                variables: server.variables.enumerated().map { position, variable in
                    let name = variableScope.claim(names.plainMember(variable.wireName, at: variable.origin))
                    return makeVariableView(
                        variable, name, isLast: position == server.variables.count - 1, &typeScope)
                }
            )
        }
    }

    private func makeVariableView(
        _ variable: Server.Variable, _ name: String, isLast: Bool, _ scope: inout NameScope
    ) -> ServerVariableView {
        var defaultValue = StringLiteral.quoted(variable.defaultValue)
        var enumeration: ServerVariableEnumerationView?
        // A default that isn't listed can only be text.
        if variable.values.contains(variable.defaultValue) {
            let cases = makeCases(of: variable)
            enumeration = ServerVariableEnumerationView(
                name: Identifiers.escaped(scope.claim(names.casing.typeName(variable.wireName))),
                documentation: DocumentationText.lines(variable.description ?? ""),
                cases: cases.map(\.view)
            )
            defaultValue =
                cases.first { $0.wireValue == variable.defaultValue }.map { "." + $0.view.name } ?? defaultValue
        }
        return ServerVariableView(
            name: Identifiers.escaped(name),
            wireName: StringLiteral.quoted(variable.wireName),
            defaultValue: defaultValue,
            enumeration: enumeration,
            isLast: isLast
        )
    }

    private func makeCases(of variable: Server.Variable) -> [(wireValue: String, view: ServerVariableCaseView)] {
        var scope = NameScope(reserved: ["allCases", "rawValue"])
        var seen: Set<String> = []
        return variable.values.filter { seen.insert($0).inserted }.map { value in
            let name = scope.claim(ReservedNames.member(names.casing.memberName(value)))
            let view = ServerVariableCaseView(
                name: Identifiers.escaped(name), value: StringLiteral.quoted(value), isImplicit: name == value)
            return (value, view)
        }
    }

    /// What the variables of a server are for, and the values that the description lists.
    private func documentation(of variables: [Server.Variable]) -> [String] {
        let lines = variables.compactMap { variable -> String? in
            let values = variable.values.map { "`\(DocumentationText.line($0))`" }.joined(separator: ", ")
            let words = [variable.description.map(DocumentationText.line), values.isEmpty ? nil : "One of \(values)."]
            let text = words.compactMap { $0 }.joined(separator: " ")
            return text.isEmpty ? nil : "- `\(DocumentationText.line(variable.wireName))`: \(text)"
        }
        return lines.isEmpty ? [] : [""] + lines.flatMap { DocumentationText.lines($0) }
    }

    /// A description of a few words is a name.
    private func shortName(_ text: String) -> String? {
        let words = text.split(whereSeparator: \.isWhitespace)
        return (1...3).contains(words.count) && text.count <= 30 ? text : nil
    }
}
