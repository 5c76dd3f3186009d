import CodegenAPIModel
import CodegenSwiftLanguage

extension ViewMaker {
    /// The table of a type's constraints; empty for a type without any.
    func makeRuleViews(_ declaration: TypeDeclaration) -> [RuleView] {
        guard declaration.isValidated else { return [] }
        let scope = NameTable.TypeOwner.type(declaration.id)
        var own = declaration.rules.filter { $0 != .closed }.map { view(of: $0, in: scope) }
        switch declaration.shape {
        case .object(let shape):
            if declaration.rules.contains(.closed) { own.append(closedRule(shape.properties.map(\.wireName))) }
            // Other properties are those that the table doesn't have.
            let hasOthers = declaration.rules.contains { if case .otherProperties = $0 { true } else { false } }
            let listed = shape.properties.filter { hasOthers || !$0.rules.isEmpty }
            return own + listed.map { property(named: $0.wireName, $0.rules, in: scope) }
        case .multipart(let shape):
            if declaration.rules.contains(.closed) { own.append(closedRule(shape.parts.map(\.wireName))) }
            return own
                + shape.parts.filter { !$0.rules.isEmpty }.map { property(named: $0.wireName, $0.rules, in: scope) }
        case .union(let shape):
            guard shape.variants.contains(where: { !$0.rules.isEmpty }) else { return own }
            let variants = shape.variants.map { "[\(texts($0.rules, in: scope).joined(separator: ", "))]" }
            return own + [RuleView(name: "variants", arguments: variants)]
        case .enumeration, .alias, .external: return []
        }
    }

    private func closedRule(_ names: [String]) -> RuleView {
        RuleView(name: "onlyProperties", arguments: names.map(StringLiteral.quoted))
    }

    /// The table of a call's constraints; empty without any.
    func makeRuleViews(_ endpoint: Endpoint) -> [RuleView] {
        let scope = NameTable.TypeOwner.operation(endpoint.id)
        let parameters = endpoint.parameters.filter { !$0.rules.isEmpty }.map { parameter in
            RuleView(
                name: parameter.location == .querystring ? "query" : parameter.location.rawValue,
                arguments: [StringLiteral.quoted(parameter.wireName)] + texts(parameter.rules, in: scope))
        }
        guard let body = endpoint.body else { return parameters }
        return parameters
            + zip(body.contents, body.rules).filter { !$1.isEmpty }.map { content, rules in
                RuleView(
                    name: "body", arguments: [StringLiteral.quoted(content.mediaType)] + texts(rules, in: scope))
            }
    }

    private func property(named name: String, _ rules: [ValueRule], in scope: NameTable.TypeOwner) -> RuleView {
        RuleView(name: "property", arguments: [StringLiteral.quoted(name)] + texts(rules, in: scope))
    }

    private func texts(_ rules: [ValueRule], in scope: NameTable.TypeOwner) -> [String] {
        rules.map { view(of: $0, in: scope).text }
    }

    private func view(of rule: ValueRule, in scope: NameTable.TypeOwner) -> RuleView {
        switch rule {
        case .minimum(let limit, let isExclusive):
            RuleView(name: isExclusive ? "exclusiveMinimum" : "minimum", arguments: [number(limit)])
        case .maximum(let limit, let isExclusive):
            RuleView(name: isExclusive ? "exclusiveMaximum" : "maximum", arguments: [number(limit)])
        case .multipleOf(let step): RuleView(name: "multipleOf", arguments: [number(step)])
        case .minLength(let count): RuleView(name: "minLength", arguments: [String(count)])
        case .maxLength(let count): RuleView(name: "maxLength", arguments: [String(count)])
        case .pattern(let pattern): RuleView(name: "pattern", arguments: [StringLiteral.pattern(pattern)])
        case .format(let format): RuleView(name: "format", arguments: [StringLiteral.quoted(format)])
        case .minItems(let count): RuleView(name: "minItems", arguments: [String(count)])
        case .maxItems(let count): RuleView(name: "maxItems", arguments: [String(count)])
        case .uniqueItems: RuleView(name: "uniqueItems", arguments: [])
        case .minProperties(let count): RuleView(name: "minProperties", arguments: [String(count)])
        case .maxProperties(let count): RuleView(name: "maxProperties", arguments: [String(count)])
        case .values(let values): RuleView(name: "oneOf", arguments: values.map(text))
        case .json(let values): RuleView(name: "json", arguments: values.map(text))
        case .readOnly: RuleView(name: "readOnly", arguments: [])
        case .writeOnly: RuleView(name: "writeOnly", arguments: [])
        case .closed: preconditionFailure("only objects are closed, and they list their properties")
        case .anyProperties: RuleView(name: "anyProperties", arguments: [])
        case .tag(let name): RuleView(name: "property", arguments: [StringLiteral.quoted(name)])
        case .secret: RuleView(name: "secret", arguments: [])
        case .items(let rules): RuleView(name: "items", arguments: texts(rules, in: scope))
        case .otherProperties(let rules): RuleView(name: "otherProperties", arguments: texts(rules, in: scope))
        case .type(let id): RuleView(name: "type", arguments: [types.text(.declared(id), in: scope) + ".self"])
        case .listed(let id):
            RuleView(name: "listed", arguments: ["in: " + types.text(.declared(id), in: scope) + ".self"])
        }
    }

    /// An integer as it is; other numbers as text, which keeps their digits.
    private func number(_ text: String) -> String { Int(text).map { String($0) } ?? StringLiteral.quoted(text) }

    /// A value as a literal of `JSONValue`.
    private func text(_ value: Literal) -> String {
        switch value {
        case .bool(let flag): "\(flag)"
        case .integer(let integer): "\(integer)"
        case .number(let text): Double(text).map { "\($0)" } ?? "0"
        case .string(let text), .formatted(_, let text), .enumerationCase(let text): StringLiteral.quoted(text)
        case .array(let items): "[\(items.map(text).joined(separator: ", "))]"
        case .dictionary(let members), .object(let members):
            members.isEmpty
                ? "[:]"
                : "[\(members.map { "\(StringLiteral.quoted($0.name)): \(text($0.value))" }.joined(separator: ", "))]"
        case .null, .variant: "nil"
        }
    }
}
