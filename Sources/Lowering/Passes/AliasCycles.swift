import APIModel
import Diagnostics

/// An alias that leads back to itself names no type: it becomes any value, and an error says so.
func breakAliasCycles(_ api: inout API, diagnostics: DiagnosticCollector) {
    for declaration in api.types {
        var visited: Set<TypeID> = []
        var id = declaration.id
        while case .alias(let type) = api[id].shape, case .declared(let next) = type.withoutNull {
            guard visited.insert(id).inserted else {
                if let origin = api[id].origin {
                    diagnostics.error(.circularReference, "this schema is nothing but a reference to itself", at: origin)
                }
                api[id].shape = .alias(.anything)
                break
            }
            id = next
        }
    }
    for index in api.types.indices {
        if case .pending = api.types[index].shape { api.types[index].shape = .alias(.anything) }
    }
}
