import CodegenDiagnostics

extension Rules {
    /// Security requirements name schemes that exist.
    static func checkSecurity(
        _ document: OpenAPI.Document, _ resolver: ReferenceResolver, _ diagnostics: DiagnosticCollector
    ) {
        let known = Set(document.securitySchemes.map(\.name))
        var requirements = document.security
        for path in resolver.paths {
            requirements += path.value.operations.flatMap { $0.value.security ?? [] }
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
