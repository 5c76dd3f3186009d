import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

extension OperationLowering {
    func lowerBody(_ body: OpenAPI.RequestBody) -> RequestBody? {
        let choices = distinct(body.content, isSent: true)
        guard let choice = choices.first else { return nil }
        let role: (MediaChoice) -> NameSource.Role = {
            choices.count == 1 ? .body : .bodyOf($0.word(among: choices))
        }
        defer { describeTypes(of: choices, as: body.description) }
        var lowered = RequestBody(
            isRequired: body.isRequired,
            content: content(choice, role(choice)),
            documentation: Documentation(description: body.description)
        )
        lowered.others = choices.dropFirst().map { content($0, role($0)) }
        if lowering.options.hasService { lowered.accepted = choices.map(\.accepted) }
        for (index, choice) in choices.enumerated() {
            choice.schema.map { lowering.keep([$0], constraining: .body(id, index)) }
        }
        return lowered
    }

    /// A type that is declared for the body alone has the body's words where it has none of its own.
    private func describeTypes(of choices: [MediaChoice], as description: String?) {
        guard let description, !description.isEmpty else { return }
        for schema in choices.compactMap(\.schema) where schema.reference == nil {
            let declared = [lowering.declaration(for: schema)].compactMap { $0 }
            for id in declared + lowering.multipartDeclarations(for: schema) { lowering.describe(id, as: description) }
        }
    }

    /// A range can't be sent as a `Content-Type`: its most likely media type takes its place.
    private func content(_ choice: MediaChoice, _ role: NameSource.Role) -> RequestBody.Content {
        let (name, schema) = (choice.name, choice.schema)
        switch choice.kind {
        case .json:
            let type = schema.map { lowering.lower($0, as: self.name(role, for: $0)) } ?? .anything
            return .json(type, mediaType: name.isRange ? "application/json" : name.text)
        case .multipart:
            let parts = MultipartLowering(lowering: lowering, operation: self, role: role)
            if let schema, let id = parts.lower(schema, choice.named.value.encoding) {
                return .multipart(id, mediaType: name.isRange ? "multipart/form-data" : name.text)
            }
            reportOpaque(name, choice.named, as: "a list of parts")
            return .parts(mediaType: name.isRange ? "multipart/mixed" : name.text)
        case .form:
            guard let schema else { return opaque(choice) }
            let type = lowering.lower(schema, as: self.name(role, for: schema))
            return .form(type, styles: styles(choice.named.value.encoding, of: schema))
        case .coded:
            let type = schema.map { lowering.lower($0, as: self.name(role, for: $0)) } ?? .anything
            return .coded(type, mediaType: name.isRange ? "application/xml" : name.text)
        case .sequence:
            guard !name.isEventStream, let item = item(of: choice) else { return opaque(choice) }
            return .stream(lowering.lower(item, as: self.name(role, for: item)), mediaType: name.text)
        case .text, .bytes: return opaque(choice)
        }
    }

    private func opaque(_ choice: MediaChoice) -> RequestBody.Content {
        reportOpaque(choice.name, choice.named)
        let all = choice.interchangeable
        let isOpen = all.count > 1 || choice.name.isRange
        let standard = choice.kind == .text ? "text/plain" : "application/octet-stream"
        let mediaType = all.first { !MediaTypeName($0).isRange } ?? standard
        return choice.kind == .text
            ? .text(mediaType: mediaType, oneOf: isOpen ? all : [])
            : .bytes(mediaType: mediaType, oneOf: isOpen ? all : [])
    }

