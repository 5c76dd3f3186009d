package import CodegenAPIModel
package import CodegenDiagnostics
package import CodegenOpenAPIDocument
package import CodegenSwiftViews

extension Generator {
    /// A description with its meaning and its Swift names.
    package struct Model {
        /// The description's path.
        package let input: String
        package let description: Description
        package let api: API
        package let maker: ViewMaker
    }

    /// Reads a description up to its Swift names; reports errors alone, and then `body` isn't called.
    ///
    /// - Parameter body: Is given the model on a thread with a large stack.
    package func withModel(
        of configuration: APIConfiguration, diagnostics: DiagnosticCollector, _ body: @escaping (Model) -> Void
    ) {
        let pinned = readPins(of: configuration)
        Pipeline(
            configuration, pins: pinned.pins, sources: sources, jobs: 1, stopwatch: Stopwatch()
        ).withModel(diagnostics, body)
    }
}
