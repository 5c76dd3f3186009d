public import Diagnostics
import DocumentTree

extension OpenAPI {
    /// Path Item Object: the operations of one path.
    public struct PathItem: Sendable {
        public let reference: Reference?
        public let summary: String?
        public let description: String?
        public let parameters: [Referenced<Parameter>]
        /// In the order of the document, by method as it is sent.
        public let operations: [Named<Operation>]
        public let range: SourceRange
    }
}

extension OpenAPI.PathItem {
    private static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]

    static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> Self? {
        if node.isNull {
            return Self(
                reference: nil, summary: nil, description: nil, parameters: [], operations: [], range: node.range)
        }
        guard var object = ObjectDecoder(node, "a Path Item Object", at: pointer, in: context) else { return nil }
        object.unexpressed("servers")
        object.acknowledge("servers")
        var operations: [OpenAPI.Named<OpenAPI.Operation>] = []
        for entry in node.object?.entries ?? [] where methods.contains(entry.key.lowercased()) {
            // 2.0, 3.0 and 3.1 have no `query`: there it is an unknown field like any other.
            if entry.key == "query", context.version != .v3_2 { continue }
            guard let operation = object.object(entry.key, decodeOperation) else { continue }
            operations.append(.init(name: entry.key.uppercased(), nameRange: entry.keyRange, value: operation))
        }
        if context.version == .v3_2 { operations += object.namedObjects("additionalOperations", decodeOperation) }
        let item = Self(
            reference: object.field("$ref").flatMap(context.reference),
            summary: object.words("summary"),
            description: object.words("description"),
            parameters: object.objects("parameters", OpenAPI.Referenced.decoding(OpenAPI.Parameter.decode)),
            operations: operations,
            range: node.range
        )
        object.reportUnknownFields()
        return item
    }

    /// Operations have no references in the specification, but people split their files there.
    private static func decodeOperation(
        _ node: Node, at pointer: Pointer, in context: DecodingContext
    ) -> OpenAPI.Operation? {
        let (node, pointer) = context.opened(node, pointer)
        return OpenAPI.Operation.decode(node, at: pointer, in: context)
    }

    /// The item with what another one says beside it.
    func completed(by other: Self) -> Self {
        Self(
            reference: nil,
            summary: summary ?? other.summary,
            description: description ?? other.description,
            parameters: parameters + other.parameters,
            operations: operations
                + other.operations.filter { operation in !operations.contains { $0.name == operation.name } },
            range: range
        )
    }
}
