package import CodegenDiagnostics
package import CodegenDocumentTree

extension OpenAPI {
    /// Schema Object, or a boolean schema: what values may look like.
    @dynamicMemberLookup
    package final class Schema: Sendable {
        package let fields: Fields
        /// As it is written; lifted schemas and combinations are at no place as they are.
        package let node: Node
        package let pointer: Pointer
        package var range: SourceRange { node.range }

        init(fields: Fields, node: Node, pointer: Pointer) {
            self.fields = fields
            self.node = node
            self.pointer = pointer
        }

        /// What follows from several fields; the fields themselves are in `Schema+Fields.swift`.
        package subscript<Value>(dynamicMember path: KeyPath<Fields, Value>) -> Value { fields[keyPath: path] }

        /// The keywords of a schema.
        package struct Fields: Sendable {
            /// `true` and `false` are schemas too.
            package var boolean: Bool?
            package var reference: Reference?
            package var types: Types = []
            package var isNullable = false
            package var title: String?
            package var description: String?
            package var properties: [Named<Schema>] = []
            package var required: [(text: String, range: SourceRange)] = []
            package var additionalProperties: AdditionalProperties = .unspecified
            package var unevaluatedProperties: AdditionalProperties = .unspecified
            package var items: Schema?
            /// A schema for each position: `prefixItems`, or `items` as an array, as older drafts have it.
            package var prefixItems: [Schema] = []
            package var patternProperties: [Named<Schema>] = []
            package var allOf: [Schema] = []
            package var oneOf: [Schema] = []
            package var anyOf: [Schema] = []
            package var enumValues: [Node]?
            package var const: Node?
            package var defaultValue: Node?
            package var format: String?
            package var formatRange: SourceRange?
            package var contentEncoding: String?
            package var isDeprecated = false
            /// What to use instead of something deprecated.
            package var deprecationMessage: String?
            package var isReadOnly = false
            package var isWriteOnly = false
            package var discriminator: Discriminator?
            package var examples: [Node] = []
            package var externalDocs: ExternalDocumentation?
            /// Constraints that Swift's types can't hold, for doc comments.
            package var constraints: [Constraint] = []
            /// Keywords of which something is neither expressed nor documented.
            package var unexpressed: [(keyword: SchemaKeyword, range: SourceRange)] = []
            package var extensions: [(name: String, value: Node)] = []

            package init() {}
        }

        /// `additionalProperties` in its three forms, and its absence.
        package enum AdditionalProperties: Sendable {
            case unspecified
            case allowed
            case forbidden
            case schema(Schema)
        }

        /// A keyword that narrows values without changing their type.
        package struct Constraint: Sendable {
            package let keyword: SchemaKeyword
            package let value: Node
        }

        /// The values of `type`.
        package struct Types: OptionSet, Sendable, Hashable {
            package let rawValue: UInt8

            package init(rawValue: UInt8) { self.rawValue = rawValue }

            package static let null = Types(rawValue: 1)
            package static let boolean = Types(rawValue: 2)
            package static let object = Types(rawValue: 4)
            package static let array = Types(rawValue: 8)
            package static let number = Types(rawValue: 16)
            package static let string = Types(rawValue: 32)
            package static let integer = Types(rawValue: 64)

            static let byName: [String: Types] = [
                "null": .null, "boolean": .boolean, "object": .object, "array": .array, "number": .number,
                "string": .string, "integer": .integer,
            ]
        }
    }

    /// Discriminator Object.
    package struct Discriminator: Sendable {
        package let propertyName: String
        package let mapping: [Named<String>]
        package let range: SourceRange
    }
}

extension OpenAPI.Schema.Fields {
    /// It constrains the type beyond its `$ref`.
    package var hasShapeBesideReference: Bool {
        hasOwnShape || !allOf.isEmpty || !oneOf.isEmpty || !anyOf.isEmpty
    }

    /// It says something about the type by itself: not annotations, not constraints, not combinations.
    package var hasOwnShape: Bool {
        if !properties.isEmpty || items != nil || enumValues != nil || const != nil { return true }
        if !required.isEmpty || !prefixItems.isEmpty || !patternProperties.isEmpty { return true }
        switch otherProperties {
        case .schema, .forbidden: return true
        case .unspecified, .allowed: return false
        }
    }

    /// The schema of properties that it doesn't list: `additionalProperties`, else `unevaluatedProperties`, which
    /// means the same where all parts are one type. An object closed by the latter is as open as any.
    package var otherProperties: OpenAPI.Schema.AdditionalProperties {
        switch (additionalProperties, unevaluatedProperties) {
        case (.unspecified, .schema), (.unspecified, .allowed): unevaluatedProperties
        case (_, _): additionalProperties
        }
    }
}

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
