import CodegenAPIModel

/// Opens the enumerations that the description allows other values beside; done last, when all are filled in.
func markOpen(_ ids: Set<TypeID>, in api: inout API) {
    for id in ids {
        guard case .declared(let target) = api.resolved(.declared(id)), case .enumeration(var shape) = api[target].shape
        else { continue }
        shape.isOpen = true
        api[target].shape = .enumeration(shape)
    }
}
