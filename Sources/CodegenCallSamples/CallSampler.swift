package import CodegenAPIModel
package import CodegenDiagnostics
import CodegenDocumentTree
package import CodegenOpenAPIDocument
import CodegenSamples
import CodegenSchemaEvaluation

/// Makes requests of the operations of a description, from its examples and schemas.
package struct CallSampler {
    private let description: Description
    private let endpoints: [Endpoint]
    /// Those that respond with a stream where the body's property `stream` says so, which their samples don't.
    private let streamed: Set<OperationID>
    private let samples: OperationSamples
    /// Made where a required parameter is an empty list otherwise, which no style can send.
    private let complete: OperationSamples
    private let isComplete: Bool

    /// - Parameter isComplete: Whether optional parameters and properties are there, too.
    package init(_ description: Description, _ api: API, files: SourceFiles, isComplete: Bool, seed: UInt64) {
        self.description = description
        self.isComplete = isComplete
        let all = api.groups.flatMap(\.endpoints)
        endpoints = all.filter { !$0.isStreamVariant }
        streamed = Set(all.compactMap(\.streamOf))
        let whole = SampleOptions(seed: seed, size: .complete)
        complete = OperationSamples(description: description, files: files, options: whole)
        let small = SampleOptions(seed: seed, size: .small)
        samples = isComplete ? complete : OperationSamples(description: description, files: files, options: small)
    }

    /// Nil for an operation that has no Swift, and where a required value doesn't exist.
    package func sample(of operation: DescribedOperation) -> CallSample? {
        guard
            let endpoint = endpoints.first(where: {
                $0.method == operation.method && $0.path.isExactly(operation.path)
            })
        else { return nil }
        let inputs = description.resolver.inputs(of: operation.operation, in: operation.item)
        var values: [Int: Node] = [:]
        for (index, parameter) in endpoint.parameters.enumerated()
        where parameter.isRequired || (isComplete && !parameter.isAboutMessage) {
            let described = inputs.parameters.first {
                $0.name.isExactly(parameter.wireName) && $0.location.rawValue == parameter.location.rawValue
            }
            let value = described.flatMap(value)
            if value == nil, parameter.isRequired { return nil }
            values[index] = value
        }
        var body: Node?
        if let request = endpoint.body, isComplete || request.isRequired {
            body = self.body(request, inputs.body?.content ?? [])
            if body == nil, request.isRequired { return nil }
            if streamed.contains(endpoint.id) { body = body.map(asksForWhole) }
        }
        return CallSample(endpoint: endpoint, parameters: values, body: body)
    }

    private func asksForWhole(_ body: Node) -> Node {
        guard let entries = body.object?.entries else { return body }
        let whole = entries.map { entry in
            guard entry.key == "stream", case .bool = entry.value.value else { return entry }
            let value = Node(.bool(false), range: entry.value.range)
            return Mapping.Entry(key: entry.key, keyRange: entry.keyRange, value: value)
        }
        return Node(.object(Mapping(whole)), range: body.range)
    }

    /// A form has no empty lists: a required list has an item there.
    private func withoutEmptyLists(_ value: Node, _ mediaType: OpenAPI.MediaType) -> Node {
        func isEmpty(_ value: Node) -> Bool { value.array?.isEmpty == true || value.object?.entries.isEmpty == true }
        guard let entries = value.object?.entries, entries.contains(where: { isEmpty($0.value) }),
            let whole = complete.value(of: mediaType, direction: .request)?.object
        else { return value }
        let filled = entries.map { entry in
            let other = isEmpty(entry.value) ? whole[entry.key] : nil
            return Mapping.Entry(key: entry.key, keyRange: entry.keyRange, value: other ?? entry.value)
        }
        return Node(.object(Mapping(filled)), range: value.range)
    }

    private func value(of parameter: OpenAPI.Parameter) -> Node? {
        let value = samples.value(of: parameter)
        let isEmpty = value?.array?.isEmpty == true || value?.object?.entries.isEmpty == true
        return isEmpty ? complete.value(of: parameter) ?? value : value
    }

    private func body(_ request: RequestBody, _ content: [OpenAPI.Named<OpenAPI.MediaType>]) -> Node? {
        let wanted = request.content.mediaType.lowercased()
        let entry = content.first { $0.name.lowercased() == wanted } ?? content.first
        guard let entry else { return nil }
        if let value = samples.value(of: entry.value, direction: .request) {
            return request.content.isForm ? withoutEmptyLists(value, entry.value) : value
        }
        // Without a schema anything is right.
        return entry.value.schema == nil ? Node(.string("sample"), range: entry.nameRange) : nil
    }
}

extension Parameter {
    /// A header that says how the message is sent, which the one who sends it decides.
    fileprivate var isAboutMessage: Bool {
        location == .header
            && ["content-encoding", "content-length", "transfer-encoding", "accept-encoding", "host"]
                .contains(wireName.lowercased())
    }
}

extension RequestBody.Content {
    /// Each property is a text of its own.
    fileprivate var isForm: Bool {
        switch self {
        case .form, .multipart: true
        case .json, .parts, .text, .bytes, .coded, .stream: false
        }
    }
}
