import CodegenDiagnostics
import CodegenDocumentTree

extension SampleShape {
    /// The types that a value may have: those that the keywords are meant for, and the others.
    func typesInOrder(_ graph: SchemaGraph) -> (likely: [TypeSet], unlikely: [TypeSet]) {
        var meant: [TypeSet] = []
        if !properties.isEmpty || !required.isEmpty || minimumProperties > 0 || !propertyNames.isEmpty {
            meant.append(.object)
        }
        if !items.isEmpty || minimumItems > 0 || isUnique || !contains.isEmpty { meant.append(.array) }
        let hasFormat = parts.contains { graph.schemas[$0].annotations?.format != nil } && numberFormats.isEmpty
        if !patterns.isEmpty || minimumLength > 0 || maximumLength < Int.max || hasFormat { meant.append(.string) }
        let number = types.contains(.number) ? TypeSet.number : .integer
        if lower != nil || upper != nil || !steps.isEmpty || !numberFormats.isEmpty { meant.append(number) }
        meant.removeAll { $0.isDisjoint(with: types) }
        let all = [TypeSet.string, .object, .array, number, .boolean, .null].filter { !$0.isDisjoint(with: types) }
        // A list of types means each of them.
        if meant.isEmpty || types != .all { return (meant + all.filter { !meant.contains($0) }, []) }
        return (meant, all.filter { !meant.contains($0) })
    }

    func format(_ graph: SchemaGraph) -> String? {
        parts.lazy.compactMap { graph.schemas[$0].annotations?.format }.first
    }

    func isBase64(_ graph: SchemaGraph) -> Bool {
        parts.contains { graph.schemas[$0].annotations?.isBase64 == true }
    }
}
