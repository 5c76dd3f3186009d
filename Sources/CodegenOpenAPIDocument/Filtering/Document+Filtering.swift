package import CodegenDiagnostics

extension Description {
    /// The description with what a filter takes, and with the schemas that it needs; all of it without a filter.
    package func filtered(by filter: OperationFilter?, diagnostics: DiagnosticCollector) -> Description {
        guard let filter else { return self }
        var selection = OperationSelection(filter)
        let paths = resolver.paths.compactMap { path -> OpenAPI.Named<OpenAPI.PathItem>? in
            let operations = path.value.operations.filter { selection.takes($0.value, at: path.name) }
            guard !operations.isEmpty else { return nil }
            return OpenAPI.Named(name: path.name, nameRange: path.nameRange, value: path.value.keeping(operations))
        }
        let webhooks = document.webhooks.filter { webhook in
            selection.takesWebhook(webhook.name, resolver.pathItem(webhook.value)?.operations.first?.value)
        }
        selection.reportUnmatched(diagnostics)
        var reachable = ReachableSchemas(document: document, resolver: resolver)
        for path in paths { reachable.add(path.value) }
        for item in webhooks.compactMap({ resolver.pathItem($0.value) }) { reachable.add(item) }
        reachable.follow()
        let schemas = document.schemas.filter { reachable.contains($0.value) }
        let kept = document.keeping(paths: paths, webhooks: webhooks, schemas: schemas)
        return Description(document: kept, resolver: ReferenceResolver(document: kept, context: resolver.context))
    }
}

extension OpenAPI.PathItem {
    fileprivate func keeping(_ operations: [OpenAPI.Named<OpenAPI.Operation>]) -> OpenAPI.PathItem {
        OpenAPI.PathItem(
            reference: nil,
            summary: summary,
            description: description,
            parameters: parameters,
            operations: operations,
            range: range
        )
    }
}
