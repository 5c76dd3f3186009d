public import Diagnostics
import DocumentTree

extension Rules {
    /// Components that nothing refers to are read for their mistakes alone; they can't spoil the Swift, so those are warnings.
    public static func checkUnusedComponents(_ description: Description, diagnostics: DiagnosticCollector) {
        let checker = ComponentChecker(resolver: description.resolver, diagnostics: diagnostics)
        let root = description.document.root
        if description.document.version == .v2_0 {
            checker.check("parameters", in: Place(node: root, pointer: .root), OpenAPI.Parameter.decode)
            checker.check("responses", in: Place(node: root, pointer: .root), OpenAPI.Response.decode)
        } else if let node = root.object?["components"] {
            let components = Place(node: node, pointer: Pointer.root.appending("components"))
            checker.check("parameters", in: components, OpenAPI.Parameter.decode)
            checker.check("requestBodies", in: components, OpenAPI.RequestBody.decode)
            checker.check("responses", in: components, OpenAPI.Response.decode)
            checker.check("headers", in: components, OpenAPI.Header.decode)
            checker.check("pathItems", in: components, OpenAPI.PathItem.decode)
            checker.check("callbacks", in: components, OpenAPI.Callback.decode)
            checker.check("links", in: components, OpenAPI.Link.decode)
        }
    }
}

private struct ComponentChecker {
    let resolver: ReferenceResolver
    let diagnostics: DiagnosticCollector

    func check<Object: Sendable>(
        _ name: String,
        in components: Place,
        _ decode: @escaping (Node, Pointer, DecodingContext) -> Object?
    ) {
        let context = resolver.context
        let pointer = components.pointer.appending(name)
        for entry in components.node.object?[name]?.object?.entries ?? [] {
            let place = pointer.appending(entry.key)
            guard !resolver.visited.contains(place.description) else { continue }
            let own = DiagnosticCollector()
            let trial = DecodingContext(version: context.version, finder: context.finder, diagnostics: own)
            _ = OpenAPI.Referenced.decoding(decode)(entry.value, place, trial)
            for diagnostic in own.diagnostics { diagnostics.report(diagnostic.asWarning) }
        }
    }
}

extension Diagnostic {
    fileprivate var asWarning: Diagnostic {
        severity == .error ? Diagnostic(.warning, code, message, at: location, notes: notes) : self
    }
}
