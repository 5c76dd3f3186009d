import APIFormats
import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

/// Reads defaults as literals of their types.
struct DefaultReader {
    let openEnumerations: Set<TypeID>
    /// Nil for a type whose schema is still being lowered.
    let shape: (TypeID) -> TypeDeclaration.Shape?
    /// Whether optional properties are left out that the type doesn't have, or that no Swift is written for.
    var leavesOut = false

    /// Nil for a default that is no value of its type, which is a warning, or that no Swift is written for, which is a note.
    func literal(_ node: OpenAPI.Value, _ type: TypeReference, _ diagnostics: DiagnosticCollector) -> Literal? {
        switch literal(node, type, depth: 0) {
        case .literal(let literal):
            reportKind(of: node, as: literal, diagnostics)
            return literal
        case .notExpressible:
            diagnostics.note(
                .unsupportedKeyword, "the Swift has no value for this default; an absent key is nil", at: node.range)
            return nil
        case .wrong:
            diagnostics.warning(
                .invalidDefault, "this default isn't a value of its type; it is ignored", at: node.range)
            return nil
        }
    }

    /// Without a report: nil where no Swift is written for the value.
    func constant(_ node: OpenAPI.Value, _ type: TypeReference) -> Literal? {
        if case .literal(let literal) = literal(node, type, depth: 0) { literal } else { nil }
    }

    /// A number for text, or text for a number, is understood.
    private func reportKind(of node: OpenAPI.Value, as literal: Literal, _ diagnostics: DiagnosticCollector) {
        let isText: Bool
        switch literal {
        case .string: isText = true
        case .integer, .number: isText = false
        case .null, .bool, .formatted, .enumerationCase, .array, .dictionary, .object, .variant: return
        }
        guard isText != (node.string != nil) else { return }
        let kind = isText ? "string" : "number"
        diagnostics.warning(.invalidDefault, "this default isn't a \(kind); it is read as one", at: node.range)
    }

    private enum Fit {
        case literal(Literal)
        /// Right, but nothing that is written as Swift.
        case notExpressible
        case wrong
    }

    private func literal(_ node: OpenAPI.Value, _ type: TypeReference, depth: Int) -> Fit {
        guard depth < 32 else { return .notExpressible }
        switch type {
        case .primitive(let primitive): return literal(node, primitive)
        case .array(let items):
            guard let nodes = node.array else { return .wrong }
            return all(nodes.map { literal($0, items, depth: depth + 1) }) { .array($0) }
        case .dictionary(let values):
            guard let entries = node.object?.entries else { return .wrong }
            // A dictionary of Swift's has no two keys that are canonically equivalent.
            guard Set(entries.map(\.key)).count == entries.count else { return .notExpressible }
            return all(entries.map { literal($0.value, values, depth: depth + 1) }) { found in
                .dictionary(zip(entries, found).map { Literal.Member(name: $0.key, value: $1) })
            }
        case .anything: return json(node, depth: depth)
        case .nullable(let type): return node.isNull ? .literal(.null) : literal(node, type, depth: depth)
        case .declared(let id): return literal(node, id, shape(id), depth: depth)
        }
    }

    private func literal(_ node: OpenAPI.Value, _ id: TypeID, _ shape: TypeDeclaration.Shape?, depth: Int) -> Fit {
        switch shape {
        case .alias(let type): return literal(node, type, depth: depth + 1)
        case .enumeration(let shape):
            let fit = literal(node, shape)
            let isOpen = shape.isOpen || openEnumerations.contains(id)
            if case .wrong = fit, isOpen, node.scalarText != nil { return .notExpressible }
            return fit
        case .object(let shape): return literal(node, shape, depth: depth)
        case .union(let shape): return literal(node, shape, depth: depth)
        case .multipart, .external, nil: return .notExpressible
        }
    }

    /// A list of fits is a literal where all of them are.
    private func all(_ fits: [Fit], _ make: ([Literal]) -> Literal) -> Fit {
        var literals: [Literal] = []
        for fit in fits {
            guard case .literal(let literal) = fit else { return fit }
            literals.append(literal)
        }
        return .literal(make(literals))
    }

    // MARK: Objects and unions

    private func literal(_ node: OpenAPI.Value, _ shape: ObjectShape, depth: Int) -> Fit {
        guard let entries = node.object?.entries else { return .wrong }
        for property in shape.properties where property.isRequired && property.defaultValue == nil {
            guard entries.contains(where: { $0.key.isExactly(property.wireName) }) else { return .wrong }
        }
        var members: [(name: String, fit: Fit)] = []
        for entry in entries {
            guard let property = shape.properties.first(where: { $0.wireName.isExactly(entry.key) }) else {
                if leavesOut { continue }
                return .notExpressible
            }
            let fit = literal(entry.value, property.type, depth: depth + 1)
            if case .literal = fit {} else if leavesOut, !property.isRequired { continue }
            members.append((entry.key, fit))
        }
        return all(members.map(\.fit)) { found in
            .object(zip(members, found).map { Literal.Member(name: $0.name, value: $1) })
        }
    }

    /// The first variant that the value is one of.
    private func literal(_ node: OpenAPI.Value, _ shape: UnionShape, depth: Int) -> Fit {
        guard let kind = Self.kind(of: node), !shape.selection.isEmpty else { return .notExpressible }
        guard let choice = shape.selection.first(where: { $0.kind == kind })?.choice else { return .wrong }
        for index in candidates(choice, for: node) {
            if case .literal(let literal) = literal(node, shape.variants[index].type, depth: depth + 1) {
                return .literal(.variant(index, literal))
            }
        }
        return .notExpressible
    }

