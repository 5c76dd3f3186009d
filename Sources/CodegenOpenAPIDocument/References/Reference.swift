package import CodegenDiagnostics

extension OpenAPI {
    /// A `$ref`: the text as written, and its place.
    package struct Reference: Sendable, Hashable {
        package let text: String
        package let range: SourceRange
    }

    /// A Reference Object or the object itself.
    package enum Referenced<Object: Sendable>: Sendable {
        case value(Object)
        case reference(Reference)
    }
}
