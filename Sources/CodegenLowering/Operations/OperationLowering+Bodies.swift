import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

extension OperationLowering {
    func lowerBody(_ body: OpenAPI.RequestBody) -> RequestBody? {
        guard let choice = preferred(body.content, isSent: true) else { return nil }
        let isOpen = choice.name.isRange && (choice.kind == .text || choice.kind == .bytes)
        return RequestBody(
            isRequired: body.isRequired,
            content: content(choice),
            mediaTypeRange: isOpen ? choice.name.text : nil,
            documentation: Documentation(description: body.description)
        )
    }

    /// A range can't be sent as a `Content-Type`: its most likely media type takes its place.
    private func content(_ choice: MediaChoice) -> RequestBody.Content {
        let (name, schema) = (choice.name, choice.schema)
        switch choice.kind {
        case .json:
            let type = schema.map { lowering.lower($0, as: self.name(.body, for: $0)) } ?? .anything
            return .json(type, mediaType: name.isRange ? "application/json" : name.text)
        case .multipart:
            let parts = MultipartLowering(lowering: lowering, operation: self)
            if let schema, let id = parts.lower(schema, choice.named.value.encoding) {
                return .multipart(id, mediaType: name.isRange ? "multipart/form-data" : name.text)
            }
            reportOpaque(name, choice.named, as: "a list of parts")
            return .parts(mediaType: name.isRange ? "multipart/mixed" : name.text)
        case .form:
            guard let schema else { return opaque(choice) }
            let type = lowering.lower(schema, as: self.name(.body, for: schema))
            return .form(type, styles: styles(choice.named.value.encoding, of: schema))
        case .sequence, .text, .bytes: return opaque(choice)
        }
    }

    private func opaque(_ choice: MediaChoice) -> RequestBody.Content {
        reportOpaque(choice.name, choice.named)
        if choice.kind == .text { return .text(mediaType: choice.name.isRange ? "text/plain" : choice.name.text) }
        return .bytes(mediaType: choice.name.isRange ? "application/octet-stream" : choice.name.text)
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

    /// A structure in a format that isn't read is handed over as it is.
    func reportOpaque(
        _ mediaType: MediaTypeName,
        _ named: OpenAPI.Named<OpenAPI.MediaType>,
        as parts: String? = nil
    ) {
        guard let schema = named.value.schema ?? named.value.itemSchema else { return }
        let type = lowering.resolver.resolved(schema).types.subtracting(.null)
        guard type != .string, !type.isEmpty else { return }
        let form = parts ?? (mediaType.isText ? "text" : "bytes")
        diagnostics.warning(
            .unsupportedMediaType, "`\(mediaType.text)` is handed over as \(form), its schema isn't used",
            at: named.nameRange)
    }
}
