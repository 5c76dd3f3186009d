import CodegenDiagnostics

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
                    "the operation id `\(id)` is taken; this operation gets a name of its own",
                    at: range,
                    notes: [Diagnostic.Note("the first one", at: earlier)]
                )
            }
        }
    }
}
