import CodegenAPIModel
import CodegenOpenAPIDocument

extension Lowering {
    /// What a schema says in words, with the constraints that its type doesn't hold.
    func documentation(
        of schema: OpenAPI.Schema,
        type: TypeReference? = nil,
        default value: OpenAPI.Value? = nil,
        withPointer: Bool = false
    ) -> Documentation {
        var constraints = schema.constraints.compactMap(ConstraintText.text)
        if let format = schema.format, isUndocumented(format, type) { constraints.append("Format `\(format)`.") }
        // A default is a property's or a parameter's, not a type's.
        if !withPointer, let value = value ?? schema.defaultValue, !value.isNull {
            constraints.append("Default: `\(ConstraintText.text(value))`.")
        }
        if let type, !isEnumeration(type), let text = ConstraintText.values(of: schema) { constraints.append(text) }
        return Documentation(
            summary: schema.title == schema.description ? nil : schema.title,
            description: schema.description,
            constraints: constraints,
            isDeprecated: schema.isDeprecated,
            pointer: withPointer ? schema.pointer.description : nil
        )
    }

    /// A type that shows its values itself.
    private func isEnumeration(_ type: TypeReference) -> Bool {
        guard case .declared(let id) = type.withoutNull else { return false }
        if case .enumeration = shape(of: id) { return true }
        return false
    }

    /// A format that the type doesn't show.
    private func isUndocumented(_ format: String, _ type: TypeReference?) -> Bool {
        guard case .primitive(let primitive) = type?.withoutNull else { return false }
        switch primitive {
        case .string, .int, .double: return !["string", "int", "double", "binary"].contains(format)
        case .bool, .int32, .int64, .uint64, .float, .decimal, .date, .calendarDate, .uuid, .url, .data: return false
        }
    }
}
