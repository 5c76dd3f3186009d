package import CodegenDiagnostics
import CodegenDocumentTree

extension Rules {
    /// Components that nothing refers to are read for their mistakes alone; they can't spoil the Swift, so those are warnings.
    package static func checkUnusedComponents(_ description: Description, diagnostics: DiagnosticCollector) {
        let checker = ComponentChecker(resolver: description.resolver, diagnostics: diagnostics)
        guard let components = description.document.components else { return }
        checker.check("parameters", in: components, as: OpenAPI.Parameter.self)
        checker.check("requestBodies", in: components, as: OpenAPI.RequestBody.self)
        checker.check("responses", in: components, as: OpenAPI.Response.self)
        checker.check("headers", in: components, as: OpenAPI.Header.self)
        checker.check("pathItems", in: components, as: OpenAPI.PathItem.self)
        checker.check("callbacks", in: components, as: OpenAPI.Callback.self)
        checker.check("links", in: components, as: OpenAPI.Link.self)
    }
}

private struct ComponentChecker {
    let resolver: ReferenceResolver
    let diagnostics: DiagnosticCollector

    func check<Object: DocumentDecodable>(_ name: String, in components: Place, as type: Object.Type) {
        let context = resolver.context
        let entries = components.field(name, in: context)?.place.fields(in: context) ?? []
        for place in entries.map(\.place) where !resolver.isUsed(place.pointer) {
            let own = DiagnosticCollector()
            let trial = DecodingContext(
                version: context.version, swagger2: context.swagger2, finder: context.finder, diagnostics: own)
            _ = OpenAPI.Referenced<Object>(decoding: place, in: trial)
            for diagnostic in own.diagnostics { diagnostics.report(diagnostic.asWarning) }
        }
    }
}

extension Diagnostic {
    fileprivate var asWarning: Diagnostic {
        severity == .error ? Diagnostic(.warning, code, message, at: location, notes: notes) : self
    }
}
