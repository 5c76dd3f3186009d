package import CodegenDiagnostics
import CodegenDocumentTree

extension OpenAPI {
    /// Path Item Object: the operations of one path.
    package struct PathItem: Sendable {
        package let reference: Reference?
        package let summary: String?
        package let description: String?
        package let parameters: [Referenced<Parameter>]
        /// In the order of the document, by method as it is sent.
        package let operations: [Named<Operation>]
        /// `security`, which a path can't have; nil for an empty list.
        package let misplacedSecurity: SourceRange?
        package let range: SourceRange
    }
}

extension OpenAPI.PathItem: DocumentObject {
    static var objectName: String { "a Path Item Object" }

    static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]

    init(_ object: inout ObjectDecoder) {
        object.unexpressed("servers")
        let knowsQuery = object.context.version == .v3_2
        var operations: [OpenAPI.Named<OpenAPI.Operation>] = []
        for field in object.fields where Self.methods.contains(field.name.lowercased()) {
            // Before 3.2 there was no `query`: there it is an unknown field like any other.
            if field.name == "query", !knowsQuery { continue }
            guard let operation: OpenAPI.Operation = object.value(field.name) else { continue }
            operations.append(.init(name: field.name.uppercased(), nameRange: field.nameRange, value: operation))
        }
        if knowsQuery { operations += object.map("additionalOperations") }
        self.operations = operations
        reference = object.field("$ref").flatMap { object.context.reference($0.node) }
        summary = object.string("summary")
        description = object.string("description")
        parameters = object.list("parameters")
        // It is reported as an unknown field.
        misplacedSecurity =
            object.fields.first {
                $0.name == "security" && $0.node.array?.isEmpty != true
            }?.nameRange
        range = object.range
    }

    init?(decodingOther place: Place, in context: DecodingContext) {
        guard place.node.isNull else {
            context.reportNoObject(place, Self.objectName)
            return nil
        }
        self.init(
            reference: nil, summary: nil, description: nil, parameters: [], operations: [], misplacedSecurity: nil,
            range: place.node.range)
    }
}

extension OpenAPI.PathItem {
    /// The item with what another one says beside it.
    func completed(by other: Self) -> Self {
        Self(
            reference: nil,
            summary: summary ?? other.summary,
            description: description ?? other.description,
            parameters: parameters + other.parameters,
            operations: operations
                + other.operations.filter { operation in !operations.contains { $0.name == operation.name } },
            misplacedSecurity: misplacedSecurity ?? other.misplacedSecurity,
            range: range
        )
    }
}

extension OpenAPI {
    /// Callback Object: what the API calls on us after an operation, by the expression that says where.
    package struct Callback: Sendable {
        package let items: [Named<Referenced<PathItem>>]
        package let range: SourceRange
    }
}

extension OpenAPI.Callback: DocumentObject {
    static var objectName: String { "a Callback Object" }

    init(_ object: inout ObjectDecoder) {
        items = object.entries(skippingExtensions: true)
        range = object.range
    }

    init?(decodingOther place: Place, in context: DecodingContext) {
        if !place.node.isNull { context.reportNoObject(place, Self.objectName) }
        return nil
    }
}
