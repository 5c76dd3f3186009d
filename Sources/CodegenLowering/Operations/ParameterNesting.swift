import CodegenAPIModel
import CodegenOpenAPIDocument

/// Finds arrays and objects in a parameter that its style can't write; the runtime sends them as JSON text.
struct ParameterNesting {
    let lowering: Lowering
    let style: Parameter.Style
    let explode: Bool

    /// `objects in an array`, or nil where all of the value can be written.
    func problem(with schema: OpenAPI.Schema) -> String? {
        switch style {
        case .json, .deepObject: return nil
        case .matrix, .label, .simple, .form, .spaceDelimited, .pipeDelimited, .cookie: break
        }
        let parts = lowering.parts(of: schema)
        if let items = parts.compactMap(\.items).first { return problem(withItems: items, in: "an array") }
        for property in parts.flatMap(\.properties) {
            if let problem = problem(withProperty: property.value) { return problem }
        }
        for part in parts {
            guard case .schema(let values) = part.additionalProperties else { continue }
            if let problem = problem(withProperty: values) { return problem }
        }
        return nil
    }

    /// A property of an object is a parameter of its own where the object explodes in a query or cookie.
    private func problem(withProperty schema: OpenAPI.Schema) -> String? {
        let parts = lowering.parts(of: schema)
        if isObject(parts) { return "objects in an object" }
        guard isArray(parts) else { return nil }
        guard explode, isPairs else { return "arrays in an object" }
        return parts.compactMap(\.items).first.flatMap { problem(withItems: $0, in: "an array of an object") }
    }

    private func problem(withItems schema: OpenAPI.Schema, in what: String) -> String? {
        let parts = lowering.parts(of: schema)
        if isObject(parts) { return "objects in \(what)" }
        return isArray(parts) ? "arrays in \(what)" : nil
    }

    /// Whether exploded values are pairs with a name each.
    private var isPairs: Bool {
        switch style {
        case .form, .spaceDelimited, .pipeDelimited, .cookie: true
        case .matrix, .label, .simple, .deepObject, .json: false
        }
    }

    private func isObject(_ parts: [OpenAPI.Schema]) -> Bool { parts.contains(where: \.isObjectLike) }

    private func isArray(_ parts: [OpenAPI.Schema]) -> Bool {
        parts.contains { $0.items != nil || $0.types.subtracting(.null) == .array }
    }
}
