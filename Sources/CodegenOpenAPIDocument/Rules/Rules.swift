package import CodegenDiagnostics
import CodegenDocumentTree

/// Rules for a description beyond the types of its fields.
package enum Rules {
    /// Checks a whole document; rules report, they change nothing.
    ///
    /// - Parameter hasService: Lowering reports unknown security schemes, which a service doesn't leave out.
    package static func check(
        _ description: Description, hasService: Bool = false, diagnostics: DiagnosticCollector
    ) {
        checkOperationIDs(description.resolver, diagnostics)
        checkPathParameters(description.resolver, diagnostics)
        if !hasService { checkSecurity(description.document, description.resolver, diagnostics) }
    }
}

extension Rules {
    /// Operation ids are unique; a duplicate keeps its operation, under a name that tells it apart.
    static func checkOperationIDs(_ resolver: ReferenceResolver, _ diagnostics: DiagnosticCollector) {
        var first: [String: SourceRange] = [:]
        for path in resolver.paths {
            for operation in path.value.operations {
                guard let id = operation.value.operationID, let range = operation.value.operationIDRange else {
                    diagnostics.note(
                        .missingOperationID,
                        "`\(operation.name) \(path.name)` has no `operationId`; its Swift name comes from the method and the path",
                        at: operation.nameRange
                    )
                    continue
                }
                guard let earlier = first.updateValue(first[id] ?? range, forKey: id) else { continue }
                diagnostics.warning(
                    .duplicateOperationID,
                    "the operation id `\(id)` is taken; `\(operation.name) \(path.name)` gets a name of its own",
                    at: range,
                    notes: [Diagnostic.Note("the first one", at: earlier)]
                )
            }
        }
    }
}

extension Rules {
    /// Each `{name}` of a path has a parameter, and each path parameter a `{name}`.
    static func checkPathParameters(
        _ resolver: ReferenceResolver,
        _ diagnostics: DiagnosticCollector
    ) {
        for path in resolver.paths {
            let names = PathTemplate.parameterNames(in: path.name)
            for operation in path.value.operations {
                let parameters = resolver.inputs(of: operation.value, in: path.value).parameters
                let declared = parameters.filter { $0.location == .path }
                for name in names where !declared.contains(where: { $0.name == name }) {
                    diagnostics.warning(
                        .missingPathParameter,
                        "`{\(name)}` has no parameter in `\(operation.name) \(path.name)`; a required string is assumed",
                        at: operation.nameRange
                    )
                }
                for parameter in declared where !names.contains(parameter.name) {
                    diagnostics.warning(
                        .unusedPathParameter,
                        "`\(path.name)` has no `{\(parameter.name)}`; the parameter is left out",
                        at: parameter.range
                    )
                }
            }
        }
    }
}

/// The `{name}`s of a path.
package enum PathTemplate {
    package static func parameterNames(in path: String) -> [String] {
        var names: [String] = []
        var rest = path[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            if !names.contains(name) { names.append(name) }
            rest = rest[rest.index(after: close)...]
        }
        return names
    }
}

extension Rules {
    /// Security requirements name schemes that exist.
    static func checkSecurity(
        _ document: OpenAPI.Document, _ resolver: ReferenceResolver, _ diagnostics: DiagnosticCollector
    ) {
        let known = Set(document.securitySchemes.map(\.name))
        var requirements = document.security.requirements
        for path in resolver.paths {
            requirements += path.value.operations.flatMap { $0.value.security?.requirements ?? [] }
        }
        for scheme in requirements.flatMap(\.schemes) where !known.contains(scheme.name) {
            diagnostics.warning(
                .unknownSecurityScheme,
                "unknown security scheme `\(scheme.name)`; it is left out",
                at: scheme.range
            )
        }
    }
}

extension Rules {
    /// Components that nothing refers to are read only to report mistakes, as warnings: they don't affect the Swift.
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
