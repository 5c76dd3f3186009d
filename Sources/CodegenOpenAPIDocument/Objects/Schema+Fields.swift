package import CodegenDiagnostics
package import CodegenDocumentTree

/// The fields of a schema, written out: other modules look a key path up whenever they follow it, which took a tenth of a run.
extension OpenAPI.Schema {
    package var boolean: Bool? { fields.boolean }
    package var reference: OpenAPI.Reference? { fields.reference }
    package var types: Types { fields.types }
    package var isNullable: Bool { fields.isNullable }
    package var title: String? { fields.title }
    package var description: String? { fields.description }
    package var properties: [OpenAPI.Named<OpenAPI.Schema>] { fields.properties }
    package var required: [(text: String, range: SourceRange)] { fields.required }
    package var additionalProperties: AdditionalProperties { fields.additionalProperties }
    package var unevaluatedProperties: AdditionalProperties { fields.unevaluatedProperties }
    package var items: OpenAPI.Schema? { fields.items }
    package var prefixItems: [OpenAPI.Schema] { fields.prefixItems }
    package var patternProperties: [OpenAPI.Named<OpenAPI.Schema>] { fields.patternProperties }
    package var allOf: [OpenAPI.Schema] { fields.allOf }
    package var oneOf: [OpenAPI.Schema] { fields.oneOf }
    package var anyOf: [OpenAPI.Schema] { fields.anyOf }
    package var enumValues: [Node]? { fields.enumValues }
    package var const: Node? { fields.const }
    package var defaultValue: Node? { fields.defaultValue }
    package var format: String? { fields.format }
    package var formatRange: SourceRange? { fields.formatRange }
    package var contentEncoding: String? { fields.contentEncoding }
    package var isDeprecated: Bool { fields.isDeprecated }
    package var deprecationMessage: String? { fields.deprecationMessage }
    package var isReadOnly: Bool { fields.isReadOnly }
    package var isWriteOnly: Bool { fields.isWriteOnly }
    package var discriminator: OpenAPI.Discriminator? { fields.discriminator }
    package var examples: [Node] { fields.examples }
    package var externalDocs: OpenAPI.ExternalDocumentation? { fields.externalDocs }
    package var constraints: [Constraint] { fields.constraints }
    package var unexpressed: [(keyword: SchemaKeyword, range: SourceRange)] { fields.unexpressed }
    package var extensions: [(name: String, value: Node)] { fields.extensions }
}
