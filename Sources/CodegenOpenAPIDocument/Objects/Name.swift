package import CodegenDiagnostics

extension OpenAPI {
    /// A word of a list with its location: a tag, a media type.
    package struct Name: Sendable {
        package let text: String
        package let range: SourceRange
    }
}
