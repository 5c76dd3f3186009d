import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

/// The security of a service. A client leaves out what isn't declared or can't be read; a service that did so would let in callers
/// without credentials. Here it is a scheme that isn't declared, which no call satisfies.
extension Lowering {
    func servedRequirements(of operation: OpenAPI.Operation, in item: OpenAPI.PathItem) -> [SecurityRequirement] {
        let security = operation.security ?? document.security
        let requirements = security.requirements.map(servedRequirement)
        guard requirements.isEmpty else { return requirements }
        if let unreadable = security.unreadable.first {
            reportUnusable(
                "the service refuses all calls: this `security` can't be read; it has to be a list of objects, "
                    + "`- {scheme: []}`, or `[]` where none is needed",
                at: unreadable)
        } else if operation.security == nil, let misplaced = item.misplacedSecurity {
            reportUnusable(
                "the service refuses all calls of this path: `security` has to be a field of its operations",
                at: misplaced)
        } else {
            return []
        }
        return [SecurityRequirement(schemes: [unsatisfiable])]
    }

    private func servedRequirement(_ requirement: OpenAPI.SecurityRequirement) -> SecurityRequirement {
        var schemes: [SecurityRequirement.Scheme] = []
        for scheme in requirement.schemes {
            schemes.append(.init(wireName: scheme.name, scopes: scheme.scopes))
            if !isDeclared(scheme.name) {
                reportUnusable(
                    "no readable security scheme `\(scheme.name)` is declared: the client leaves it out, and the service "
                        + "refuses calls that rely on it",
                    at: scheme.range)
            } else if let scopes = scheme.unreadableScopes {
                reportUnusable(
                    "the scopes of `\(scheme.name)` have to be a list of strings, `[]` for none: the service refuses "
                        + "calls that rely on it",
                    at: scopes)
                schemes.append(unsatisfiable)
            }
        }
        return SecurityRequirement(schemes: schemes)
    }

    private func isDeclared(_ name: String) -> Bool {
        document.securitySchemes.contains { $0.name == name && resolver.securityScheme($0.value) != nil }
    }

    /// A name that no scheme has.
    private var unsatisfiable: SecurityRequirement.Scheme {
        var name = "(unreadable)"
        while document.securitySchemes.contains(where: { $0.name == name }) { name += "?" }
        return .init(wireName: name, scopes: [])
    }

    private func reportUnusable(_ message: String, at range: SourceRange) {
        if isFirstReport(at: range) { diagnostics.warning(.unusableSecurity, message, at: range) }
    }
}
