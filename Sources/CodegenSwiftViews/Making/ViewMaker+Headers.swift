import CodegenAPIModel
import CodegenSwiftLanguage

extension ViewMaker {
    /// Nil for an endpoint whose responses have no documented headers.
    func makeHeadersView(_ endpoint: Endpoint) -> HeadersView? {
        guard !endpoint.headers.isEmpty else { return nil }
        let statuses = Set(endpoint.outcomes.map(\.status))
        let views = zip(endpoint.headers, names.operation(endpoint.id).headers).map { header, name in
            makeHeaderView(header, name, endpoint, isEverywhere: statuses.isSubset(of: header.statuses))
        }
        return HeadersView(access: access, headers: views)
    }

    private func makeHeaderView(
        _ header: ResponseHeader,
        _ name: String,
        _ endpoint: Endpoint,
        isEverywhere: Bool
    ) -> HeaderView {
        return HeaderView(
            access: access,
            name: Identifiers.escaped(name),
            type: types.text(header.type, in: .operation(endpoint.id)),
            documentation: documentation(of: header, isEverywhere: isEverywhere),
            reading: reading(of: header)
        )
    }

    /// `head.header("X-Tags", shape: .array)`
    private func reading(of header: ResponseHeader) -> String {
        var arguments = [StringLiteral.quoted(header.wireName)]
        if header.isJSON {
            arguments.append("style: .json")
        } else {
            switch api.parameterShape(of: header.type) {
            case .primitive: break
            case .array: arguments.append("shape: .array")
            case .object: arguments += ["shape: .object"] + (header.explode ? ["explode: true"] : [])
            }
        }
        return "head.header(\(arguments.joined(separator: ", ")))"
    }

    private func documentation(of header: ResponseHeader, isEverywhere: Bool) -> [String] {
        let name = "`\(DocumentationText.line(header.wireName))`"
        let statuses = header.statuses.map { "\($0)" }.joined(separator: ", ")
        let place = isEverywhere ? name : "\(name), with \(statuses)"
        let lines = documentation(header.documentation)
        let hasWords = header.documentation.description?.isEmpty == false || !header.documentation.constraints.isEmpty
        guard hasWords, let first = lines.first else { return [place + "."] + (lines.isEmpty ? [] : [""] + lines) }
        let joined = DocumentationText.lines("\(place): \(first)")
        return joined + lines.dropFirst()
    }
}

/// The shape of a value that isn't written as JSON.
enum ParameterShape {
    case primitive, array, object
}

extension API {
    /// A union is what all of its variants are; one of several kinds is text.
    func parameterShape(of type: TypeReference) -> ParameterShape {
        switch resolved(type) {
        case .primitive, .anything: return .primitive
        case .array: return .array
        case .dictionary: return .object
        case .nullable(let inner): return parameterShape(of: inner)
        case .declared(let id):
            switch self[id].shape {
            case .object, .multipart: return .object
            case .enumeration, .alias: return .primitive
            case .external(let type):
                if type.kinds == [.object] { return .object }
                return type.kinds == [.array] ? .array : .primitive
            case .union(let union):
                let shapes = Set(union.variants.map { parameterShape(of: $0.type) })
                return shapes.count == 1 ? shapes.first ?? .primitive : .primitive
            }
        }
    }
}

extension ViewMaker {
    func makeMultipartView(_ declaration: TypeDeclaration, _ shape: MultipartShape) -> MultipartView {
        return MultipartView(
            head: declarationHead(declaration, ["MultipartBody"]),
            parts: zip(shape.members, names.members(of: declaration.id).names).map {
                makePartView($0, $1, in: declaration.id)
            },
            nested: nestedViews(in: declaration.id)
        )
    }

    private func makePartView(_ member: MultipartShape.Member, _ name: String, in owner: TypeID) -> PartView {
        let depth = depth(of: owner) + 1
        var method = "field"
        var type: String
        var options = ""
        var onlyValue: String?
        let (wireName, isRequired, words): (String, Bool, [String])
        switch member {
        case .part(let part):
            (wireName, isRequired, words) = (
                part.wireName, part.isRequired, documentation(part.documentation, depth: depth)
            )
            let contentType: String?
            switch part.content {
            case .file(let isArray, let mediaType):
                method = isArray ? "files" : "file"
                type = isArray ? "[FilePart]" : "FilePart"
                contentType = mediaType
            case .field(let field, let mediaType):
                type = types.text(field.withoutNull, in: .type(owner))
                onlyValue = part.onlyValue.flatMap { text($0, of: field) }
                contentType = mediaType
            }
            if let contentType { options = ", contentType: \(StringLiteral.quoted(contentType))" }
        case .header(let header, let part):
            (wireName, isRequired) = (header.wireName, header.isRequired && part.isRequired)
            words = documentation(of: header, of: part)
            method = "header"
            type = types.text(header.type, in: .type(owner))
            if header.isJSON { options = ", style: .json" } else if header.explode { options = ", explode: true" }
        }
        if !isRequired { type += "?" }
        return PartView(
            name: Identifiers.escaped(name),
            accessor: name == "form" ? "self.form" : Identifiers.escaped(name),
            wireName: StringLiteral.quoted(wireName),
            type: type,
            defaultArgument: isRequired ? onlyValue.map { " = " + $0 } ?? "" : " = nil",
            documentation: words,
            method: method,
            options: options
        )
    }

    private func documentation(of header: MultipartShape.Header, of part: MultipartShape.Part) -> [String] {
        let own = documentation(header.documentation)
        let name = DocumentationText.line(header.wireName)
        let lines = DocumentationText.lines("The header `\(name)` of `\(DocumentationText.line(part.wireName))`.")
        return own.isEmpty ? lines : lines + [""] + own
    }
}
