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

    func makeContentTypeView(_ content: RequestBody.Content, _ name: String) -> ParameterView {
        let words = Documentation(description: "The media type of the body, \(choice(of: content)).")
        let standard =
            content.mediaType == "text/plain" ? "text/plain; charset=utf-8" : content.mediaType
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

    /// one of `image/*`; `image/png` or `image/jpeg`
    private func choice(of content: RequestBody.Content) -> String {
        let all = content.mediaTypes.map { "`\(DocumentationText.line($0))`" }
        guard all.count > 1, let last = all.last else { return "one of \(all.joined())" }
        return all.dropLast().joined(separator: ", ") + " or " + last
    }

    /// The type of the body: its content's, or an enumeration of what may be sent.
    func bodyType(_ body: RequestBody, _ endpoint: Endpoint, in scope: NameTable.TypeOwner) -> String {
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
        case .stream(let type, _): "RequestStream<\(types.text(type, in: scope))>"
        }
    }

    func makeBodyView(_ body: RequestBody, _ endpoint: Endpoint) -> BodyView {
        let names = names.operation(endpoint.id)
        if body.others.isEmpty {
            let contentType = body.content.mediaTypes.isEmpty ? nil : names.contentType
            let flag = streamFlag(of: body.content, endpoint)
            return BodyView(
                encoding: encoding(of: body.content, names.body, contentType, isOptional: !body.isRequired),
                preparation: flag.map { "\(names.body)\(body.isRequired ? "" : "?").\($0)" }, name: names.body)
        }
        return BodyView(
            documentation: body.documentation.description.map(lines) ?? ["The documented bodies."], name: names.body,
            type: endpoint.isStreamVariant ? nil : names.bodyType, access: access,
            cases: zip(body.contents, names.bodyCases).map { makeBodyCaseView($0, $1, body, endpoint) },
            isOptional: !body.isRequired)
    }

    private func makeBodyCaseView(
        _ content: RequestBody.Content, _ name: String, _ body: RequestBody, _ endpoint: Endpoint
    ) -> BodyCaseView {
        let isOpen = !content.mediaTypes.isEmpty
        let words =
            isOpen ? "\(choice(of: content)), with its media type" : "`\(DocumentationText.line(content.mediaType))`"
        return BodyCaseView(
            name: Identifiers.escaped(name),
            type: contentType(content, in: .operation(endpoint.id)),
            encoding: encoding(of: content, "value", isOpen ? "contentType" : nil),
            preparation: streamFlag(of: content, endpoint).map { "value.\($0)" },
            documentation: DocumentationText.lines(words.prefix(1).uppercased() + words.dropFirst()),
            hasContentType: isOpen,
            isOptional: !body.isRequired
        )
    }

    /// `request.json(body)`, with what differs from the runtime's defaults.
    ///
    /// - Parameter isOptional: Whether the value may be nil because there is no body.
    private func encoding(
        of content: RequestBody.Content, _ name: String, _ contentType: String?, isOptional: Bool = false
    ) -> String {
        func call(_ method: String, _ mediaType: String, standard: String? = nil, label: String = "") -> String {
            if let contentType { return "request.\(method)(\(label)\(name), contentType: \(contentType))" }
            return mediaType == standard
                ? "request.\(method)(\(label)\(name))"
                : "request.\(method)(\(label)\(name), contentType: \(StringLiteral.quoted(mediaType)))"
        }
        return switch content {
        case .json(let type, let mediaType):
            // The nil of an optional body is another one than null.
            call(
                "json", mediaType, standard: "application/json",
                label: type.isNullable && !isOptional ? "nullable: " : "")
        case .form(_, let styles): "request.form(\(([name] + arguments(for: styles)).joined(separator: ", ")))"
        case .multipart(_, let mediaType): call("multipart", mediaType, standard: "multipart/form-data")
        case .parts(let mediaType): call("parts", mediaType)
        case .text(let mediaType, _): call("text", mediaType, standard: "text/plain")
        case .bytes(let mediaType, _): call("bytes", mediaType)
        case .coded(_, let mediaType): call("coded", mediaType)
        case .stream(_, let mediaType): call("stream", mediaType, standard: "application/jsonl")
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
