import APIFormats
import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument
import CodegenRegularExpressions

/// Where the constraints of schemas hold.
enum ConstrainedPlace: Hashable {
    case type(TypeID)
    case property(PropertyPlace)
    /// A parameter, or a part of a multipart body, by its location.
    case range(SourceRange)
    case body(OperationID, Int)
}

extension Lowering {
    /// Sets what the schemas of types, properties, parameters and bodies say by themselves; `spreadRules` adds what they lead to.
    func setRules(of api: inout API, _ findings: Findings) {
        guard options.validation != .none else { return }
        let reader = RuleReader(lowering: self, api: api)
        for index in api.types.indices {
            let id = api.types[index].id
            let own = findings.constrained[.type(id)] ?? []
            switch api.types[index].shape {
            case .object(var shape):
                for position in shape.properties.indices {
                    let place = PropertyPlace(type: id, name: shape.properties[position].wireName)
                    reader.set(findings.constrained[.property(place)], of: &shape.properties[position])
                }
                api.types[index].shape = .object(shape)
                api.types[index].rules = reader.rules(of: own, .declared(id), declaring: id)
            case .union(var shape):
                let sources = findings.unionSources[id]?.variants ?? []
                for (position, source) in sources.enumerated() where sources.count == shape.variants.count {
                    shape.variants[position].rules = reader.rules(of: [source], shape.variants[position].type)
                }
                api.types[index].shape = .union(shape)
                api.types[index].rules = reader.rules(of: own, .declared(id), declaring: id)
            case .multipart(var shape):
                for position in shape.parts.indices {
                    guard case .field(let type, _) = shape.parts[position].content,
                        let origin = shape.parts[position].origin
                    else { continue }
                    shape.parts[position].rules = reader.rules(of: findings.constrained[.range(origin)], type)
                }
                api.types[index].shape = .multipart(shape)
                if reader.areClosed(own) { api.types[index].rules = [.closed] }
            case .alias(let type): api.types[index].rules = reader.rules(of: own, type, declaring: id)
            case .enumeration, .external: break
            }
        }
        for group in api.groups.indices {
            for index in api.groups[group].endpoints.indices {
                setRules(of: &api.groups[group].endpoints[index], findings, reader)
            }
        }
    }

    private func setRules(of endpoint: inout Endpoint, _ findings: Findings, _ reader: RuleReader) {
        for index in endpoint.parameters.indices {
            guard let origin = endpoint.parameters[index].origin else { continue }
            endpoint.parameters[index].rules = reader.rules(
                of: findings.constrained[.range(origin)], endpoint.parameters[index].type)
        }
        let id = endpoint.streamOf ?? endpoint.id
        guard let body = endpoint.body else { return }
        endpoint.body?.rules = body.contents.enumerated().map { index, content in
            guard let type = content.type else { return [] }
            return reader.rules(of: findings.constrained[.body(id, index)], type)
        }
    }
}

/// Reads the constraints of schemas as rules, up to the types that are declared: these have rules of their own.
private struct RuleReader {
    let lowering: Lowering
    let api: API

    func set(_ schemas: [OpenAPI.Schema]?, of property: inout Property) {
        var rules: [ValueRule] = []
        if property.isReadOnly != property.isWriteOnly { rules.append(property.isReadOnly ? .readOnly : .writeOnly) }
        rules = rules.merging(self.rules(of: schemas, property.type))
        if property.isWriteOnly, !rules.saysNothing { rules = rules.merging([.secret]) }
        property.rules = rules
    }

    /// - Parameter id: The type that is declared by the schemas.
    func rules(of schemas: [OpenAPI.Schema]?, _ type: TypeReference, declaring id: TypeID? = nil) -> [ValueRule] {
        // Parts of parts may be met again and again.
        var budget = 2_000
        let rules = (schemas ?? []).reduce([]) {
            $0.merging(self.rules(of: $1, type, declaring: id, &budget, depth: 0))
        }
        return rules.saysNothing ? [] : rules
    }

