package import CodegenAPIModel
import CodegenDiagnostics
import CodegenSwiftLanguage

/// What a call is given for its body, for samples.
package enum SampleBody {
    case value(Literal)
    case text(String)
    /// Bytes, as the text that they are.
    case bytes(String)
    /// The items of a sequence.
    case items([Literal])
    /// The parts of a multipart body with names: files are texts.
    case parts([Part])
    /// Files without names.
    case files([String])

    package struct Part {
        package let name: String
        /// Nil for files.
        package let value: Literal?
        package let files: [String]

        package init(name: String, value: Literal?, files: [String]) {
            self.name = name
            self.value = value
            self.files = files
        }
    }
}

/// Writes calls as people would, for samples.
extension ViewMaker {
    /// `let client = PetStoreClient(credentials: .init(apiKey: "API_KEY"))`
    package func sampleClient() -> String {
        let view = makeClientView()
        var arguments: [String] = []
        if view.servers.count == 1, let only = view.servers.first, !only.isRelative {
            // It is the default.
        } else if let server = view.servers.first {
            let origin = server.isRelative ? "origin: \"http://127.0.0.1:4010\"" : ""
            let isFunction = server.isRelative || !server.variables.isEmpty
            arguments.append("server: .\(server.name)" + (isFunction ? "(\(origin))" : ""))
        } else {
            arguments.append("server: .init(url: \"http://127.0.0.1:4010\")")
        }
        if !view.schemes.isEmpty {
            let required = view.schemes.filter { !$0.isOptional }
            let shown = required.isEmpty ? Array(view.schemes.prefix(1)) : required
            let fields = shown.map { "\($0.name): \"…\"" }
            arguments.append("credentials: .init(\(fields.joined(separator: ", ")))")
        }
        return "let client = \(view.name)(\(arguments.joined(separator: ", ")))"
    }

    /// `client.pets.createPet(body: .init(name: "Rex"))`; nil where a required input has no Swift.
    ///
    /// - Parameter parameters: By their position among the endpoint's parameters; those that are missing are left out.
    package func sampleCall(of endpoint: Endpoint, _ parameters: [Int: Literal], _ body: SampleBody?) -> String? {
        let operation = names.operation(endpoint.id)
        var arguments: [String] = []
        for input in callInputs(of: endpoint) {
            switch input {
            case .parameter(let index):
                let parameter = endpoint.parameters[index]
                let value = parameters[index].flatMap { text($0, of: parameter.type) }
                guard let value else {
                    if parameter.isRequired, parameter.defaultValue == nil { return nil }
                    continue
                }
                arguments.append("\(Identifiers.label(operation.parameters[index])): \(value)")
            case .body:
                guard let content = endpoint.body, let value = body.flatMap({ text($0, content, operation) }) else {
                    if endpoint.body?.isRequired == true { return nil }
                    continue
                }
                arguments.append("\(Identifiers.label(operation.body)): \(value)")
            case .contentType: continue
            }
        }
        return "\(callee(of: endpoint))(\(arguments.joined(separator: ", ")))"
    }

    /// The function of an endpoint: `client.pets.createPet`.
    private func callee(of endpoint: Endpoint) -> String {
        let index = api.groups.firstIndex { $0.endpoints.contains { $0.id == endpoint.id } }
        let accessor = index.flatMap { names.groups[$0].accessor }.map { Identifiers.escaped($0) + "." } ?? ""
        return "client." + accessor + Identifiers.escaped(names.operation(endpoint.id).function)
    }

    /// Whether a call returns a value, and whether it is a sequence.
    package func sampleResult(of endpoint: Endpoint) -> (isVoid: Bool, isSequence: Bool) {
        let output = OutcomeMaker(maker: self, endpoint: endpoint).makeOutput()
        return (output.isVoid, endpoint.onlySuccess?.content.isSequence == true)
    }

    // MARK: Bodies

    private func text(_ body: SampleBody, _ request: RequestBody, _ names: OperationNames) -> String? {
        guard let value = text(body, request.content) else { return nil }
        guard !request.others.isEmpty, let name = names.bodyCases.first else { return value }
        let contentType =
            request.content.mediaTypes.isEmpty
            ? "" : ", contentType: \(StringLiteral.quoted(request.content.mediaType))"
        return ".\(Identifiers.escaped(name))(\(value)\(contentType))"
    }

    private func text(_ body: SampleBody, _ content: RequestBody.Content) -> String? {
        switch (body, content) {
        case (.value(let literal), .json(let type, _)), (.value(let literal), .form(let type, _)),
            (.value(let literal), .coded(let type, _)):
            return text(literal, of: type)
        case (.text(let text), .text): return StringLiteral.quoted(text)
        case (.bytes(let text), .bytes): return ".data(Data(\(StringLiteral.quoted(text)).utf8))"
        case (.items(let items), .stream(let type, _)):
            let texts = items.compactMap { text($0, of: type) }
            return texts.count == items.count ? "[\(texts.joined(separator: ", "))]" : nil
        case (.files(let files), .parts): return "[\(files.map { filePart($0, nil) }.joined(separator: ", "))]"
        case (.parts(let parts), .multipart(let id, _)):
            guard case .multipart(let shape) = api[id].shape else { return nil }
            return multipart(parts, shape, names.members(of: id).names)
        default: return nil
        }
    }

    private func multipart(_ parts: [SampleBody.Part], _ shape: MultipartShape, _ names: [String]) -> String? {
        var arguments: [String] = []
        for (member, name) in zip(shape.members, names) {
            // Headers of parts are optional for callers.
            guard case .part(let part) = member else { continue }
            let given = parts.first { $0.name.isExactly(part.wireName) }
            let value: String?
            switch part.content {
            case .file(let isArray, let contentType):
                let files = given?.files.map { filePart($0, contentType) } ?? []
                value = isArray ? (files.isEmpty ? nil : "[\(files.joined(separator: ", "))]") : files.first
            case .field(let type, _): value = given?.value.flatMap { text($0, of: type) }
            }
            if let value {
                arguments.append("\(Identifiers.label(name)): \(value)")
            } else if part.isRequired, part.onlyValue == nil {
                return nil
            }
        }
        return ".init(\(arguments.joined(separator: ", ")))"
    }

    /// - Parameter contentType: The description's; a range or a list says no type by itself.
    private func filePart(_ text: String, _ contentType: String?) -> String {
        let isOpen = contentType.map { $0.contains("*") || $0.contains(",") } ?? false
        let type = isOpen ? contentType.map(SampleMediaType.concrete) : nil
        let argument = type.map { ", contentType: \(StringLiteral.quoted($0))" } ?? ""
        let name = StringLiteral.quoted(SampleMediaType.filename)
        return ".data(Data(\(StringLiteral.quoted(text)).utf8), filename: \(name)\(argument))"
    }
}
