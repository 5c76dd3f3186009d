/// Words that are used for JSON Schema types.
enum TypeSynonyms {
    static let table: [String: (type: String, format: String?)] = [
        "int": ("integer", nil), "int32": ("integer", "int32"), "int64": ("integer", "int64"),
        "long": ("integer", "int64"),
        "float": ("number", "float"), "double": ("number", "double"), "decimal": ("number", "decimal"),
        "bool": ("boolean", nil), "str": ("string", nil), "text": ("string", nil), "char": ("string", nil),
        "date": ("string", "date"), "date-time": ("string", "date-time"), "datetime": ("string", nil),
        "uuid": ("string", "uuid"), "uri": ("string", "uri"), "url": ("string", "uri"), "binary": ("string", "binary"),
        "file": ("string", "binary"), "byte": ("string", "byte"), "list": ("array", nil), "dict": ("object", nil),
        "map": ("object", nil), "dictionary": ("object", nil), "hash": ("object", nil), "string": ("string", nil),
        "integer": ("integer", nil), "number": ("number", nil), "boolean": ("boolean", nil), "object": ("object", nil),
        "array": ("array", nil),
    ]
}