    private func rules(
        of schema: OpenAPI.Schema, _ type: TypeReference, declaring id: TypeID?, _ budget: inout Int, depth: Int
    ) -> [ValueRule] {
        budget -= 1
        guard depth < 32, budget > 0 else { return [] }
        let type = type.withoutNull
        if case .declared(let declared) = type, declared != id, api[declared].origin == schema.range { return [] }
        let resolved = api.resolved(type)
        var rules = own(schema, resolved)
        for part in parts(of: schema) {
            rules = rules.merging(self.rules(of: part, type, declaring: id, &budget, depth: depth + 1))
        }
        switch resolved {
        case .array(let type):
            if let items = schema.items, schema.prefixItems.isEmpty {
                let inner = self.rules(of: items, type, declaring: nil, &budget, depth: depth + 1)
                if !inner.saysNothing { rules = rules.merging([.items(inner)]) }
            }
        case .dictionary(let type): rules = rules.merging(other(schema, type, &budget, depth))
        case .declared(let declared):
            guard case .object(let shape) = api[declared].shape else { break }
            switch shape.additional {
            case .kept(let type): rules = rules.merging(other(schema, type, &budget, depth))
            case .ignored where declared == id && isClosed(schema): rules = rules.merging([.closed])
            case .ignored: break
            }
        case .primitive, .nullable, .anything: break
        }
        return rules
    }

    /// The schemas that have to hold, too: of the reference, of `allOf`, and of a union that is one type or null.
    private func parts(of schema: OpenAPI.Schema) -> [OpenAPI.Schema] {
        var parts = [schema.reference.flatMap(lowering.resolver.schema)].compactMap { $0 } + schema.allOf
        for branches in [schema.oneOf, schema.anyOf] {
            let branches = branches.filter { !lowering.isNullOnly($0) }
            if branches.count == 1 { parts += branches }
        }
        return parts
    }

    /// Whether a form takes no other parts.
    func areClosed(_ schemas: [OpenAPI.Schema]) -> Bool {
        var pending = schemas
        var budget = 200
        while let schema = pending.popLast(), budget > 0 {
            if isClosed(schema) { return true }
            pending += parts(of: schema)
            budget -= 1
        }
        return false
    }

    /// Clients don't send other properties anyway.
    private func isClosed(_ schema: OpenAPI.Schema) -> Bool {
        lowering.options.hasService && schema.takesNoOtherProperties
    }

    private func other(
        _ schema: OpenAPI.Schema, _ type: TypeReference, _ budget: inout Int, _ depth: Int
    ) -> [ValueRule] {
        guard case .schema(let values) = schema.otherProperties, schema.patternProperties.isEmpty else { return [] }
        let rules = rules(of: values, type, declaring: nil, &budget, depth: depth + 1)
        return rules.saysNothing ? [] : [.otherProperties(rules)]
    }

    // MARK: Keywords

    private func own(_ schema: OpenAPI.Schema, _ type: TypeReference) -> [ValueRule] {
        var rules: [ValueRule] = []
        for constraint in schema.constraints { rule(of: constraint, in: schema, type).map { rules.append($0) } }
        if let format = schema.format, [.primitive(.string), .anything].contains(type),
            StringFormat(rawValue: format) != nil
        {
            rules.append(.format(format))
        }
        if schema.format == "password" { rules.append(.secret) }
        if let rule = values(of: schema, type) { rules.append(rule) }
        return rules
    }

    private func rule(
        of constraint: OpenAPI.Schema.Constraint, in schema: OpenAPI.Schema, _ type: TypeReference
    ) -> ValueRule? {
        let text = constraint.value.valueText ?? ""
        switch constraint.keyword {
        case .minimum: return number(text).map { .minimum($0, isExclusive: isFlag(.exclusiveMinimum, of: schema)) }
        case .maximum: return number(text).map { .maximum($0, isExclusive: isFlag(.exclusiveMaximum, of: schema)) }
        case .exclusiveMinimum: return number(text).map { .minimum($0, isExclusive: true) }
        case .exclusiveMaximum: return number(text).map { .maximum($0, isExclusive: true) }
        case .multipleOf:
            guard let step = ExactNumber(json: text), !step.isZero, !step.isNegative else { return nil }
            return .multipleOf(text)
        case .minItems: return count(text, above: 0).map { .minItems($0) }
        case .maxItems: return count(text).map { .maxItems($0) }
        case .uniqueItems: return constraint.value.bool == true ? .uniqueItems : nil
        case .minProperties: return count(text, above: 0).map { .minProperties($0) }
        case .maxProperties: return count(text).map { .maxProperties($0) }
        case .minLength: return hasOwnText(type) ? count(text, above: 0).map { .minLength($0) } : nil
        case .maxLength: return hasOwnText(type) ? count(text).map { .maxLength($0) } : nil
        case .pattern: return hasOwnText(type) ? pattern(constraint.value) : nil
        default: return nil
        }
    }

    /// 3.0 writes exclusive bounds as flags.
    private func isFlag(_ keyword: SchemaKeyword, of schema: OpenAPI.Schema) -> Bool {
        schema.constraints.contains { $0.keyword == keyword && $0.value.bool == true }
    }

    private func number(_ text: String) -> String? { ExactNumber(json: text) == nil ? nil : text }

