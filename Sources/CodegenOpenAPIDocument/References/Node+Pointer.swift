package import CodegenDocumentTree

extension Node {
    /// The value at a JSON pointer such as `#/components/schemas/Pet`; nil where there is none.
    package func descendant(at pointer: String) -> Node? {
        guard let hash = pointer.firstIndex(of: "#"), hash == pointer.startIndex,
            let tokens = Pointer.tokens(ofFragment: pointer.dropFirst())
        else { return nil }
        return descendant(at: tokens)
    }

    func descendant(at tokens: [String]) -> Node? {
        var node = self
        for token in tokens {
            switch node.value {
            case .object(let mapping):
                guard let next = mapping[token] else { return nil }
                node = next
            case .array(let items):
                guard let index = Int(token), items.indices.contains(index) else { return nil }
                node = items[index]
            case .null, .bool, .number, .string: return nil
            }
        }
        return node
    }
}
