import CodegenDiagnostics
import CodegenDocumentTree

extension OpenAPI {
    /// OpenAPI Object: a whole description.
    package struct Document: Sendable {
        package let version: Version
        package let info: Info
        package let externalDocs: ExternalDocumentation?
        package let servers: [Server]
        package let tags: [Tag]
        package let paths: [Named<PathItem>]
        package let webhooks: [Named<Referenced<PathItem>>]
        package let schemas: [Named<Schema>]
        package let securitySchemes: [Named<Referenced<SecurityScheme>>]
        package let security: Security
        /// The components, as targets of references.
        let components: Place?
    }
}

extension OpenAPI.Document: DocumentObject {
    static var objectName: String { "the OpenAPI Object" }

    init(_ object: inout ObjectDecoder) {
        object.acknowledge("openapi", "swagger", "jsonSchemaDialect", "$self", "id")
        let unreadable = Self.unreadableParts(of: object)
        object.acknowledge(where: unreadable.contains)
        let field = unreadable.contains("components") ? nil : object.field("components")
        let components: Components? = field?.value()
        if !object.has("info") { object.lacks("info") }
        if unreadable.isEmpty { Self.reportNothingToGenerate(object) }
        version = object.context.version
        info = object.value("info") ?? .init(title: "", version: "", summary: nil, description: nil)
        externalDocs = object.externalDocs()
        servers = object.list("servers")
        tags = object.list("tags")
        paths = unreadable.contains("paths") ? [] : object.map("paths", skippingExtensions: true)
        webhooks = unreadable.contains("webhooks") ? [] : object.map("webhooks", skippingExtensions: true)
        schemas = components?.schemas ?? []
        securitySchemes = components?.securitySchemes ?? []
        security = object.security() ?? .none
        self.components = field?.place
    }

    /// The fields that types and operations are generated from.
    private static let parts = ["paths", "webhooks", "components"]

    /// Reports the parts that can't be read: generating without them would remove all that came from them.
    private static func unreadableParts(of object: ObjectDecoder) -> [String] {
        parts.filter { name in
            guard let node = object.place.node.object?[name], node.object == nil, !node.isNull,
                node.array?.isEmpty != true
            else { return false }
            let message = "`\(name)` has to be an object, not \(node.kindName)"
            object.context.diagnostics.error(.wrongType, message, at: node.range)
            return true
        }
    }

    /// Without any of the parts only servers are left, which make a client; without those, the document is most likely not a
    /// description, or cut off.
    private static func reportNothingToGenerate(_ object: ObjectDecoder) {
        let root = object.place.node.object
        guard !parts.contains(where: { root?[$0] != nil }) else { return }
        let diagnostics = object.context.diagnostics
        let start = Int(object.range.lowerBound)
        let place = SourceRange(file: object.range.file, lowerBound: start, upperBound: start + 1)
        let fault = "the description has none of `paths`, `webhooks` and `components`"
        if object.has("servers") {
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
            externalDocs: externalDocs,
            servers: servers,
            tags: tags,
            paths: paths,
            webhooks: webhooks,
            schemas: schemas,
            securitySchemes: securitySchemes,
            security: security,
            components: components
        )
    }
}

/// Components Object, as far as it is read at once; the rest is what references lead to.
private struct Components: DocumentObject {
    static var objectName: String { "the Components Object" }
    static var opensReferences: Bool { true }

    let schemas: [OpenAPI.Named<OpenAPI.Schema>]
    let securitySchemes: [OpenAPI.Named<OpenAPI.Referenced<OpenAPI.SecurityScheme>>]

    init(_ object: inout ObjectDecoder) {
        schemas = object.map("schemas")
        securitySchemes = object.map("securitySchemes")
        object.acknowledge(
            "parameters", "requestBodies", "responses", "headers", "examples", "links", "callbacks", "pathItems",
            "mediaTypes"
        )
    }
}

extension OpenAPI {
    /// The versions of the specification that are decoded; 2.0 is lifted to 3.0 before.
    package enum Version: Sendable, Equatable {
        case v3_0
        case v3_1
        case v3_2
    }
}

extension OpenAPI.Version {
    /// The version that a document declares; nil when it can't be read, which has been reported as an error.
    static func declared(
        by root: Node, _ diagnostics: DiagnosticCollector
    ) -> (version: OpenAPI.Version, isSwagger2: Bool)? {
        guard case .object(let mapping) = root.value else {
            diagnostics.error(.wrongType, "a description has to be an object, not \(root.kindName)", at: root.range)
            return nil
        }
        guard let node = mapping["openapi"] ?? mapping["swagger"], let text = node.scalarText else {
            let start = Int(root.range.lowerBound)
            let place = SourceRange(file: root.range.file, lowerBound: start, upperBound: start + 1)
            let message =
                "not an OpenAPI description: neither an `openapi: 3.x` nor a `swagger: '2.0'` field"
            diagnostics.error(.missingVersion, message, at: place)
            return nil
        }
        let numbers = text.split(separator: ".").map { Int($0.prefix { $0.isNumber }) }
        switch (numbers.first ?? nil, numbers.dropFirst().first ?? nil) {
        case (2, _): return (.v3_0, isSwagger2: true)
        case (3, nil), (3, 0): return (.v3_0, isSwagger2: false)
        case (3, 1): return (.v3_1, isSwagger2: false)
        case (3, 2): return (.v3_2, isSwagger2: false)
        case (3, _):
            diagnostics.warning(
                .unsupportedVersion, "OpenAPI \(text) isn't known yet; it is read as 3.2", at: node.range)
            return (.v3_2, isSwagger2: false)
        default:
            let message = "OpenAPI \(text) can't be read; Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 can"
            diagnostics.error(.unsupportedVersion, message, at: node.range)
            return nil
        }
    }
}
