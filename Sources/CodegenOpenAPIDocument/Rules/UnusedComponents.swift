public import CodegenDiagnostics
import CodegenDocumentTree

extension Rules {
    /// Components that nothing refers to are read for their mistakes alone; they can't spoil the Swift, so those are warnings.
    public static func checkUnusedComponents(_ description: Description, diagnostics: DiagnosticCollector) {
        let checker = ComponentChecker(resolver: description.resolver, diagnostics: diagnostics)
        let root = description.document.root
        if description.document.version == .v2_0 {
            checker.check("parameters", in: Place(node: root, pointer: .root), as: OpenAPI.Parameter.self)
            checker.check("responses", in: Place(node: root, pointer: .root), as: OpenAPI.Response.self)
        } else if let node = root.object?["components"] {
            let components = Place(node: node, pointer: Pointer.root.appending("components"))
            checker.check("parameters", in: components, as: OpenAPI.Parameter.self)
            checker.check("requestBodies", in: components, as: OpenAPI.RequestBody.self)
            checker.check("responses", in: components, as: OpenAPI.Response.self)
            checker.check("headers", in: components, as: OpenAPI.Header.self)
            checker.check("pathItems", in: components, as: OpenAPI.PathItem.self)
            checker.check("callbacks", in: components, as: OpenAPI.Callback.self)
            checker.check("links", in: components, as: OpenAPI.Link.self)
        }
    }
}

private struct ComponentChecker {
    let resolver: ReferenceResolver
    let diagnostics: DiagnosticCollector

    func check<Object: DocumentDecodable>(_ name: String, in components: Place, as type: Object.Type) {
        let context = resolver.context
        let pointer = components.pointer.appending(name)
        for entry in components.node.object?[name]?.object?.entries ?? [] {
            let place = Place(node: entry.value, pointer: pointer.appending(entry.key))
            guard !resolver.visited.contains(place.pointer.description) else { continue }
            let own = DiagnosticCollector()
            let trial = DecodingContext(version: context.version, finder: context.finder, diagnostics: own)
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
