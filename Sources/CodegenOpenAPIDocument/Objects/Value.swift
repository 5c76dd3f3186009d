import CodegenDiagnostics
@_exported public import CodegenDocumentTree

extension OpenAPI {
    /// Any JSON value within a description: a default, a constant, an extension.
    package typealias Value = Node
}

extension OpenAPI.Schema {
    /// The schema at the same place with other fields: a part of what it says.
    package func replacing(_ fields: Fields) -> OpenAPI.Schema {
        OpenAPI.Schema(fields: fields, range: range, pointer: pointer)
    }

    /// A schema that no place has: what all of `parts` say together, as an `allOf`, or what any of them says.
    ///
    /// It has a range of its own, so that it differs from its parts and, by `number`, from other combinations that end in the same
    /// one; the range begins where the last part does.
    package static func combining(
        _ parts: [OpenAPI.Schema], asAlternatives: Bool = false, number: Int
    ) -> OpenAPI.Schema? {
        guard let last = parts.last else { return nil }
        var fields = Fields()
        if asAlternatives { fields.anyOf = parts } else { fields.allOf = parts }
        let start = Int(last.range.lowerBound)
        let range = SourceRange(file: last.range.file, lowerBound: start, upperBound: start + number)
        return OpenAPI.Schema(fields: fields, range: range, pointer: last.pointer)
    }
}
