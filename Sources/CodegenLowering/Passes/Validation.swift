import CodegenAPIModel

/// Adds to the rules of each place those of the types in it, and marks the types that have any; types out of the scope lose theirs.
func spreadRules(_ api: inout API, in scope: ValidationScope) {
    guard scope != .none else { return }
    let spread = RuleSpread(api, in: scope)
    for index in api.types.indices { spread.apply(to: &api.types[index]) }
    for group in api.groups.indices {
        for index in api.groups[group].endpoints.indices { spread.apply(to: &api.groups[group].endpoints[index]) }
    }
}

private struct RuleSpread {
    private let api: API
    private let scope: ValidationScope
    private var validated: Set<TypeID> = []
    private let closedVariants: ClosedVariants

    init(_ api: API, in scope: ValidationScope) {
        self.api = api
        self.scope = scope
        closedVariants = ClosedVariants(api)
        mark()
    }

    /// A type is validated where it has rules, or contains a type that is.
    private mutating func mark() {
        var owners: [TypeID: [TypeID]] = [:]
        for declaration in api.types {
            declaration.shape.forEachDeclared { owners[$0, default: []].append(declaration.id) }
        }
        var pending = api.types.map(\.id)
        while let id = pending.popLast() {
            guard !validated.contains(id), hasRules(api[id]) else { continue }
            validated.insert(id)
            pending += owners[id] ?? []
        }
    }

    private func hasRules(_ declaration: TypeDeclaration) -> Bool {
        guard isInScope(declaration) else { return false }
        if !declaration.rules.isEmpty { return true }
        switch declaration.shape {
        case .object(let shape):
            if case .kept(let type) = shape.additional, !rules(of: type).isEmpty { return true }
            return shape.properties.contains { !rules(of: $0, in: declaration).isEmpty }
        case .union(let shape): return shape.variants.contains { !$0.rules.isEmpty || !rules(of: $0.type).isEmpty }
        case .multipart(let shape):
            return shape.parts.contains { part in
                guard case .field(let type, _) = part.content else { return false }
                return !part.rules.isEmpty || !rules(of: type).isEmpty
            }
        case .alias(let type): return !rules(of: type).isEmpty
        case .enumeration(let shape): return isListed(declaration, shape)
        case .external: return false
        }
    }

    private func isInScope(_ declaration: TypeDeclaration) -> Bool {
        scope == .all || declaration.direction.contains(.sent)
    }

    /// Whether the Swift has values that the description excludes.
    private func isListed(_ declaration: TypeDeclaration, _ shape: EnumerationShape) -> Bool {
        guard !shape.isOpen else { return false }
        if case .integers = shape.values { return true }
        return declaration.direction.contains(.received)
    }

    // MARK: Rules of types

    private func rules(of property: Property, in owner: TypeDeclaration) -> [ValueRule] {
        let own = property.rules.filter { rule in
            switch rule {
            case .readOnly: owner.direction.contains(.sent)
            case .writeOnly: scope == .all && owner.direction.contains(.received)
            default: true
            }
        }
        let all = own.merging(rules(of: property.type))
        return all.saysNothing ? [] : all
    }

    /// The rules that a type itself leads to.
    private func rules(of type: TypeReference, depth: Int = 0) -> [ValueRule] {
        guard depth < 32 else { return [] }
        switch type {
        case .primitive, .anything: return []
        case .nullable(let type): return rules(of: type, depth: depth + 1)
        case .array(let type):
            let inner = rules(of: type, depth: depth + 1)
            return inner.isEmpty ? [] : [.items(inner)]
        case .dictionary(let type):
            let inner = rules(of: type, depth: depth + 1)
            return inner.isEmpty ? [] : [.otherProperties(inner)]
        case .declared(let id):
            switch api[id].shape {
            case .alias(let target): return api[id].rules.merging(rules(of: target, depth: depth + 1))
            case .enumeration: return validated.contains(id) ? [.listed(id)] : []
            case .object, .union, .multipart: return validated.contains(id) ? [.type(id)] : []
            case .external: return []
            }
        }
    }

    // MARK: Applying

    func apply(to declaration: inout TypeDeclaration) {
        declaration.isValidated = validated.contains(declaration.id)
        let isValidated = declaration.isValidated
        if !isValidated { declaration.rules = [] }
        switch declaration.shape {
        case .object(var shape):
            for index in shape.properties.indices {
                shape.properties[index].rules = isValidated ? rules(of: shape.properties[index], in: declaration) : []
            }
            if isValidated, case .kept(let type) = shape.additional {
                declaration.rules = declaration.rules.merging(rules(of: .dictionary(type)))
            }
            declaration.shape = .object(shape)
        case .union(var shape):
            for index in shape.variants.indices {
                let variant = shape.variants[index]
                let own = isValidated ? variant.rules.merging(rules(of: variant.type)) : []
                shape.variants[index].rules = own.isEmpty ? [] : closedVariants.rules(ofVariant: index, in: shape) + own
            }
            declaration.shape = .union(shape)
        case .multipart(var shape):
            for index in shape.parts.indices {
                guard case .field(let type, _) = shape.parts[index].content else { continue }
                shape.parts[index].rules = isValidated ? shape.parts[index].rules.merging(rules(of: type)) : []
            }
            declaration.shape = .multipart(shape)
        case .alias, .enumeration, .external: break
        }
    }

    func apply(to endpoint: inout Endpoint) {
        for index in endpoint.parameters.indices {
            let parameter = endpoint.parameters[index]
            endpoint.parameters[index].rules = parameter.rules.merging(rules(of: parameter.type))
        }
        guard let body = endpoint.body, body.rules.count == body.contents.count else { return }
        endpoint.body?.rules = zip(body.contents, body.rules).map { content, own in
            content.type.map { own.merging(rules(of: $0)) } ?? []
        }
    }
}
