public import CodegenDiagnostics

extension OpenAPI {
    /// A `$ref`: the text as written, and its place.
    public struct Reference: Sendable, Hashable {
        public let text: String
        public let range: SourceRange
    }

    /// A Reference Object or the object itself.
    public enum Referenced<Object: Sendable>: Sendable {
        case value(Object)
        case reference(Reference)
    }
}
