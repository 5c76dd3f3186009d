import APIModel
import SwiftLanguage

/// Makes the views of the servers.
extension ViewMaker {
    func makeServerViews() -> [ServerView] {
        var scope = NameScope(reserved: ["url", "init"])
        var enumerations = ServerEnumerations()
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
                variables: server.variables.map { variable in
                    let name = variableScope.claim(names.plainMember(variable.wireName, at: variable.origin))
                    return makeVariableView(variable, name, &enumerations)
                }
            )
        }
    }

    private func makeVariableView(
        _ variable: Server.Variable, _ name: String, _ enumerations: inout ServerEnumerations
    ) -> ServerVariableView {
        var (type, defaultValue) = ("String", StringLiteral.quoted(variable.defaultValue))
        var enumeration: ServerVariableEnumerationView?
        // A default that isn't one of the values can only be text.
        let cases = variable.values.contains(variable.defaultValue) ? makeCases(of: variable) : []
        if let value = cases.first(where: { $0.wireValue == variable.defaultValue }) {
            defaultValue = "." + value.view.name
            let found = enumerations.name(for: variable, names.casing.typeName(variable.wireName))
            type = Identifiers.escaped(found.name)
            if found.isNew {
                let documentation = DocumentationText.lines(variable.description ?? "")
                enumeration = ServerVariableEnumerationView(
                    name: type, documentation: documentation, cases: cases.map(\.view))
            }
        }
        return ServerVariableView(
            name: Identifiers.escaped(name),
            wireName: StringLiteral.quoted(variable.wireName),
            defaultValue: defaultValue,
            type: type,
            isEnumerated: !cases.isEmpty,
            enumeration: enumeration
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

    /// A description of up to three words, as a name.
    private func shortName(_ text: String) -> String? {
        let words = text.split(whereSeparator: \.isWhitespace)
        return (1...3).contains(words.count) && text.count <= 30 ? text : nil
    }
}

/// The enumerations of server variables: one for the same variable with the same values on several servers.
private struct ServerEnumerations {
    private var scope = NameScope(reserved: ["Server", "Credentials"], sparesTypes: true)
    private var known: [(wireName: String, values: [String], name: String)] = []

    mutating func name(for variable: Server.Variable, _ preferred: String) -> (name: String, isNew: Bool) {
        if let found = known.first(where: { $0.wireName == variable.wireName && $0.values == variable.values }) {
            return (found.name, false)
        }
        let name = scope.claim(preferred)
        known.append((variable.wireName, variable.values, name))
        return (name, true)
    }
}
