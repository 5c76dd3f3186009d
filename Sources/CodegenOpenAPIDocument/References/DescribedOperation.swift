import CodegenDiagnostics

/// An operation with its place among the paths.
package struct DescribedOperation: Sendable {
    package let method: String
    package let path: String
    package let item: OpenAPI.PathItem
    package let operation: OpenAPI.Operation

    /// `listPets`, or `GET /pets` for an operation without an id.
    package var name: String { operation.operationID ?? "\(method) \(path)" }
}

extension Description {
    /// The operations of all paths, in document order.
    package var operations: [DescribedOperation] {
        resolver.paths.flatMap { path in
            path.value.operations.map {
                DescribedOperation(method: $0.name, path: path.name, item: path.value, operation: $0.value)
            }
        }
    }
}

extension Sequence<DescribedOperation> {
    /// By `operationId`, else by method and path: `GET /pets/{id}`.
    package func named(_ name: String) -> DescribedOperation? {
        if let operation = first(where: { $0.operation.operationID?.isExactly(name) == true }) { return operation }
        let words = name.split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { return nil }
        return first { $0.method == words[0].uppercased() && $0.path.isExactly(String(words[1])) }
    }
}
