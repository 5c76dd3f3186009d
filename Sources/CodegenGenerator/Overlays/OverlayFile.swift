package import CodegenDiagnostics

/// An overlay of a configuration or a command.
package struct OverlayFile: Sendable {
    package let path: String
    /// Where the configuration names it.
    package let range: SourceRange?

    package init(path: String, range: SourceRange? = nil) {
        self.path = path
        self.range = range
    }
}
