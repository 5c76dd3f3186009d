import APIModel
import Diagnostics
import OpenAPIDocument

extension OperationLowering {
    func lowerBody(_ body: OpenAPI.RequestBody) -> RequestBody? {
        guard let (mediaType, named) = preferred(body.content) else { return nil }
        let documentation = Documentation(description: body.description)
        return RequestBody(
            isRequired: body.isRequired,
            content: content(mediaType, named),
            documentation: documentation
        )
    }

    private func content(_ mediaType: MediaTypeName, _ named: OpenAPI.Named<OpenAPI.MediaType>) -> RequestBody.Content {
        let schema = named.value.schema
        if mediaType.isJSON {
            let type = schema.map { lowering.lower($0, as: name("body", for: $0)) } ?? .anything
            return .json(type, mediaType: mediaType.text == "*/*" ? "application/json" : mediaType.text)
        }
        if mediaType.isMultipart, let schema {
            if let id = MultipartLowering(lowering: lowering, operation: self).lower(schema, named.value.encoding) {
                return .multipart(id, mediaType: mediaType.text)
            }
        }
        if mediaType.isMultipart {
            reportOpaque(mediaType, named, as: "a list of parts")
            return .parts(mediaType: mediaType.text)
        }
        if mediaType.isForm, let schema {
            return .form(
                lowering.lower(schema, as: name("body", for: schema)), styles: styles(named.value.encoding, of: schema))
        }
        reportOpaque(mediaType, named)
        if mediaType.isText { return .text(mediaType: mediaType.text) }
        return .bytes(mediaType: mediaType.text.contains("*") ? "application/octet-stream" : mediaType.text)
    }

    /// The media type that Swift speaks best; the others are reported.
    func preferred(
        _ content: [OpenAPI.Named<OpenAPI.MediaType>]
    ) -> (MediaTypeName, OpenAPI.Named<OpenAPI.MediaType>)? {
        let all = content.map { (MediaTypeName($0.name), $0) }
        let best =
            all.first { $0.0.isJSON } ?? all.first { $0.0.isSequence } ?? all.first { $0.0.isMultipart } ?? all.first {
                $0.0.isForm
            }
            ?? all.first { $0.0.isText } ?? all.first
        guard let best else { return nil }
        for (mediaType, named) in all
        where mediaType.text != best.0.text && !(mediaType.isSequence && best.0.isSequence) {
            diagnostics.note(
                .unsupportedMediaType,
                "`\(mediaType.text)` is not used: `\(best.0.text)` is preferred",
                at: named.nameRange
            )
        }
        return best
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
