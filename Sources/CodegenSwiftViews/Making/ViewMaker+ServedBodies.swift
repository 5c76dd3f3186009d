import CodegenAPIModel
import CodegenSwiftLanguage

/// Reads bodies: what they may come as, and the value of each.
extension ViewMaker {
    func makeContentViews(_ body: RequestBody?) -> [ServedContentView] {
        servedContents(of: body).map { content, media in
            let format = media.format == .own ? content.formatName : media.format.rawValue
            return ServedContentView(format: format, mediaTypes: media.mediaTypes.map(StringLiteral.quoted))
        }
    }

    /// The ways in which a body may come, one after the other, each with the content that it is.
    private func servedContents(of body: RequestBody?) -> [(content: RequestBody.Content, media: AcceptedMedia)] {
        guard let body else { return [] }
        return zip(body.contents, body.accepted).flatMap { content, accepted in accepted.map { (content, $0) } }
    }

    func bodyReading(_ body: RequestBody, _ endpoint: Endpoint) -> ServedInputView.Reading {
        let all = servedContents(of: body)
        if all.count == 1 { return .call(reading(of: all[0].content, as: all[0].media.format)) }
        let type = bodyType(body, endpoint, in: .operation(endpoint.id))
        let cases = names.operation(endpoint.streamOf ?? endpoint.id).bodyCases
        var choices: [ServedChoiceView] = []
        for (index, pair) in zip(body.contents, body.accepted).enumerated() {
            for media in pair.1 {
                let name = body.others.isEmpty ? nil : "\(type).\(Identifiers.escaped(cases[index]))"
                choices.append(
                    ServedChoiceView(
                        index: choices.count, call: reading(of: pair.0, as: media.format),
                        wrapping: wrapping(name, ofOpen: !pair.0.mediaTypes.isEmpty)))
            }
        }
        return .choice(choices)
    }

    private func wrapping(_ name: String?, ofOpen isOpen: Bool) -> String {
        guard let name else { return "" }
        return isOpen ? ".map { \(name)($0, contentType: request.contentType) }" : ".map(\(name))"
    }

    /// `form(shapes: ["tags": .array])`
    private func reading(of content: RequestBody.Content, as format: AcceptedMedia.Format) -> ServedCallView {
        switch (content, format) {
        case (.form(let type, let styles), .own):
            return ServedCallView(method: "form", arguments: formArguments(type, styles))
        case (.json(let type, _), .form), (.coded(let type, _), .form):
            return ServedCallView(method: "form", arguments: formArguments(type, []))
        case (_, .own): return ServedCallView(method: content.formatName, arguments: [])
        case (_, .json), (_, .form), (_, .coded): return ServedCallView(method: format.rawValue, arguments: [])
        }
    }

    private func formArguments(_ type: TypeReference, _ styles: [FormStyle]) -> [String] {
        let members = api.memberShapes(of: type)
        let shapes = members.filter { $0.shape != .primitive }
        let own = styles.filter { $0.style != .form }.map {
            "\(StringLiteral.quoted($0.property)): .\($0.style.rawValue)"
        }
        let joined = styles.filter { $0.style == .form && !$0.explode }.map { StringLiteral.quoted($0.property) }
        let spread = styles.filter(\.isSpread).compactMap { style -> String? in
            guard let type = propertyType(style.property, of: type) else { return nil }
            return "\(StringLiteral.quoted(style.property)): \(dictionaryText(of: api.memberShapes(of: type)))"
        }
        var arguments = shapes.isEmpty ? [] : ["shapes: \(dictionaryText(of: shapes))"]
        for (label, values) in [("styles", own), ("joined", joined), ("spread", spread)] where !values.isEmpty {
            arguments.append("\(label): [\(values.joined(separator: ", "))]")
        }
        return arguments
    }

    private func propertyType(_ name: String, of type: TypeReference) -> TypeReference? {
        api.property(name, of: type.withoutNull)?.property.type
    }

    // MARK: Multipart

    /// The multipart bodies of each operation that no operation before it has.
    static func multipartsByFirstOperation(_ api: API) -> [OperationID: [TypeID]] {
        var seen: Set<TypeID> = []
        var result: [OperationID: [TypeID]] = [:]
        for endpoint in api.groups.flatMap(\.endpoints) {
            for case .multipart(let id, _) in endpoint.body?.contents ?? [] where seen.insert(id).inserted {
                result[endpoint.id, default: []].append(id)
            }
        }
        return result
    }

    func makeServedMultipartView(_ id: TypeID) -> ServedMultipartView {
        guard case .multipart(let shape) = api[id].shape else {
            preconditionFailure("only multipart bodies are listed")
        }
        let all = names.members(of: id).names
        let locals = Locals(all, reserved: ["form"])
        let members = Array(zip(shape.members, all))
        return ServedMultipartView(
            type: names.path(of: id),
            inputs: members.map { member, name in
                let (type, call) = reading(of: member, in: id)
                return ServedInputView(local: locals[name], type: type + "?", reading: .call(call))
            },
            required: members.filter { $0.0.isRequired }.map { locals[$0.1] },
            arguments: all.map { "\(Identifiers.label($0)): \(locals[$0])" }
        )
    }

    private func reading(
        of member: MultipartShape.Member, in owner: TypeID
    ) -> (type: String, call: ServedCallView) {
        switch member {
        case .part(let part):
            var arguments = [StringLiteral.quoted(part.wireName)]
            let (method, type): (String, String)
            if part.isRequired { arguments.append("isRequired: true") }
            switch part.content {
            case .file(let isArray, _):
                (method, type) = (isArray ? "files" : "file", isArray ? "[FilePart]" : "FilePart")
            case .field(let field, _):
                method = "field"
                type = types.text(field.withoutNull, in: .type(owner))
                let shape = api.parameterShape(of: field)
                if shape != .primitive { arguments.append("shape: .\(shape)") }
            }
            return (type, ServedCallView(method: method, arguments: arguments))
        case .header(let header, let part):
            var arguments = [StringLiteral.quoted(header.wireName), "of: \(StringLiteral.quoted(part.wireName))"]
            if member.isRequired { arguments.append("isRequired: true") }
            let shape = header.isJSON ? .primitive : api.parameterShape(of: header.type)
            if shape != .primitive { arguments.append("shape: .\(shape)") }
            if header.isJSON {
                arguments.append("style: .json")
            } else if header.explode {
                arguments.append("explode: true")
            }
            return (types.text(header.type, in: .type(owner)), ServedCallView(method: "header", arguments: arguments))
        }
    }
}

extension MultipartShape.Member {
    var isRequired: Bool {
        switch self {
        case .part(let part): part.isRequired
        case .header(let header, let part): header.isRequired && part.isRequired
        }
    }
}

extension RequestBody.Content {
    /// The word of the runtime for how it is read.
    fileprivate var formatName: String {
        switch self {
        case .json: "json"
        case .form: "form"
        case .multipart: "multipart"
        case .parts: "parts"
        case .text: "text"
        case .bytes: "bytes"
        case .coded: "coded"
        case .stream: "stream"
        }
    }
}
