package import CodegenDiagnostics
import CodegenDocumentTree
package import CodegenOpenAPIDocument

/// Holds the examples and defaults of a description against their schemas.
package struct ExampleCheck {
    private let requests: SchemaCompiler
    private let responses: SchemaCompiler
    private let diagnostics: DiagnosticCollector
    /// Defaults that have been reported before.
    private let reported: Set<SourceRange>

    /// Reports the examples and defaults that don't fit, each as a warning.
    ///
    /// - Returns: How many values there are, and how many of them fit.
    package static func run(
        _ description: Description, files: SourceFiles, diagnostics: DiagnosticCollector
    ) -> (all: Int, fitting: Int) {
        let check = ExampleCheck(description, files, diagnostics)
        let values = DescribedValues.all(of: description)
        return (values.count, values.count(where: check.check))
    }

    private init(_ description: Description, _ files: SourceFiles, _ diagnostics: DiagnosticCollector) {
        func compiler(_ direction: SchemaOptions.Direction) -> SchemaCompiler {
            SchemaCompiler(
                of: description, files: files, direction: direction, assertsFormats: true,
                limits: SchemaLimits(violations: 10))
        }
        requests = compiler(.request)
        responses = compiler(.response)
        self.diagnostics = diagnostics
        reported = Set(
            diagnostics.diagnostics.compactMap { diagnostic in
                guard diagnostic.code == .invalidDefault, case .range(let range) = diagnostic.location else {
                    return nil
                }
                return range
            })
    }

    /// Whether a value fits; a report where it doesn't.
    private func check(_ value: DescribedValue) -> Bool {
        if value.isDefault, reported.contains(value.node.range) { return false }
        var found: [SchemaViolation] = []
        // Without a direction it is enough to fit in one of them.
        for direction in value.direction.map({ [$0] }) ?? [.response, .request] {
            let compiler = direction == .request ? requests : responses
            let schema = compiler.compile(value.schema)
            found = compiler.schemas.evaluate(value.node, by: schema).violations
            if found.isEmpty { return true }
        }
        let (code, noun): (DiagnosticCode, String) =
            value.isDefault ? (.defaultViolation, "default") : (.exampleViolation, "example")
        for violation in found {
            diagnostics.report(
                violation.diagnostic(.warning, code, prefix: "this \(noun) doesn't fit its schema: "))
        }
        return false
    }
}
