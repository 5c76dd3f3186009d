package import CodegenDiagnostics

/// A place in a value that doesn't fit its schema.
package struct SchemaViolation: Sendable, Equatable {
    /// The JSON pointer in the value.
    package let instancePointer: String
    package let instanceRange: SourceRange
    /// From the schema that was evaluated, through all references: `/properties/pet/$ref/required`.
    package let evaluationPath: String
    /// The document's address and the keyword's pointer in it: `openapi.yaml#/components/schemas/Pet/required`.
    package let schemaLocation: String
    /// The keyword in its document.
    package let schemaRange: SourceRange
    package let keyword: String
    /// One sentence without a full stop: "`age` has to be at least 3, and is 2".
    package let message: String
    /// Why the value doesn't fit the variant that comes closest, for `anyOf` and `oneOf`.
    package let causes: [SchemaViolation]
}
