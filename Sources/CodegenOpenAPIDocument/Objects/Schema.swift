public import CodegenDiagnostics
public import CodegenDocumentTree

extension OpenAPI {
    /// Schema Object, or a boolean schema: what values may look like.
    @dynamicMemberLookup
    public final class Schema: Sendable {
        public let fields: Fields
        public let range: SourceRange
        public let pointer: Pointer

        init(fields: Fields, range: SourceRange, pointer: Pointer) {
            self.fields = fields
            self.range = range
            self.pointer = pointer
        }

        public subscript<Value>(dynamicMember path: KeyPath<Fields, Value>) -> Value { fields[keyPath: path] }

        /// What a schema says, keyword by keyword.
        public struct Fields: Sendable {
            /// `true` and `false` are schemas too.
            public var boolean: Bool?
            public var reference: Reference?
            public var types: Types = []
            public var isNullable = false
            public var title: String?
            public var description: String?
            public var properties: [Named<Schema>] = []
            public var required: [(text: String, range: SourceRange)] = []
            public var additionalProperties: AdditionalProperties = .unspecified
            public var unevaluatedProperties: AdditionalProperties = .unspecified
            public var items: Schema?
            /// A schema for each position: `prefixItems`, or `items` as an array, as older drafts have it.
            public var prefixItems: [Schema] = []
            public var patternProperties: [Named<Schema>] = []
            public var allOf: [Schema] = []
            public var oneOf: [Schema] = []
            public var anyOf: [Schema] = []
            public var enumValues: [Node]?
            public var const: Node?
            public var defaultValue: Node?
            public var format: String?
            public var formatRange: SourceRange?
            public var contentEncoding: String?
            public var isDeprecated = false
            public var isReadOnly = false
            public var isWriteOnly = false
            public var discriminator: Discriminator?
            /// Constraints that Swift's types can't hold, as they stand in doc comments.
            public var constraints: [Constraint] = []
            /// Keywords of which something is neither expressed nor documented.
            public var unexpressed: [(keyword: SchemaKeyword, range: SourceRange)] = []
            public var extensions: [(name: String, value: Node)] = []

            public init() {}
        }

        /// `additionalProperties` in its three forms, and its absence.
        public enum AdditionalProperties: Sendable {
            case unspecified
            case allowed
            case forbidden
            case schema(Schema)
        }

        /// A keyword that narrows values without changing their type.
        public struct Constraint: Sendable {
            public let keyword: SchemaKeyword
            public let value: Node
        }

        /// The values of `type`.
        public struct Types: OptionSet, Sendable, Hashable {
            public let rawValue: UInt8

            public init(rawValue: UInt8) { self.rawValue = rawValue }

            public static let null = Types(rawValue: 1)
            public static let boolean = Types(rawValue: 2)
            public static let object = Types(rawValue: 4)
            public static let array = Types(rawValue: 8)
            public static let number = Types(rawValue: 16)
            public static let string = Types(rawValue: 32)
            public static let integer = Types(rawValue: 64)

            static let byName: [String: Types] = [
                "null": .null, "boolean": .boolean, "object": .object, "array": .array, "number": .number,
                "string": .string, "integer": .integer,
            ]
        }
    }

    /// Discriminator Object.
    public struct Discriminator: Sendable {
        public let propertyName: String
        public let mapping: [Named<String>]
        public let range: SourceRange
    }
}
