import CodegenAPIModel
import CodegenOpenAPIDocument

/// Marks which way each type travels, from the operations down through all they mention.
func markDirections(_ api: inout API) {
    var pending: [(TypeID, Direction)] = []
    func mark(_ type: TypeReference, _ direction: Direction) {
        type.forEachDeclared { pending.append(($0, direction)) }
    }
    for endpoint in api.groups.flatMap(\.endpoints) {
        for parameter in endpoint.parameters { mark(parameter.type, .sent) }
        for type in endpoint.bodyTypes { mark(type, endpoint.method == "PATCH" ? [.sent, .patched] : .sent) }
        for type in endpoint.receivedTypes + endpoint.callbackTypes { mark(type, .received) }
    }
    for webhook in api.webhooks { webhook.payload.map { mark($0, .received) } }

    propagate(&pending, in: &api)
    // What no operation mentions may be used either way.
    for declaration in api.types where declaration.direction.isEmpty {
        pending.append((declaration.id, [.sent, .received]))
        propagate(&pending, in: &api)
    }
}

private func propagate(_ pending: inout [(TypeID, Direction)], in api: inout API) {
    while let (id, direction) = pending.popLast() {
        guard !api[id].direction.isSuperset(of: direction) else { continue }
        api[id].direction.formUnion(direction)
        api[id].shape.forEachDeclared { pending.append(($0, direction)) }
    }
}

/// Settles what depends on the direction of a type.
func applyDirections(_ api: inout API) {
    for index in api.types.indices {
        guard case .object(var shape) = api.types[index].shape else { continue }
        let direction = api.types[index].direction
        for position in shape.properties.indices {
            let property = shape.properties[position]
            // Who sends a value leaves out what is read-only; who receives one doesn't get what is write-only.
            if property.isReadOnly, direction.contains(.sent) { shape.properties[position].isRequired = false }
            if property.isWriteOnly, direction.contains(.received) { shape.properties[position].isRequired = false }
            // In a partial update an absent property stays as it is; a default would overwrite it.
            if direction.contains(.patched), !property.isRequired { shape.properties[position].defaultValue = nil }
        }
        api.types[index].shape = .object(shape)
    }
}

/// A required property, parameter or part that can have only one value has it as its default argument.
func setOnlyValues(_ draft: inout Draft) {
    setOnlyValuesOfParameters(&draft.api)
    let reader = DefaultReader(openEnumerations: draft.findings.openEnumerations) { [api = draft.api] in api[$0].shape }
    for index in draft.api.types.indices {
        switch draft.api.types[index].shape {
        case .object(var shape):
            for position in shape.properties.indices where shape.properties[position].isRequired {
                let property = shape.properties[position]
                let place = PropertyPlace(type: draft.api.types[index].id, name: property.wireName)
                shape.properties[position].onlyValue =
                    onlyValue(of: property.type, property.constants, in: draft.api)
                    ?? draft.findings.constants[place].flatMap {
                        onlyValue($0, of: property.type, in: draft.api, reader)
                    }
            }
            draft.api.types[index].shape = .object(shape)
        case .multipart(var shape):
            for position in shape.parts.indices where shape.parts[position].isRequired {
                guard case .field(let type, _) = shape.parts[position].content else { continue }
                shape.parts[position].onlyValue = onlyValue(of: type, in: draft.api)
            }
            draft.api.types[index].shape = .multipart(shape)
        case .enumeration, .union, .alias, .external: break
        }
    }
}

/// Constants that no enumeration has: null, arrays, objects, and numbers that the type holds as they are.
private func onlyValue(
    _ node: OpenAPI.Value, of type: TypeReference, in api: API, _ reader: DefaultReader
) -> Literal? {
    switch api.resolved(type) {
    case .anything, .array, .dictionary: return reader.constant(node, type)
    case .primitive(.float):
        guard let text = node.valueText, let number = Float(text), Double("\(number)") == Double(text) else {
            return nil
        }
        return reader.constant(node, type)
    case .primitive(.decimal):
        // A literal with a fraction would go through `Double`.
        return node.valueText.flatMap { Int($0) } == nil ? nil : reader.constant(node, type)
    case .primitive, .declared, .nullable: return nil
    }
}

private func setOnlyValuesOfParameters(_ api: inout API) {
    for group in api.groups.indices {
        for endpoint in api.groups[group].endpoints.indices {
            for position in api.groups[group].endpoints[endpoint].parameters.indices {
                let parameter = api.groups[group].endpoints[endpoint].parameters[position]
                guard parameter.isRequired, parameter.defaultValue == nil else { continue }
                api.groups[group].endpoints[endpoint].parameters[position].defaultValue =
                    onlyValue(of: parameter.type, in: api)
            }
        }
    }
}

/// The only value of a type, or of a property whose type doesn't show its constants.
private func onlyValue(of type: TypeReference, _ constants: [String] = [], in api: API) -> Literal? {
    guard !type.isNullable else { return nil }
    switch api.resolved(type) {
    case .declared(let id):
        guard case .enumeration(let shape) = api[id].shape, !shape.isOpen, shape.values.texts.count == 1 else {
            return nil
        }
        return shape.values.texts.first.map { .enumerationCase($0) }
    case .primitive(let primitive):
        guard constants.count == 1, let text = constants.first else { return nil }
        return onlyValue(text, of: primitive)
    case .array, .dictionary, .nullable, .anything: return nil
    }
}

private func onlyValue(_ text: String, of primitive: Primitive) -> Literal? {
    switch primitive {
    case .bool: return .bool(text == "true")
    case .double: return Double(text)?.isFinite == true ? .number(text) : nil
    case .uint64: return UInt64(text).map { .number(String($0)) }
    // Constants of other integer types are enumerations.
    case .int, .int32, .int64, .float, .decimal, .string, .date, .calendarDate, .uuid, .url, .data: return nil
    }
}

/// Opens the enumerations that the description allows other values beside; done last, when all are filled in.
func markOpen(_ ids: Set<TypeID>, in api: inout API) {
    for id in ids {
        guard case .declared(let target) = api.resolved(.declared(id)), case .enumeration(var shape) = api[target].shape
        else { continue }
        shape.isOpen = true
        api[target].shape = .enumeration(shape)
    }
}
