/// Every keyword that a schema may have: JSON Schema 2020-12's vocabularies, OpenAPI 3.0's dialect, and OpenAPI's own.
package enum SchemaKeyword: String, CaseIterable, Sendable {
    // Core
    case schema = "$schema"
    case id = "$id"
    case anchor = "$anchor"
    case dynamicAnchor = "$dynamicAnchor"
    case reference = "$ref"
    case dynamicReference = "$dynamicRef"
    case recursiveAnchor = "$recursiveAnchor"
    case recursiveReference = "$recursiveRef"
    case definitions = "$defs"
    case comment = "$comment"
    case vocabulary = "$vocabulary"

    // Applicators
    case allOf, anyOf, oneOf, not
    case `if`, then, `else`
    case dependentSchemas, prefixItems, items, contains
    case properties, patternProperties, additionalProperties, propertyNames
    case unevaluatedItems, unevaluatedProperties

    // Validation
    case type, `enum`, const
    case multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum
    case maxLength, minLength, pattern
    case maxItems, minItems, uniqueItems, maxContains, minContains
    case maxProperties, minProperties, required, dependentRequired

    // Annotations and content
    case title, description, `default`, deprecated, readOnly, writeOnly, examples, format
    case contentEncoding, contentMediaType, contentSchema

    // OpenAPI
    case nullable, discriminator, xml, externalDocs, example

    static let byName: [String: SchemaKeyword] = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// How the keyword is handled, so that none is lost silently.
    package var treatment: Treatment {
        switch self {
        case .reference, .allOf, .anyOf, .oneOf, .items, .properties, .additionalProperties, .type, .enum, .const,
            .required, .unevaluatedProperties, .recursiveReference,
            .title, .description, .default, .deprecated, .readOnly, .writeOnly, .format, .contentEncoding, .nullable,
            .discriminator:
            .expressed
        case .prefixItems, .patternProperties, .propertyNames, .dynamicReference: .expressedInPart
        case .multipleOf, .maximum, .exclusiveMaximum, .minimum, .exclusiveMinimum, .maxLength, .minLength, .pattern,
            .maxItems,
            .minItems, .uniqueItems, .maxProperties, .minProperties, .contentMediaType, .examples, .example,
            .externalDocs:
            .documented
        case .schema, .id, .anchor, .dynamicAnchor, .recursiveAnchor, .definitions, .comment, .vocabulary, .xml:
            .withoutEffect
        case .not, .if, .then, .else, .dependentSchemas, .contains, .unevaluatedItems,
            .maxContains, .minContains, .dependentRequired,
            .contentSchema:
            .reported
        }
    }

    package enum Treatment: Sendable {
        /// It shapes the Swift.
        case expressed
        /// It shapes the Swift or the doc comment, but that doesn't say all of it, and a diagnostic tells so.
        case expressedInPart
        /// It is in the doc comment.
        case documented
        /// It says nothing about values: identifiers, comments.
        case withoutEffect
        /// The Swift can't say it, and a diagnostic tells so.
        case reported
    }
}
