public import Diagnostics
import DocumentTree

extension OpenAPI {
    /// Callback Object: what the API calls on us after an operation, by the expression that says where.
    public struct Callback: Sendable {
        public let items: [Named<Referenced<PathItem>>]
        public let range: SourceRange

        static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> Callback? {
            if node.isNull { return nil }
            guard case .object(let mapping) = node.value else {
                let message = "a Callback Object has to be an object, not \(node.kindName); it is left out"
                context.diagnostics.warning(.wrongType, message, at: node.range)
                return nil
            }
            let items = mapping.entries.filter { !$0.key.hasPrefix("x-") }.compactMap { entry in
                Referenced.decoding(PathItem.decode)(entry.value, pointer.appending(entry.key), context)
                    .map { Named(name: entry.key, nameRange: entry.keyRange, value: $0) }
            }
            return Callback(items: items, range: node.range)
        }
    }
}
