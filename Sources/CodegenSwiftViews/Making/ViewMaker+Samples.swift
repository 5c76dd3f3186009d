package import CodegenAPIModel
import CodegenDiagnostics
import CodegenSwiftLanguage

/// The argument of a call for its body, for samples.
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
    /// `let client = PetStoreClient(credentials: .init(apiKey: "…"))`
    ///
    /// - Parameters:
    ///   - endpoints: The client has credentials for the first way to authenticate that each of them lists.
    ///   - server: The server's URL; nil for the description's first server.
    package func sampleClient(for endpoints: [Endpoint], server: String? = nil) -> String {
        let arguments = [sampleServer(server), sampleCredentials(for: endpoints)].compactMap { $0 }
        return "let client = \(names.client)(\(arguments.joined(separator: ", ")))"
    }

    private func sampleServer(_ url: String?) -> String? {
        if let url { return "server: .init(url: \(StringLiteral.quoted(url)))" }
        let servers = makeServerViews()
        guard let server = servers.first else { return "server: .init(url: \"http://127.0.0.1:4010\")" }
        // The only server is the default.
        if servers.count == 1, !server.isRelative { return nil }
        let origin = server.isRelative ? "origin: \"http://127.0.0.1:4010\"" : ""
        let isFunction = server.isRelative || !server.variables.isEmpty
        return "server: .\(server.name)" + (isFunction ? "(\(origin))" : "")
    }

    private func sampleCredentials(for endpoints: [Endpoint]) -> String? {
        let used = Set(endpoints.flatMap { $0.security.first ?? [] })
        let fields = zip(api.orderedSecuritySchemes, names.schemes).compactMap { scheme, name -> String? in
            guard used.contains(scheme.wireName) || scheme.isAlwaysRequired else { return nil }
            return "\(Identifiers.label(name)): " + sampleCredential(scheme.kind)
        }
        return fields.isEmpty ? nil : "credentials: .init(\(fields.joined(separator: ", ")))"
    }

    private func sampleCredential(_ kind: SecurityScheme.Kind) -> String {
        if case .http(let scheme) = kind, scheme.lowercased() == "basic" {
            return ".basic(username: \"…\", password: \"…\")"
        }
        return "\"…\""
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
            guard case .part(let part) = member else {
                guard case .header(let header, _) = member, member.isRequired else { continue }
                guard let value = sampleLiteral(of: header.type).flatMap({ text($0, of: header.type) }) else {
                    return nil
                }
                arguments.append("\(Identifiers.label(name)): \(value)")
                continue
            }
            let given = parts.first { $0.name.isExactly(part.wireName) }
            let value: String?
            switch part.content {
            case .file(let isArray, let contentType):
                let files =
                    given?.files.map { filePart(SampleMediaType.content($0, of: contentType), contentType) } ?? []
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

    /// A value of a part's header, which samples of bodies don't have; nil for types of the description.
    private func sampleLiteral(of type: TypeReference) -> Literal? {
        switch api.resolved(type.withoutNull) {
        case .primitive(.string): .string("string")
        case .primitive(.bool): .bool(true)
        case .primitive(.int), .primitive(.int32), .primitive(.int64), .primitive(.uint64): .integer(1)
        case .primitive(.double), .primitive(.float), .primitive(.decimal): .number("1.5")
        case .primitive(.date): .formatted(.date, "2026-01-31T09:30:00Z")
        case .array(let element): sampleLiteral(of: element).map { .array([$0]) }
        case .primitive, .dictionary, .declared, .nullable, .anything: nil
        }
    }

    /// - Parameter contentType: The description's; a range or a list says no type by itself.
    private func filePart(_ text: String, _ contentType: String?) -> String {
        let isOpen = contentType.map { $0.contains("*") || $0.contains(",") } ?? false
        let type = isOpen ? contentType.map(SampleMediaType.concrete) : nil
        let argument = type.map { ", contentType: \(StringLiteral.quoted($0))" } ?? ""
        let name = StringLiteral.quoted(SampleMediaType.filename(for: contentType))
        return ".data(Data(\(StringLiteral.quoted(text)).utf8), filename: \(name)\(argument))"
    }
}
