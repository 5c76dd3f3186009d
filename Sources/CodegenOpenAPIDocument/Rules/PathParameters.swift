import CodegenDiagnostics

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
                        "the path has no `{\(parameter.name)}`; the parameter is left out",
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
