import CodegenAPIModel
import CodegenSwiftLanguage

/// Makes the views of an operation's body.
extension ViewMaker {
    func makeBodyParameterView(_ body: RequestBody, _ name: String, _ endpoint: Endpoint) -> ParameterView {
        let suffix = body.isRequired ? "" : "?"
        return ParameterView(
            name: name,
            argument: "\(name): \(name)",
            innerType: bodyType(body, endpoint, in: .operation(endpoint.id)) + suffix,
            type: bodyType(body, endpoint, in: .module) + suffix,
            defaultArgument: body.isRequired ? "" : " = nil",
            documentation: documentation(body.documentation, depth: 1),
            itemLines: itemLines(name, body.documentation),
            encoding: nil
        )
    }

    func makeContentTypeView(_ body: RequestBody, of range: String, _ name: String) -> ParameterView {
        let words = Documentation(
            description: "The media type of the body, one of `\(DocumentationText.line(range))`.")
        let standard = if case .bytes(let mediaType) = body.content { mediaType } else { "text/plain; charset=utf-8" }
        return ParameterView(
            name: name,
            argument: "\(name): \(name)",
            innerType: "String",
            type: "String",
            defaultArgument: " = \(StringLiteral.quoted(standard))",
            documentation: documentation(words, depth: 1),
            itemLines: itemLines(name, words),
            encoding: nil
        )
    }

    /// The type of the body: its content's, or an enumeration of what may be sent.
    private func bodyType(_ body: RequestBody, _ endpoint: Endpoint, in scope: NameTable.TypeOwner) -> String {
        guard !body.others.isEmpty else { return contentType(body.content, in: scope) }
        let names = names.operation(bodyOwner(of: endpoint))
        let isInner = scope == .operation(bodyOwner(of: endpoint))
        return isInner ? names.bodyType : "\(names.type).\(names.bodyType)"
    }

    /// The endpoint that declares the body's enumeration; the streaming variant of an operation shares it.
    private func bodyOwner(of endpoint: Endpoint) -> OperationID {
        endpoint.streamOf ?? endpoint.id
    }

    private func contentType(_ content: RequestBody.Content, in scope: NameTable.TypeOwner) -> String {
        switch content {
        case .json(let type, _), .form(let type, _), .coded(let type, _): types.text(type, in: scope)
        case .multipart(let id, _): types.text(.declared(id), in: scope)
        case .parts: "[FilePart]"
        case .text: "String"
        case .bytes: "RequestBody"
        }
    }

    func makeBodyView(_ body: RequestBody, _ endpoint: Endpoint) -> BodyView {
        let names = names.operation(endpoint.id)
        if body.others.isEmpty {
            return BodyView(
                encoding: encoding(of: body.content, names.body, body.mediaTypeRange.map { _ in names.contentType }),
                preparation: streamFlag(of: body, names.body, endpoint), name: names.body)
        }
        let cases = zip(body.contents, names.bodyCases).map { content, name in
            BodyCaseView(
                name: Identifiers.escaped(name),
                type: contentType(content, in: .operation(endpoint.id)),
                encoding: encoding(of: content, "value", nil),
                documentation: DocumentationText.lines("`\(DocumentationText.line(content.mediaType))`"),
                isOptional: !body.isRequired
            )
        }
        return BodyView(
            documentation: body.documentation.description.map(lines) ?? ["The documented bodies."], name: names.body,
            type: endpoint.isStreamVariant ? nil : names.bodyType, access: access,
            cases: cases, isOptional: !body.isRequired)
    }

    /// `body.stream = true`: with such a property APIs that may stream a response are asked to.
    private func streamFlag(of body: RequestBody, _ name: String, _ endpoint: Endpoint) -> String? {
        guard let (owner, property) = streamProperty(of: body, endpoint) else { return nil }
        let member = memberAccess(to: property, in: owner)
        let isField = member.text.hasSuffix(".wrapped")
        let place = isField ? String(member.text.dropLast(".wrapped".count)) : member.text
        return "\(name)\(body.isRequired ? "" : "?").\(place) = \(isField ? ".value(true)" : "true")"
    }

    private func streamProperty(of body: RequestBody, _ endpoint: Endpoint) -> (owner: TypeID, property: Property)? {
        guard endpoint.isStreamVariant, case .json(let type, _) = body.content,
            let (owner, property) = api.property("stream", of: type),
            api.resolved(property.type.withoutNull) == .primitive(.bool)
        else { return nil }
        return (owner, property)
    }

    /// Whether some function sets the property, so that it is a variable even where models are immutable.
    func isStreamFlag(_ property: Property, of owner: TypeID) -> Bool {
        guard property.wireName == "stream" else { return false }
        return api.groups.flatMap(\.endpoints).contains { endpoint in
            endpoint.body.flatMap { streamProperty(of: $0, endpoint) }?.owner == owner
        }
    }

    /// `request.json(body)`, with what differs from the runtime's defaults.
    private func encoding(of content: RequestBody.Content, _ name: String, _ contentType: String?) -> String {
        func call(_ method: String, _ mediaType: String, standard: String? = nil) -> String {
            if let contentType { return "request.\(method)(\(name), contentType: \(contentType))" }
            return mediaType == standard
                ? "request.\(method)(\(name))"
                : "request.\(method)(\(name), contentType: \(StringLiteral.quoted(mediaType)))"
        }
        return switch content {
        case .json(_, let mediaType): call("json", mediaType, standard: "application/json")
        case .form(_, let styles): "request.form(\(([name] + arguments(for: styles)).joined(separator: ", ")))"
        case .multipart(_, let mediaType): call("multipart", mediaType, standard: "multipart/form-data")
        case .parts(let mediaType): call("parts", mediaType)
        case .text(let mediaType): call("text", mediaType, standard: "text/plain")
        case .bytes(let mediaType): call("bytes", mediaType)
        case .coded(_, let mediaType): call("coded", mediaType)
        }
    }

    /// `styles: ["a": .deepObject], joined: ["b"], spread: ["c"], reserved: ["d"]`
    private func arguments(for styles: [FormStyle]) -> [String] {
        let own = styles.filter { $0.style != .form }.map {
            "\(StringLiteral.quoted($0.property)): .\($0.style.rawValue)"
        }
        let joined = styles.filter { $0.style == .form && !$0.explode }.map { StringLiteral.quoted($0.property) }
        let spread = styles.filter(\.isSpread).map { StringLiteral.quoted($0.property) }
        let reserved = styles.filter(\.allowReserved).map { StringLiteral.quoted($0.property) }
        let arguments = [("styles", own), ("joined", joined), ("spread", spread), ("reserved", reserved)]
        return arguments.filter { !$0.1.isEmpty }.map {
            "\($0.0): [\($0.1.joined(separator: ", "))]"
        }
    }
}
