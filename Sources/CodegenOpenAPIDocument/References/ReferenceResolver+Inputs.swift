import CodegenDiagnostics

extension ReferenceResolver {
    /// What an operation takes: parameters in document order, those of its path first, and its body.
    package struct Inputs {
        package let parameters: [OpenAPI.Parameter]
        package let body: OpenAPI.RequestBody?
    }

    /// An operation's own parameters replace those of the path with the same name and place.
    package func inputs(of operation: OpenAPI.Operation, in item: OpenAPI.PathItem) -> Inputs {
        let own = operation.parameters.compactMap(parameter)
        let shared = item.parameters.compactMap(parameter).filter { shared in
            !own.contains { $0.name.isExactly(shared.name) && $0.location == shared.location }
        }
        let body = operation.requestBody.flatMap(requestBody).map { body in
            let standard = OpenAPI.Name(text: "application/json", range: body.range)
            return OpenAPI.RequestBody(
                description: body.description,
                isRequired: body.isRequired,
                content: named(body.content, operation.consumes, otherwise: standard),
                range: body.range
            )
        }
        return Inputs(parameters: shared + own, body: body)
    }

    /// What a response may carry, by media type.
    package func content(
        of response: OpenAPI.Response, in operation: OpenAPI.Operation
    ) -> [OpenAPI.Named<OpenAPI.MediaType>] {
        let isFile = response.content.first?.value.schema?.format == "binary"
        let standard = isFile ? "application/octet-stream" : "application/json"
        let name = OpenAPI.Name(text: standard, range: response.range)
        return named(response.content, operation.produces, otherwise: name)
    }

    /// Content under the names that the operation has for what has none.
    private func named(
        _ content: [OpenAPI.Named<OpenAPI.MediaType>], _ names: [OpenAPI.Name]?, otherwise standard: OpenAPI.Name
    ) -> [OpenAPI.Named<OpenAPI.MediaType>] {
        guard let names else { return content }
        return content.flatMap { entry in
            guard entry.name.isEmpty else { return [entry] }
            return (names.isEmpty ? [standard] : names).map {
                OpenAPI.Named(name: $0.text, nameRange: $0.range, value: entry.value)
            }
        }
    }
}
