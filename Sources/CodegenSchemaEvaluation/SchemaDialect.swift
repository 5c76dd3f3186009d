import APIFormats

/// Which keywords a schema has, and their meaning.
package enum SchemaDialect: Sendable, CaseIterable {
    /// JSON Schema 2020-12, with `dependencies` of earlier drafts.
    case draft202012
    /// OpenAPI 3.1 and 3.2: JSON Schema 2020-12; `discriminator`, `xml`, `externalDocs` and `example` are annotations.
    case openAPI31
    /// OpenAPI 3.0: siblings of `$ref` don't count, `nullable: true` admits null whatever the other keywords say, and
    /// `exclusiveMinimum: true` excludes `minimum`.
    case openAPI30
    /// Swagger 2.0: as 3.0, with `x-nullable`; the type `file` is any value.
    case swagger20
    /// JSON Schema draft 4, from which OpenAPI 3.0 comes: `id`, items by position in `items`, `additionalItems`, `dependencies`.
    case draft4

    /// A `$schema` that is known by its name.
    init?(metaschema uri: String) {
        switch URIReference(uri).address {
        case "https://json-schema.org/draft/2020-12/schema": self = .draft202012
        case "http://json-schema.org/draft-04/schema": self = .draft4
        case let address where address.hasPrefix("https://spec.openapis.org/oas/3.1/dialect/"): self = .openAPI31
        case let address where address.hasPrefix("https://spec.openapis.org/oas/3.2/dialect/"): self = .openAPI31
        default: return nil
        }
    }

    /// 2020-12's keywords: `$id`, `prefixItems`, `if`, `unevaluatedItems`, …
    var isModern: Bool { self == .draft202012 || self == .openAPI31 }

    var isOpenAPI: Bool { self == .openAPI31 || self == .openAPI30 || self == .swagger20 }

    /// The keyword that names a resource; OpenAPI 3.0 has none.
    var idKeyword: String? {
        switch self {
        case .draft202012, .openAPI31: "$id"
        case .draft4: "id"
        case .openAPI30, .swagger20: nil
        }
    }

    /// The keyword that admits null.
    var nullableKeyword: String? {
        switch self {
        case .openAPI30: "nullable"
        case .swagger20: "x-nullable"
        case .draft202012, .openAPI31, .draft4: nil
        }
    }

    /// Whether `$ref` is the only keyword of its object that counts.
    var ignoresSiblingsOfReferences: Bool { !isModern }

    /// Whether `items` may be a list of schemas, and `additionalItems` is for the items after them.
    var hasItemsByPosition: Bool { self == .draft4 }
}

/// A dialect, with the vocabularies that a resource's own metaschema has.
struct ResourceDialect: Sendable, Equatable {
    let dialect: SchemaDialect
    var hasApplicators = true
    var hasUnevaluated = true
    var hasValidation = true
    /// Whether the metaschema asks for formats to be assertions.
    var assertsFormats = false

    init(_ dialect: SchemaDialect) { self.dialect = dialect }

    /// By `$vocabulary` of a metaschema of 2020-12.
    init(vocabularies: Set<String>) {
        dialect = .draft202012
        func has(_ name: String) -> Bool {
            vocabularies.contains("https://json-schema.org/draft/2020-12/vocab/" + name)
        }
        hasApplicators = has("applicator")
        hasUnevaluated = has("unevaluated")
        hasValidation = has("validation")
        assertsFormats = has("format-assertion")
    }

    static let knownVocabularies: Set<String> = [
        "https://json-schema.org/draft/2020-12/vocab/core", "https://json-schema.org/draft/2020-12/vocab/applicator",
        "https://json-schema.org/draft/2020-12/vocab/unevaluated",
        "https://json-schema.org/draft/2020-12/vocab/validation",
        "https://json-schema.org/draft/2020-12/vocab/meta-data",
        "https://json-schema.org/draft/2020-12/vocab/format-annotation",
        "https://json-schema.org/draft/2020-12/vocab/format-assertion",
        "https://json-schema.org/draft/2020-12/vocab/content", "https://spec.openapis.org/oas/3.1/vocab/base",
    ]
}
