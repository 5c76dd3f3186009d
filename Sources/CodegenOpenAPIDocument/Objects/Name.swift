public import CodegenDiagnostics

extension OpenAPI {
    /// A word of a list, and where it stands: a tag, a media type.
    public struct Name: Sendable {
        public let text: String
        public let range: SourceRange
    }
}
