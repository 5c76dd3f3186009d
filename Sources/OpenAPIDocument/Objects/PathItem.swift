public import Diagnostics
import DocumentTree

extension OpenAPI {
    /// Path Item Object: the operations of one path.
    public struct PathItem: Sendable {
        public let reference: Reference?
        public let summary: String?
        public let description: String?
        public let parameters: [Referenced<Parameter>]
        /// In the order of the document, by method in upper case.
        public let operations: [Named<Operation>]
        public let range: SourceRange

        static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

        static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> PathItem? {
            guard var object = ObjectDecoder(node, "a Path Item Object", at: pointer, in: context) else { return nil }
            object.acknowledge("servers")
            var operations: [Named<Operation>] = []
            for entry in node.object?.entries ?? [] where methods.contains(entry.key) {
                guard let operation = object.object(entry.key, Operation.decode) else { continue }
                operations.append(Named(name: entry.key.uppercased(), nameRange: entry.keyRange, value: operation))
            }
            let reference = object.field("$ref")
            let item = PathItem(
                reference: reference.flatMap { node in node.string.map { Reference(text: $0, range: node.range) } },
                summary: object.words("summary"),
                description: object.words("description"),
                parameters: object.objects("parameters", Referenced.decoding(Parameter.decode)),
                operations: operations,
                range: node.range
            )
            object.reportUnknownFields()
            return item
        }
    }
}
