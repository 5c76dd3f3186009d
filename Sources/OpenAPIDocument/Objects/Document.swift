public import Diagnostics
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
    }
}

extension OpenAPI.Document {
    /// Reads a description from its tree; nil when it isn't one, and then an error has been reported.
    public static func decode(_ root: Node, diagnostics: DiagnosticCollector) -> OpenAPI.Document? {
        guard let version = decodeVersion(root, diagnostics) else { return nil }
        let context = DecodingContext(version: version, diagnostics: diagnostics)
        guard var object = ObjectDecoder(root, "the OpenAPI Object", at: .root, in: context) else { return nil }
        object.acknowledge("openapi", "jsonSchemaDialect", "externalDocs", "$self")
        let components = decodeComponents(&object)
        if !object.has("info") { object.lacks("info") }
        let base = Pointer.root.appending("paths")
        let paths = object.map("paths", skippingExtensions: true).compactMap { entry in
            OpenAPI.PathItem.decode(entry.value, at: base.appending(entry.key), in: context)
                .map { OpenAPI.Named(name: entry.key, nameRange: entry.keyRange, value: $0) }
        }
        let document = OpenAPI.Document(
            version: version,
            info: object.object("info", OpenAPI.Info.decode) ?? .init(title: "", version: "", summary: nil, description: nil),
            servers: object.objects("servers", OpenAPI.Server.decode),
            tags: object.objects("tags", OpenAPI.Tag.decode),
            paths: paths,
            webhooks: object.namedObjects("webhooks", OpenAPI.Referenced.decoding(OpenAPI.PathItem.decode)),
            schemas: components.schemas,
            securitySchemes: components.securitySchemes,
            security: object.objects("security", OpenAPI.SecurityRequirement.decode),
            root: root
        )
        object.reportUnknownFields()
        return document
    }

    private static func decodeComponents(
        _ object: inout ObjectDecoder
    ) -> (schemas: [OpenAPI.Named<OpenAPI.Schema>], securitySchemes: [OpenAPI.Named<OpenAPI.Referenced<OpenAPI.SecurityScheme>>]) {
        let context = object.context
        guard let node = object.field("components"), !node.isNull,
            var components = ObjectDecoder(node, "the Components Object", at: .root.appending("components"), in: context)
        else { return ([], []) }
        let schemas = components.namedObjects("schemas", OpenAPI.Schema.decode)
        let schemes = components.namedObjects("securitySchemes", OpenAPI.Referenced.decoding(OpenAPI.SecurityScheme.decode))
        // Read for their mistakes; what uses them resolves them by reference.
        let checker = ComponentChecker(root: object.node, context: context)
        checker.check("parameters", of: &components, OpenAPI.Parameter.decode)
        checker.check("requestBodies", of: &components, OpenAPI.RequestBody.decode)
        checker.check("responses", of: &components, OpenAPI.Response.decode)
        checker.check("headers", of: &components, OpenAPI.Header.decode)
        components.acknowledge("examples", "links", "callbacks", "pathItems", "mediaTypes")
        components.reportUnknownFields()
        return (schemas, schemes)
    }

    private static func decodeVersion(_ root: Node, _ diagnostics: DiagnosticCollector) -> OpenAPI.Version? {
        guard case .object(let mapping) = root.value else {
            diagnostics.error(.wrongType, "a description has to be an object, not \(root.kindName)", at: root.range)
            return nil
        }
        if let swagger = mapping["swagger"] {
            let version = swagger.scalarText ?? "?"
            diagnostics.error(
                .unsupportedVersion,
                "Swagger \(version) can't be read yet; convert the description to OpenAPI 3.0 or 3.1",
                at: swagger.range
            )
            return nil
        }
        guard let node = mapping["openapi"], let text = node.scalarText else {
            let start = SourceRange(file: root.range.file, lowerBound: Int(root.range.lowerBound), upperBound: Int(root.range.lowerBound) + 1)
            diagnostics.error(.missingVersion, "this is no OpenAPI description: it has no `openapi: 3.x` field", at: start)
            return nil
        }
        if text == "3.0" || text.hasPrefix("3.0.") { return .v3_0 }
        if text == "3.1" || text.hasPrefix("3.1.") { return .v3_1 }
        diagnostics.error(.unsupportedVersion, "OpenAPI \(text) can't be read; 3.0 and 3.1 can", at: node.range)
        return nil
    }
}
