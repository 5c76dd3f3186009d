import CodegenAPIModel
import CodegenSwiftLanguage

extension API {
    /// The properties of an object, or of all variants of a union, by their wire names; each with the shape of its value.
    func memberShapes(of type: TypeReference) -> [(name: String, shape: ParameterShape)] {
        var members: [(name: String, shape: ParameterShape)] = []
        collectMembers(of: type, into: &members, depth: 0)
        return members
    }

    private func collectMembers(
        of type: TypeReference, into members: inout [(name: String, shape: ParameterShape)], depth: Int
    ) {
        guard depth < 8, case .declared(let id) = resolved(type.withoutNull) else { return }
        switch self[id].shape {
        case .object(let shape):
            for property in shape.properties where !members.contains(where: { $0.name == property.wireName }) {
                members.append((property.wireName, parameterShape(of: property.type)))
            }
        case .union(let shape):
            for variant in shape.variants { collectMembers(of: variant.type, into: &members, depth: depth + 1) }
        case .enumeration, .multipart, .alias, .external: return
        }
    }

    /// Whether all keys of an object's values are those of its properties.
    func hasOnlyKnownMembers(_ type: TypeReference, depth: Int = 0) -> Bool {
        guard depth < 8, case .declared(let id) = resolved(type.withoutNull) else { return false }
        switch self[id].shape {
        case .object(let shape): return shape.additional == .ignored
        case .union(let shape):
            return shape.variants.allSatisfy { hasOnlyKnownMembers($0.type, depth: depth + 1) }
        case .enumeration, .multipart, .alias, .external: return false
        }
    }
}

/// `["tags": .array]`
func dictionaryText(of shapes: [(name: String, shape: ParameterShape)]) -> String {
    "[" + shapes.map { "\(StringLiteral.quoted($0.name)): .\($0.shape)" }.joined(separator: ", ") + "]"
}
