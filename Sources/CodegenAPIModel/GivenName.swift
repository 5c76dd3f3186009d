public import CodegenDiagnostics

/// A Swift name that somebody asks for, and where they do.
public struct GivenName: Sendable, Equatable {
    public var text: String
    public var range: SourceRange?

    public init(_ text: String, at range: SourceRange?) {
        self.text = text
        self.range = range
    }
}
