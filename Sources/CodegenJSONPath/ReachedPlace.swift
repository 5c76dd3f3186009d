package import CodegenDocumentTree

/// How far a query leads that selects nothing.
package struct ReachedPlace {
    package let location: NodeLocation
    /// The name that isn't there, in backticks; nil where the rest isn't plain.
    package let missing: String?
}

extension JSONPathQuery {
    /// Follows the names and indices at the query's beginning; nil where all of them are there.
    package func reachedPlace(in root: Node) -> ReachedPlace? {
        var location = NodeLocation.root(root)
        for segment in segments {
            guard !segment.isDescendant, segment.selectors.count == 1 else { return nil }
            let token: String
            switch segment.selectors[0] {
            case .name(let name): token = name
            case .index(let index) where index >= 0: token = String(index)
            case .index, .wildcard, .slice, .filter: return nil
            }
            guard let next = location.descendant(at: [token]) else {
                return ReachedPlace(location: location, missing: "`\(token)`")
            }
            location = next
        }
        return nil
    }
}

extension NodeLocation {
    /// The node that keys and indices lead to, as the tokens of a JSON pointer do.
    package func descendant(at tokens: [String]) -> NodeLocation? {
        var location = self
        for token in tokens {
            switch location.node.value {
            case .object(let mapping):
                guard let position = mapping.position(of: token) else { return nil }
                location = location.child(.key(token, position: position), mapping.entries[position].value)
            case .array(let items):
                guard let index = Int(token), items.indices.contains(index) else { return nil }
                location = location.child(.index(index), items[index])
            case .null, .bool, .number, .string: return nil
            }
        }
        return location
    }
}
