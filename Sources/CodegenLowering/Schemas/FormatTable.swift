import CodegenAPIModel
import CodegenOpenAPIDocument

/// The type of each `format`; the configuration may override it.
enum FormatTable {
    static let strings: [String: Primitive] = [
        "date-time": .date,
        // RFC 3339, too, as Google's descriptions define it.
        "google-datetime": .date,
        "date": .calendarDate,
        "uuid": .uuid,
        "guid": .uuid,
        "uri": .url,
        "url": .url,
        "byte": .data,
        "base64": .data,
    ]

    static let integers: [String: Primitive] = [
        "int8": .int,
        "int16": .int,
        "int32": .int32,
        "int64": .int64,
        "long": .int64,
        "uint8": .int,
        "uint16": .int,
        "uint32": .int,
        "uint64": .uint64,
    ]

    static let numbers: [String: Primitive] = [
        "float": .float,
        "double": .double,
        "decimal": .decimal,
        "int32": .int32,
        "int64": .int64,
        "uint64": .uint64,
    ]
}

extension Lowering {
    /// The primitive of a scalar type; an unknown format says nothing, as JSON Schema has it.
    func primitive(for type: OpenAPI.Schema.Types, _ schema: OpenAPI.Schema) -> Primitive {
        if let format = schema.format, let chosen = options.formats[format] { return chosen }
        switch type {
        case .string:
            if schema.contentEncoding == "base64" { return .data }
            return schema.format.flatMap { FormatTable.strings[$0] } ?? .string
        case .integer: return schema.format.flatMap { FormatTable.integers[$0] } ?? .int
        case .boolean: return .bool
        default: return schema.format.flatMap { FormatTable.numbers[$0] } ?? .double
        }
    }
}
