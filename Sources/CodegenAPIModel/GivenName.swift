package import CodegenDiagnostics

/// A Swift name that somebody asks for, and where they do.
package struct GivenName: Sendable, Equatable {
    package var text: String
    package var range: SourceRange?

    package init(_ text: String, at range: SourceRange?) {
        self.text = text
        self.range = range
    }
}
