import CodegenDiagnostics

extension ReferenceResolver {
    /// What an operation takes: parameters in document order, those of its path first, and its body.
    public struct Inputs {
        public let parameters: [OpenAPI.Parameter]
        public let body: OpenAPI.RequestBody?
    }

    /// An operation's own parameters replace those of the path with the same name and place.
    public func inputs(of operation: OpenAPI.Operation, in item: OpenAPI.PathItem) -> Inputs {
        let own = operation.parameters.compactMap(parameter)
        let shared = item.parameters.compactMap(parameter).filter { shared in
            !own.contains { $0.name.isExactly(shared.name) && $0.location == shared.location }
        }
        let all = shared + own
        guard context.version == .v2_0 else {
            return Inputs(parameters: all, body: operation.requestBody.flatMap(requestBody))
        }
        return Inputs(
            parameters: all.filter { $0.location != .body && $0.location != .formData },
            body: Swagger2.requestBody(of: operation, all, consumes: operation.consumes ?? document.consumes)
        )
    }

    /// What a response may carry, by media type.
    public func content(
        of response: OpenAPI.Response, in operation: OpenAPI.Operation
    ) -> [OpenAPI.Named<OpenAPI.MediaType>] {
        guard context.version == .v2_0 else { return response.content }
        return Swagger2.content(of: response, produces: operation.produces ?? document.produces)
    }
}
