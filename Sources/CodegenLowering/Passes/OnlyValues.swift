import CodegenAPIModel

/// A required property that can have only one value has it as its default argument.
func setOnlyValues(_ api: inout API) {
    for index in api.types.indices {
        guard case .object(var shape) = api.types[index].shape else { continue }
        for position in shape.properties.indices {
            let property = shape.properties[position]
            guard property.isRequired, !property.type.isNullable else { continue }
            shape.properties[position].onlyValue = onlyValue(of: property, in: api)
        }
        api.types[index].shape = .object(shape)
    }
}

private func onlyValue(of property: Property, in api: API) -> Literal? {
    switch api.resolved(property.type) {
    case .declared(let id):
        guard case .enumeration(let shape) = api[id].shape, !shape.isOpen, shape.values.texts.count == 1 else {
            return nil
        }
        return shape.values.texts.first.map { .enumerationCase($0) }
    case .primitive(.bool): return property.constants.count == 1 ? .bool(property.constants == ["true"]) : nil
    case .primitive, .array, .dictionary, .nullable, .anything: return nil
    }
}