    private func candidates(_ choice: UnionShape.Choice, for node: OpenAPI.Value) -> [Int] {
        switch choice {
        case .variant(let index): return [index]
        case .bestFit(let variants), .first(let variants): return variants
        case .key(let rules, let rest):
            let rule = rules.first { rule in node.object?[rule.key] != nil }
            return [rule?.variant ?? rest].compactMap { $0 }
        case .value(let choice):
            guard let text = node.object?[choice.property]?.valueText else {
                return choice.absent.map { candidates($0, for: node) } ?? []
            }
            let next = choice.branches.first { $0.values.contains(text) }?.choice ?? choice.other
            return next.map { candidates($0, for: node) } ?? []
        }
    }

    private static func kind(of node: OpenAPI.Value) -> UnionShape.JSONKind? {
        switch node.value {
        case .null: nil
        case .bool: .bool
        case .string: .string
        case .array: .array
        case .object: .object
        case .number: node.valueText.flatMap { Double($0) }.flatMap { Int(exactly: $0) } == nil ? .number : .integer
        }
    }

    // MARK: Scalars

    private func literal(_ node: OpenAPI.Value, _ primitive: Primitive) -> Fit {
        switch primitive {
        case .string: return node.scalarText.map { .literal(.string($0)) } ?? .wrong
        case .bool: return node.bool.map { .literal(.bool($0)) } ?? .wrong
        case .int, .int64: return whole(node).map { .literal(.integer($0)) } ?? .wrong
        case .int32: return whole(node).flatMap { Int32(exactly: $0) }.map { .literal(.integer(Int($0))) } ?? .wrong
        case .uint64:
            guard let text = node.valueText, let number = UInt64(text) ?? Double(text).flatMap({ UInt64(exactly: $0) })
            else { return .wrong }
            return .literal(.number(String(number)))
        case .decimal:
            guard let text = node.valueText, let number = ExactNumber(json: text) else { return .wrong }
            // As many digits as `Decimal` holds of any number.
            let isHeld = number.digits.count <= 38 && -128...127 ~= number.exponent
            return isHeld ? .literal(.number(text)) : .notExpressible
        case .double:
            guard let text = node.valueText, let number = Double(text), number.isFinite else { return .wrong }
            return .literal(.number(text))
        case .float:
            guard let text = node.valueText, let number = Float(text), number.isFinite else { return .wrong }
            return .literal(.number(text))
        case .date, .calendarDate, .uuid, .url, .data:
            guard let text = node.scalarText, FormattedText.isValid(text, primitive) else { return .wrong }
            return .literal(.formatted(primitive, text))
        }
    }

    private func literal(_ node: OpenAPI.Value, _ shape: EnumerationShape) -> Fit {
        guard let text = node.scalarText else { return .wrong }
        switch shape.values {
        case .strings(let values): return values.contains(text) ? .literal(.enumerationCase(text)) : .wrong
        case .integers(let values):
            guard let number = whole(node), values.contains(number) else { return .wrong }
            return .literal(.enumerationCase(String(number)))
        }
    }

    /// JSON Schema counts `2.0` among the integers.
    private func whole(_ node: OpenAPI.Value) -> Int? {
        node.valueText.flatMap { text in Int(text) ?? Double(text).flatMap { Int(exactly: $0) } }
    }

    private func json(_ node: OpenAPI.Value, depth: Int) -> Fit {
        guard depth < 32 else { return .notExpressible }
        switch node.value {
        case .null: return .literal(.null)
        case .bool(let flag): return .literal(.bool(flag))
        case .string(let text): return .literal(.string(text))
        case .number:
            guard let text = node.valueText, Int(text) != nil || text.contains(where: { ".eE".contains($0) }),
                Double(text)?.isFinite == true
            else { return .notExpressible }
            return .literal(.number(text))
        case .array(let items): return all(items.map { json($0, depth: depth + 1) }) { .array($0) }
        case .object(let mapping):
            return all(mapping.entries.map { json($0.value, depth: depth + 1) }) { found in
                .dictionary(zip(mapping.entries, found).map { Literal.Member(name: $0.key, value: $1) })
            }
        }
    }
}

extension Lowering {
    /// The default that a schema has itself, that what it refers to has, or the last part of its `allOf`.
    func defaultNode(of schema: OpenAPI.Schema) -> OpenAPI.Value? { defaultNode(of: schema, depth: 0) }

    private func defaultNode(of schema: OpenAPI.Schema, depth: Int) -> OpenAPI.Value? {
        if let own = schema.defaultValue { return own.isNull ? nil : own }
        guard depth < 16 else { return nil }
        if let target = schema.reference.flatMap(resolver.schema),
            let value = defaultNode(of: target, depth: depth + 1)
        {
            return value
        }
        return schema.allOf.reversed().lazy.compactMap { self.defaultNode(of: $0, depth: depth + 1) }.first
    }

    /// A parameter's default as a literal of its type.
    func defaultValue(of schema: OpenAPI.Schema, _ type: TypeReference) -> Literal? {
        defaultNode(of: schema).flatMap { node in
            defaultReader.literal(node, type, diagnostics)
        }
    }
}

/// Sets the defaults of properties; those that are no values of their type are reported, and those that no Swift is written for.
func setDefaults(_ draft: inout Draft) {
    let reader = DefaultReader(openEnumerations: draft.findings.openEnumerations) { [api = draft.api] in api[$0].shape }
    for index in draft.api.types.indices {
        guard case .object(var shape) = draft.api.types[index].shape else { continue }
        let id = draft.api.types[index].id
        for position in shape.properties.indices {
            let property = shape.properties[position]
            guard let node = draft.findings.defaults[PropertyPlace(type: id, name: property.wireName)] else { continue }
            shape.properties[position].defaultValue = reader.literal(node, property.type, draft.diagnostics)
        }
        draft.api.types[index].shape = .object(shape)
    }
}
