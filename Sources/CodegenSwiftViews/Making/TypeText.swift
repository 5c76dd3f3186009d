import CodegenAPIModel

/// Writes types as Swift, seen from a scope.
struct TypeText {
    let names: NameTable

    /// The text of a type as used within `scope`; a type that the scope itself declares goes by its short name.
    func text(_ type: TypeReference, in scope: NameTable.TypeOwner) -> String {
        switch type {
        case .primitive(let primitive): primitive.swiftName
        case .array(let items): "[\(text(items, in: scope))]"
        case .dictionary(let values): "[String: \(text(values, in: scope))]"
        case .nullable(let type): text(type, in: scope) + "?"
        case .anything: "JSONValue"
        case .declared(let id): isVisible(id, in: scope) ? names.name(of: id) : names.path(of: id)
        }
    }

    private func isVisible(_ id: TypeID, in scope: NameTable.TypeOwner) -> Bool {
        let owner = names.owner(of: id)
        guard owner != .module else { return false }
        if case .type(let type) = scope, names.isInnermost(type), names.owner(of: type) == owner { return true }
        return owner == scope
    }
}

extension Primitive {
    var swiftName: String {
        switch self {
        case .string: "String"
        case .bool: "Bool"
        case .int: "Int"
        case .int32: "Int32"
        case .int64: "Int64"
        case .uint64: "UInt64"
        case .double: "Double"
        case .float: "Float"
        case .decimal: "Decimal"
        case .date: "Date"
        case .calendarDate: "CalendarDate"
        case .uuid: "UUID"
        case .url: "URL"
        case .data: "Data"
        }
    }

    /// It is Foundation's, so a file that shows it imports Foundation.
    var needsFoundation: Bool {
        switch self {
        case .decimal, .date, .uuid, .url, .data: true
        case .string, .bool, .int, .int32, .int64, .uint64, .double, .float, .calendarDate: false
        }
    }
}

extension TypeReference {
    /// It shows one of the runtime's own types.
    var needsRuntime: Bool {
        switch self {
        case .primitive(let primitive): primitive == .calendarDate
        case .array(let type), .dictionary(let type), .nullable(let type): type.needsRuntime
        case .declared: false
        case .anything: true
        }
    }

    var needsFoundation: Bool {
        switch self {
        case .primitive(let primitive): primitive.needsFoundation
        case .array(let type), .dictionary(let type), .nullable(let type): type.needsFoundation
        case .declared, .anything: false
        }
    }
}