    private func count(_ text: String, above limit: Int = -1) -> Int? {
        ExactNumber(json: text)?.natural.flatMap { $0 > limit ? $0 : nil }
    }

    /// Values of other types are written in one of several forms, and the type holds what they mean; enumerations list theirs.
    private func hasOwnText(_ type: TypeReference) -> Bool {
        switch type {
        case .primitive(.string), .primitive(.url), .primitive(.data): true
        case .declared(let id): if case .union = api[id].shape { true } else { false }
        case .anything: true
        case .primitive, .array, .dictionary, .nullable: false
        }
    }

    private func pattern(_ node: OpenAPI.Value) -> ValueRule? {
        guard let pattern = node.scalarText else { return nil }
        do throws(RegularExpressionError) {
            _ = try RegularExpression(ecmaScript: pattern)
            return .pattern(pattern)
        } catch {
            guard lowering.isFirstReport(at: node.range) else { return nil }
            // A client doesn't rely on it; a service lets in what the description forbids.
            let message = "texts aren't validated against this pattern: \(error.message)"
            if lowering.options.hasService {
                lowering.diagnostics.warning(.unsupportedKeyword, message, at: node.range)
            } else {
                lowering.diagnostics.note(.unsupportedKeyword, message, at: node.range)
            }
            return nil
        }
    }

    /// Listed values, where the type holds others, too; nil where one of them can't be written as it is.
    private func values(of schema: OpenAPI.Schema, _ type: TypeReference) -> ValueRule? {
        guard let nodes = schema.enumValues ?? schema.const.map({ [$0] }) else { return nil }
        switch type {
        case .primitive(let primitive):
            return literals(nodes.filter { !$0.isNull }) { literal($0, primitive) }.map { .values($0) }
        case .anything: return literals(nodes) { literal($0, depth: 0) }.map { .json($0) }
        case .array, .dictionary: break
        case .declared(let id):
            switch api[id].shape {
            case .object, .union: break
            case .enumeration, .alias, .multipart, .external: return nil
            }
        case .nullable: return nil
        }
        // Whether null is a value is the type's to say.
        return literals(nodes.filter { !$0.isNull }) { literal($0, depth: 0) }.map { .json($0 + [.null]) }
    }

    private func literals(_ nodes: [OpenAPI.Value], _ literal: (OpenAPI.Value) -> Literal?) -> [Literal]? {
        let literals = nodes.compactMap(literal)
        return literals.isEmpty || literals.count < nodes.count ? nil : literals
    }

    /// Any JSON.
    private func literal(_ node: OpenAPI.Value, depth: Int) -> Literal? {
        guard depth < 32 else { return nil }
        if node.isNull { return .null }
        if let flag = node.bool { return .bool(flag) }
        if let text = node.string { return .string(text) }
        if let items = node.array {
            let literals = items.compactMap { literal($0, depth: depth + 1) }
            return literals.count == items.count ? .array(literals) : nil
        }
        if let entries = node.object?.entries {
            let members = entries.compactMap { entry in
                literal(entry.value, depth: depth + 1).map { Literal.Member(name: entry.key, value: $0) }
            }
            return members.count == entries.count ? .dictionary(members) : nil
        }
        return literal(node, .double)
    }

    private func literal(_ node: OpenAPI.Value, _ primitive: Primitive) -> Literal? {
        switch primitive {
        case .string: return node.scalarText.map { .string($0) }
        case .bool: return node.bool.map { .bool($0) }
        case .int, .int32, .int64, .uint64, .double, .float, .decimal:
            guard node.string == nil, let text = node.valueText, let exact = ExactNumber(json: text) else { return nil }
            if let integer = Int(text) { return .integer(integer) }
            // The literal's digits have to be those of the description.
            guard let number = Double(text), number.isFinite, ExactNumber(json: "\(number)") == exact else {
                return nil
            }
            return .number(text)
        case .date, .calendarDate, .uuid, .url, .data: return nil
        }
    }
}

extension RequestBody.Content {
    /// The type of a body that is validated: neither streams nor what has no type.
    var type: TypeReference? {
        switch self {
        case .json(let type, _), .form(let type, _), .coded(let type, _): type
        case .multipart(let id, _): .declared(id)
        case .stream, .parts, .text, .bytes: nil
        }
    }
}

extension OpenAPI.Schema {
    /// An object has no other properties than the listed ones.
    var takesNoOtherProperties: Bool {
        guard patternProperties.isEmpty else { return false }
        return [additionalProperties, unevaluatedProperties].contains {
            if case .forbidden = $0 { true } else { false }
        }
    }
}
