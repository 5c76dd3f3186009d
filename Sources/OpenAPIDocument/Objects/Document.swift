import Diagnostics
public import DocumentTree

extension OpenAPI {
    /// OpenAPI Object: a whole description.
    public struct Document: Sendable {
        public let version: Version
        public let info: Info
        public let servers: [Server]
        public let tags: [Tag]
        public let paths: [Named<PathItem>]
        public let webhooks: [Named<Referenced<PathItem>>]
        public let schemas: [Named<Schema>]
        public let securitySchemes: [Named<Referenced<SecurityScheme>>]
        public let security: [SecurityRequirement]
        public let root: Node
        /// Media types of bodies and responses that don't name theirs (2.0).
        let consumes: [Name]
        let produces: [Name]
    }
}

extension OpenAPI.Document {
    /// Reads a description; nil when it isn't one, and then an error has been reported.
    static func decode(_ root: Node, in context: DecodingContext) -> OpenAPI.Document? {
        guard var object = ObjectDecoder(root, "the OpenAPI Object", at: .root, in: context) else { return nil }
        object.acknowledge("openapi", "swagger", "jsonSchemaDialect", "externalDocs", "$self", "id")
        let isSwagger2 = context.version == .v2_0
        let components = isSwagger2 ? decodeSwagger2Components(&object) : decodeComponents(&object)
        if !object.has("info") { object.lacks("info") }
        reportNothingToGenerate(object, in: root, context.diagnostics)
        let document = OpenAPI.Document(
            version: context.version,
            info: object.object("info", OpenAPI.Info.decode)
                ?? .init(title: "", version: "", summary: nil, description: nil),
            servers: isSwagger2 ? Swagger2.servers(&object) : object.objects("servers", OpenAPI.Server.decode),
            tags: object.objects("tags", OpenAPI.Tag.decode),
            paths: object.namedObjects("paths", skippingExtensions: true, OpenAPI.PathItem.decode),
            webhooks: object.namedObjects(
                "webhooks", skippingExtensions: true, OpenAPI.Referenced.decoding(OpenAPI.PathItem.decode)),
            schemas: components.schemas,
            securitySchemes: components.securitySchemes,
            security: object.objects("security", OpenAPI.SecurityRequirement.decode),
            root: root,
            consumes: isSwagger2 ? object.strings("consumes") : [],
            produces: isSwagger2 ? object.strings("produces") : []
        )
        object.reportUnknownFields()
        return document
    }

    /// Without any of these fields only servers are left, which make a client; without those, the document is most likely
    /// no description, or cut off.
    private static func reportNothingToGenerate(
        _ object: ObjectDecoder, in root: Node, _ diagnostics: DiagnosticCollector
    ) {
        let fields = ["paths", "webhooks", "components", "definitions"]
        guard !fields.contains(where: object.has) else { return }
        let start = Int(root.range.lowerBound)
        let place = SourceRange(file: root.range.file, lowerBound: start, upperBound: start + 1)
        let fault = "the description has none of `paths`, `webhooks` and `components`"
        if object.has("servers") || object.has("host") {
            diagnostics.warning(.missingField, fault + ": the client has no operations", at: place)
        } else {
            diagnostics.error(.missingField, fault + ": there is nothing to generate", at: place)
        }
    }

    /// The same document with fewer paths, webhooks and schemas.
    func keeping(
        paths: [OpenAPI.Named<OpenAPI.PathItem>],
        webhooks: [OpenAPI.Named<OpenAPI.Referenced<OpenAPI.PathItem>>],
        schemas: [OpenAPI.Named<OpenAPI.Schema>]
    ) -> OpenAPI.Document {
        OpenAPI.Document(
            version: version,
            info: info,
            servers: servers,
            tags: tags,
            paths: paths,
            webhooks: webhooks,
            schemas: schemas,
            securitySchemes: securitySchemes,
            security: security,
            root: root,
            consumes: consumes,
            produces: produces
        )
    }

    private typealias Components = (
        schemas: [OpenAPI.Named<OpenAPI.Schema>],
        securitySchemes: [OpenAPI.Named<OpenAPI.Referenced<OpenAPI.SecurityScheme>>]
    )

    private static func decodeComponents(_ object: inout ObjectDecoder) -> Components {
        let context = object.context
        guard let field = object.field("components"), !field.isNull else { return ([], []) }
        let (node, pointer) = context.opened(field, object.pointer.appending("components"))
        guard var components = ObjectDecoder(node, "the Components Object", at: pointer, in: context) else {
            return ([], [])
        }
        let schemas = components.namedObjects("schemas", OpenAPI.Schema.decode)
        let schemes = components.namedObjects(
            "securitySchemes", OpenAPI.Referenced.decoding(OpenAPI.SecurityScheme.decode))
        // What uses the others resolves them by reference.
        components.acknowledge(
            "parameters", "requestBodies", "responses", "headers", "examples", "links", "callbacks", "pathItems",
            "mediaTypes"
        )
        components.reportUnknownFields()
        return (schemas, schemes)
    }

    private static func decodeSwagger2Components(_ object: inout ObjectDecoder) -> Components {
        object.acknowledge("parameters", "responses")
        return (
            object.namedObjects("definitions", OpenAPI.Schema.decode),
            object.namedObjects("securityDefinitions", OpenAPI.Referenced.decoding(OpenAPI.SecurityScheme.decode))
        )
    }
}
