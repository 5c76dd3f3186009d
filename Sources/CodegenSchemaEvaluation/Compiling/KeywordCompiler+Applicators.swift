import CodegenDiagnostics
import CodegenDocumentTree
import CodegenRegularExpressions

/// Keywords that hold schemas.
extension KeywordCompiler {
    /// Whether the keyword is one of them.
    mutating func compileApplicator(_ entry: Mapping.Entry) -> Bool {
        switch entry.key {
        case "allOf": if let schemas = list(entry) { add(.allOf(schemas), for: entry) }
        case "anyOf": if let schemas = list(entry) { add(.anyOf(schemas), for: entry) }
        case "oneOf": if let schemas = list(entry) { add(.oneOf(schemas), for: entry) }
        case "not": add(.not(subschema(entry.value, "not")), for: entry)
        case "properties", "patternProperties", "additionalProperties":
            if isFirst(entry, of: ["properties", "patternProperties", "additionalProperties"]) {
                compileProperties(entry)
            }
        case "items", "prefixItems", "additionalItems":
            if isFirst(entry, of: ["items", "prefixItems", "additionalItems"]) { compileItems(entry) }
        case "dependencies": compileDependencies(entry)
        case "if", "dependentSchemas", "propertyNames", "contains":
            return dialect.dialect.isModern && compileModern(entry)
        default: return false
        }
        return true
    }

    private mutating func compileModern(_ entry: Mapping.Entry) -> Bool {
        switch entry.key {
        case "if": compileConditional(entry)
        case "propertyNames": add(.propertyNames(subschema(entry.value, "propertyNames")), for: entry)
        case "contains": compileContains(entry)
        case "dependentSchemas":
            guard let schemas = map(entry) else { break }
            add(.dependentSchemas(schemas.map { DependentSchema(property: $0.key, schema: $0.schema) }), for: entry)
        default: return false
        }
        return true
    }

    mutating func compileUnevaluated(_ entry: Mapping.Entry) {
        guard dialect.dialect.isModern else { return }
        switch entry.key {
        case "unevaluatedItems": addLast(.unevaluatedItems(subschema(entry.value, entry.key)), for: entry)
        case "unevaluatedProperties": addLast(.unevaluatedProperties(subschema(entry.value, entry.key)), for: entry)
        default: break
        }
    }

    /// Keywords that belong together are compiled at the first of them.
    private func isFirst(_ entry: Mapping.Entry, of keywords: [String]) -> Bool {
        mapping.entries.first { keywords.contains($0.key) }?.key == entry.key
    }

    private mutating func compileConditional(_ entry: Mapping.Entry) {
        let condition = subschema(entry.value, "if")
        let then = mapping["then"].map { subschema($0, "then") }
        let otherwise = mapping["else"].map { subschema($0, "else") }
        add(.conditional(if: condition, then: then, else: otherwise), for: entry)
    }

    private mutating func compileProperties(_ first: Mapping.Entry) {
        var rule = PropertiesRule()
        if let entry = mapping.entry("properties"), let schemas = map(entry) {
            for (key, schema) in schemas { rule.named[ExactText(key)] = schema }
            rule.names = schemas.map(\.key)
        }
        // OpenAPI 3.0 has no patterns, but who writes them means them.
        if let entry = mapping.entry("patternProperties") {
            for (key, schema) in map(entry) ?? [] {
                if let expression = expression(key, entry) {
                    rule.patterns.append((expression, key, schema))
                } else {
                    rule.hasUnknownPatterns = true
                }
            }
        }
        if let entry = mapping.entry("additionalProperties"), !rule.hasUnknownPatterns {
            rule.additional = subschema(entry.value, entry.key)
        }
        add(.properties(rule), for: first)
    }

    /// A pattern; nil, and a report, for one that is wrong or can't be matched.
    mutating func expression(_ pattern: String, _ entry: Mapping.Entry) -> RegularExpression? {
        do throws(RegularExpressionError) {
            return try RegularExpression(ecmaScript: pattern)
        } catch {
            let place = error.offset.map { " (character \($0 + 1))" } ?? ""
            compiler.report(entry.key, entry.value, "the pattern `\(pattern)` isn't used: \(error.message)\(place)")
            return nil
        }
    }

    private mutating func compileItems(_ first: Mapping.Entry) {
        var rule = ItemsRule()
        if dialect.dialect.isModern {
            if let entry = mapping.entry("prefixItems") { rule.prefix = list(entry) ?? [] }
            if let items = mapping["items"] { rule.rest = subschema(items, "items") }
        } else if let entry = mapping.entry("items") {
            if entry.value.array != nil, dialect.dialect.hasItemsByPosition {
                rule.prefixKeyword = "items"
                rule.prefix = list(entry) ?? []
                rule.restKeyword = "additionalItems"
                rule.rest = mapping["additionalItems"].map { subschema($0, "additionalItems") }
            } else {
                rule.rest = subschema(entry.value, "items")
            }
        }
        if !rule.prefix.isEmpty || rule.rest != nil { add(.items(rule), for: first) }
    }

    private mutating func compileContains(_ entry: Mapping.Entry) {
        var rule = ContainsRule(schema: subschema(entry.value, "contains"))
        if dialect.hasValidation {
            if let minimum = mapping.entry("minContains"), let count = count(minimum) {
                rule.minimum = count
                rule.minimumRange = minimum.keyRange
            }
            if let maximum = mapping.entry("maxContains"), let count = count(maximum) {
                rule.maximum = count
                rule.maximumRange = maximum.keyRange
            }
        }
        add(.contains(rule), for: entry)
    }

    /// `{"a": ["b"], "c": {…}}`: required properties, or a schema.
    private mutating func compileDependencies(_ entry: Mapping.Entry) {
        guard dialect.dialect.isModern || dialect.dialect == .draft4 else { return }
        guard let dependencies = entry.value.object else { return expect("an object", entry) }
        var required: [DependentRequired] = []
        var schemas: [DependentSchema] = []
        for inner in dependencies.entries {
            if let names = inner.value.array {
                required.append(DependentRequired(property: inner.key, required: names.compactMap(\.string)))
            } else {
                schemas.append(
                    DependentSchema(property: inner.key, schema: subschema(inner.value, entry.key, inner.key)))
            }
        }
        if !required.isEmpty { add(.dependentRequired(required), for: entry) }
        if !schemas.isEmpty { add(.dependentSchemas(schemas), for: entry) }
    }
}