    /// Properties of a form with a style of their own.
    private func styles(
        _ encoding: [OpenAPI.Named<OpenAPI.MediaType.Encoding>],
        of schema: OpenAPI.Schema
    ) -> [FormStyle] {
        encoding.compactMap { named in
            let written = named.value.style.flatMap { Parameter.Style(rawValue: $0.rawValue) } ?? .form
            let style = Parameter.Style.allowed(in: .query).contains(written) ? written : .form
            let explode = named.value.explode ?? (style == .form)
            let allowReserved = named.value.allowReserved
            if style == .deepObject || !explode {
                return FormStyle(property: named.name, style: style, explode: explode, allowReserved: allowReserved)
            }
            // Exploded, the delimited styles are what `form` is: what arrays are anyway, and objects only where it is said.
            let isStyled = named.value.style != nil || named.value.explode != nil || allowReserved
            let isSpread = isStyled && isObject(named.name, in: schema)
            guard isSpread || allowReserved else { return nil }
            return FormStyle(
                property: named.name, style: .form, explode: true, isSpread: isSpread, allowReserved: allowReserved)
        }
    }

    private func isObject(_ property: String, in schema: OpenAPI.Schema) -> Bool {
        let parts = schema.allOf.isEmpty && schema.reference == nil ? [schema] : lowering.parts(of: schema)
        let found = parts.flatMap(\.properties).first { $0.name == property }
        return found.map { lowering.parts(of: $0.value).contains(where: \.isObjectLike) } ?? false
    }

    /// A structure in a format that can't be decoded is passed on as bytes.
    func reportOpaque(
        _ mediaType: MediaTypeName,
        _ named: OpenAPI.Named<OpenAPI.MediaType>,
        as parts: String? = nil
    ) {
        guard let schema = named.value.schema ?? named.value.itemSchema else { return }
        let type = lowering.resolver.resolved(schema).types.subtracting(.null)
        guard type != .string, !type.isEmpty else { return }
        let form = parts ?? (mediaType.isText ? "text" : "bytes")
        let message = "`\(mediaType.text)` is handed over as \(form), its schema isn't used"
        if mediaType.isDocument {
            diagnostics.note(.unsupportedMediaType, message, at: named.nameRange)
        } else {
            diagnostics.warning(.unsupportedMediaType, message, at: named.nameRange)
        }
    }
}

/// Lowers the schema of a multipart body to its parts.
struct MultipartLowering {
    let lowering: Lowering
    let operation: OperationLowering
    let role: NameSource.Role

    /// Nil when the schema isn't an object with properties.
    func lower(_ schema: OpenAPI.Schema, _ encoding: [OpenAPI.Named<OpenAPI.MediaType.Encoding>]) -> TypeID? {
        let (properties, required) = fields(of: schema)
        guard !properties.isEmpty else { return nil }
        for named in encoding { reportStyle(named, properties) }
        let known = lowering.multipartDeclarations(for: schema)
        // Where something else refers to the schema, it is a model: parts are another thing than properties.
        let first = known.first ?? declare(schema)
        let parts = properties.map { property in
            lowering.keep([property.value], constraining: .range(property.value.range))
            let encoding = encoding.first { $0.name == property.name }?.value
            return MultipartShape.Part(
                wireName: property.name,
                content: content(property, contentType: encoding?.contentType, in: first),
                isRequired: required.contains(property.name),
                headers: headers(of: encoding, property, in: first),
                documentation: lowering.documentation(of: property.value),
                origin: property.value.range
            )
        }
        let shape = MultipartShape(parts: parts)
        let same = known.first {
            if case .multipart(let other) = lowering.shape(of: $0) { other == shape } else { false }
        }
        if let same { return same }
        // What is encoded otherwise is another body.
        let id = known.isEmpty ? first : declare(schema)
        lowering.keep([schema], constraining: .type(id))
        lowering.define(id, as: .multipart(shape))
        return id
    }

    private func declare(_ schema: OpenAPI.Schema) -> TypeID {
        lowering.declare(operation.name(role, for: schema), schema, as: .multipart)
    }

