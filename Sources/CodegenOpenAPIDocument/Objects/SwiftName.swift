package import CodegenDiagnostics
import CodegenDocumentTree

extension OpenAPI {
    /// The extension `x-swift-name`: what something is to be called in Swift.
    package struct SwiftName: Sendable {
        package let text: String
        package let range: SourceRange

        static let key = "x-swift-name"

        /// Nil where it isn't a string, which has been reported then.
        init?(_ node: Node?, _ diagnostics: DiagnosticCollector) {
            guard let node, !node.isNull else { return nil }
            guard let text = node.string, !text.isEmpty else {
                diagnostics.warning(
                    .wrongType, "`\(Self.key)` has to be a string with a name; it is ignored", at: node.range)
                return nil
            }
            self.text = text
            range = node.range
        }
    }
}

extension ObjectDecoder {
    /// The object's name in Swift, if it asks for one.
    var swiftName: OpenAPI.SwiftName? {
        OpenAPI.SwiftName(extensions[OpenAPI.SwiftName.key], context.diagnostics)
    }
}

extension OpenAPI.Schema {
    /// The schema's name in Swift, if it asks for one.
    package func swiftName(_ diagnostics: DiagnosticCollector) -> OpenAPI.SwiftName? {
        guard let node = fields.extensions.first(where: { $0.name == OpenAPI.SwiftName.key })?.value else { return nil }
        return OpenAPI.SwiftName(node, diagnostics)
    }
}
