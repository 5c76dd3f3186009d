package import CodegenDiagnostics
@_exported public import CodegenDocumentTree

extension OpenAPI {
    /// Any JSON value within a description: a default, a constant, an extension.
    package typealias Value = Node
}

extension OpenAPI.Schema {
    /// The schema at the same place with other fields: a part of what it says.
    package func replacing(_ fields: Fields) -> OpenAPI.Schema {
        OpenAPI.Schema(fields: fields, node: node, pointer: pointer)
    }

    /// A schema that no place has: what all of `parts` say together, as an `allOf`, or what any of them says.
    ///
    /// Its range differs from those of its parts and, by `number`, from those of other combinations that end in the same
    /// one; the range begins where the last part does.
    package static func combining(
        _ parts: [OpenAPI.Schema], asAlternatives: Bool = false, number: Int
    ) -> OpenAPI.Schema? {
        guard let last = parts.last else { return nil }
        var fields = Fields()
        if asAlternatives { fields.anyOf = parts } else { fields.allOf = parts }
        let start = Int(last.range.lowerBound)
        let range = SourceRange(file: last.range.file, lowerBound: start, upperBound: start + number)
        let keyword = Mapping.Entry(
            key: asAlternatives ? "anyOf" : "allOf", keyRange: range,
            value: Node(.array(parts.map(\.node)), range: range))
        let node = Node(.object(Mapping([keyword])), range: range)
        return OpenAPI.Schema(fields: fields, node: node, pointer: last.pointer)
    }
}

extension OpenAPI {
    /// A word of a list with its location: a tag, a media type.
    package struct Name: Sendable {
        package let text: String
        package let range: SourceRange
    }
}

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
    /// The object's given Swift name, if any.
    var swiftName: OpenAPI.SwiftName? {
        OpenAPI.SwiftName(extensions[OpenAPI.SwiftName.key], context.diagnostics)
    }
}

extension OpenAPI.Schema {
    /// The schema's given Swift name, if any.
    package func swiftName(_ diagnostics: DiagnosticCollector) -> OpenAPI.SwiftName? {
        guard let node = fields.extensions.first(where: { $0.name == OpenAPI.SwiftName.key })?.value else { return nil }
        return OpenAPI.SwiftName(node, diagnostics)
    }
}