    /// The headers of a part; its content type is said elsewhere.
    private func headers(
        of encoding: OpenAPI.MediaType.Encoding?,
        _ property: OpenAPI.Named<OpenAPI.Schema>,
        in owner: TypeID
    ) -> [MultipartShape.Header] {
        (encoding?.headers ?? []).compactMap { named in
            guard named.name.lowercased() != "content-type", let header = lowering.resolver.header(named.value) else {
                return nil
            }
            let (schema, isJSON) = operation.content(of: header)
            let hint = "\(property.name) \(named.name)"
            let type = schema.map { lowering.lower($0, as: .nested(in: owner, hint: hint)) } ?? .primitive(.string)
            return MultipartShape.Header(
                wireName: named.name,
                type: type.withoutNull,
                isJSON: isJSON,
                explode: header.explode,
                isRequired: header.isRequired,
                documentation: operation.documentation(of: header, schema, type)
            )
        }
    }

    /// A part is written by its type: an array as a part for each item, an object as JSON.
    private func reportStyle(
        _ encoding: OpenAPI.Named<OpenAPI.MediaType.Encoding>,
        _ properties: [OpenAPI.Named<OpenAPI.Schema>]
    ) {
        let (style, explode) = (encoding.value.style, encoding.value.explode)
        guard style != nil || explode != nil, let property = properties.first(where: { $0.name == encoding.name })
        else { return }
        let isWrittenSo = style ?? .form == .form && explode ?? true
        guard !isWrittenSo || lowering.parts(of: property.value).contains(where: \.isObjectLike) else { return }
        operation.diagnostics.warning(
            .unsupportedKeyword,
            "`style` and `explode` of the part `\(encoding.name)` are not used: it is written by its type",
            at: encoding.nameRange
        )
    }

    /// The properties of all that describes the body together, each once.
    private func fields(
        of schema: OpenAPI.Schema
    ) -> (properties: [OpenAPI.Named<OpenAPI.Schema>], required: Set<String>) {
        let single = schema.allOf.isEmpty && schema.reference == nil
        let parts = single ? [schema] : lowering.parts(of: schema)
        guard parts.allSatisfy(\.isObjectLike) else { return ([], []) }
        var names: Set<ExactText> = []
        let properties = parts.flatMap(\.properties).filter { names.insert(ExactText($0.name)).inserted }
        return (properties, Set(parts.flatMap(\.required).map(\.text)))
    }

    private func content(
        _ property: OpenAPI.Named<OpenAPI.Schema>,
        contentType: String?,
        in owner: TypeID
    ) -> MultipartShape.Content {
        let schema = property.value
        lowering.giveName(schema)
        if isFile(schema, contentType) {
            return .file(isArray: false, contentType: contentType ?? mediaType(of: schema))
        }
        if let items = schema.items, isFile(items, contentType) {
            return .file(isArray: true, contentType: contentType ?? mediaType(of: items))
        }
        return .field(lowering.lower(schema, as: .nested(in: owner, hint: property.name)), contentType: contentType)
    }

    /// 3.0 says `format: binary`; 3.1 a media type without an encoding, or no type at all.
    private func isFile(_ schema: OpenAPI.Schema, _ contentType: String?) -> Bool {
        if schema.format == "binary" { return true }
        if mediaType(of: schema) != nil { return schema.contentEncoding == nil && schema.types != .object }
        guard schema.isAnnotationOnly, schema.contentEncoding == nil else { return false }
        guard let contentType else { return meansBytesWithoutType }
        let types = contentType.split(separator: ",").map { MediaTypeName(String($0)) }
        return !types.contains { $0.isJSON || $0.isText }
    }

    /// Since 3.1 a part without a type is `application/octet-stream` (OpenAPI, Encoding Object); before, nothing was said.
    private var meansBytesWithoutType: Bool {
        switch lowering.document.version {
        case .v3_0: false
        case .v3_1, .v3_2: true
        }
    }

    private func mediaType(of schema: OpenAPI.Schema) -> String? {
        schema.constraints.first { $0.keyword == .contentMediaType }?.value.string
    }
}
