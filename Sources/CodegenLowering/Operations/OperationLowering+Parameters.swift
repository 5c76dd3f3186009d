import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

extension OperationLowering {
    func lowerParameters(_ all: [OpenAPI.Parameter]) -> [Parameter] {
        var parameters: [Parameter] = []
        var seen: Set<ExactText> = []
        let names = PathTemplate.parameterNames(in: path)
        let references = parameterReferences()
        for parameter in all {
            if parameter.location == .path, !names.contains(parameter.name) { continue }
            guard seen.insert(ExactText("\(parameter.location.rawValue) \(parameter.name)")).inserted else {
                diagnostics.warning(
                    .duplicateParameter,
                    "the \(parameter.location.rawValue) parameter `\(parameter.name)` is a duplicate; the first occurrence is used",
                    at: parameter.range
                )
                continue
            }
            if var lowered = lower(parameter) {
                lowered.reference = references[parameter.range]
                parameters.append(lowered)
            }
        }
        for name in names where !seen.contains(ExactText("path \(name)")) {
            parameters.append(
                Parameter(
                    wireName: name, location: .path, style: .simple, explode: false, type: .primitive(.string),
                    isRequired: true)
            )
        }
        return parameters
    }

    /// Where parameters are referred to, by the place of the parameter.
    private func parameterReferences() -> [SourceRange: SourceRange] {
        var result: [SourceRange: SourceRange] = [:]
        for parameter in item.parameters + operation.value.parameters {
            guard let reference = parameter.referenceRange else { continue }
            if let place = lowering.resolver.parameter(parameter)?.range { result[place] = reference }
        }
        return result
    }

    private func lower(_ parameter: OpenAPI.Parameter) -> Parameter? {
        let location = Parameter.Location(parameter.location)
        if location == .header, ["accept", "content-type", "authorization"].contains(parameter.name.lowercased()) {
            diagnostics.note(
                .ignoredParameter,
                "`\(parameter.name)` isn't a parameter: it follows from body, response and security",
                at: parameter.range
            )
            return nil
        }
        let content = self.content(of: parameter)
        let schema = parameter.schema ?? content?.schema
        let type =
            schema.map { lowering.lower($0, as: name(.parameter(parameter.name), for: $0)) } ?? .primitive(.string)
        let layout = content.map { self.layout(of: $0, in: location) } ?? self.layout(of: parameter, in: location)
        if let schema { reportNesting(schema, of: parameter, layout) }
        let documentation = documentation(of: parameter, schema, type)
        lowering.giveName(parameter.swiftName, at: parameter.range)
        if let schema { lowering.keep([schema], constraining: .range(parameter.range)) }
        return Parameter(
            wireName: parameter.name,
            location: layout.location,
            style: layout.style,
            explode: layout.explode,
            allowReserved: parameter.allowReserved,
            allowEmpty: location == .path
                && (parameter.allowEmpty || lowering.options.emptyParameters.contains(parameter.range)),
            type: type.withoutNull,
            isRequired: parameter.isRequired,
            defaultValue: schema.flatMap { lowering.defaultValue(of: $0, type) },
            documentation: documentation,
            origin: parameter.range
        )
    }

    private func documentation(
        of parameter: OpenAPI.Parameter, _ schema: OpenAPI.Schema?, _ type: TypeReference
    ) -> Documentation {
        let examples = lowering.resolver.examples(parameter.examples).compactMap(\.example.value)
        var documentation =
            schema.map { lowering.documentation(of: $0, type: type, examples: examples) }
            ?? Documentation(constraints: [ConstraintText.examples(examples)].compactMap { $0 })
        documentation.summary = nil
        documentation.description = parameter.description ?? documentation.description
        documentation.isDeprecated = parameter.isDeprecated
        documentation.deprecationMessage = parameter.deprecationMessage ?? documentation.deprecationMessage
        return documentation
    }

    /// Where and how a value is written.
    private struct Layout {
        let location: Parameter.Location
        let style: Parameter.Style
        let explode: Bool
    }

    private func reportNesting(_ schema: OpenAPI.Schema, of parameter: OpenAPI.Parameter, _ layout: Layout) {
        let nesting = ParameterNesting(lowering: lowering, style: layout.style, explode: layout.explode)
        guard let problem = nesting.problem(with: schema) else { return }
        let style = "`\(layout.style.rawValue)`" + (layout.explode ? "" : " without `explode`")
        diagnostics.warning(
            .unsupportedParameter,
            "`\(parameter.name)` has \(problem), which the style \(style) can't write; they are sent as JSON text",
            at: parameter.range
        )
    }

    private func layout(of parameter: OpenAPI.Parameter, in location: Parameter.Location) -> Layout {
        let style = style(of: parameter, in: location)
        return Layout(
            location: location, style: style, explode: parameter.explode ?? (style == .form || style == .cookie))
    }

    /// The style as written where the specification allows it in that place, the place's standard otherwise.
    private func style(of parameter: OpenAPI.Parameter, in location: Parameter.Location) -> Parameter.Style {
        let standard = Parameter.Style.standard(in: location)
        guard let written = parameter.style.flatMap({ Parameter.Style(rawValue: $0.rawValue) }) else { return standard }
        if Parameter.Style.allowed(in: location).contains(written) { return written }
        diagnostics.warning(
            .invalidValue,
            "a \(location.rawValue) parameter can't have the style `\(written.rawValue)`; `\(standard.rawValue)` is used",
            at: parameter.range
        )
        return standard
    }

    // MARK: Content

    /// A value that is written in a media type's own way.
    private struct Content {
        let mediaType: MediaTypeName
        /// Nil where it is text that the caller writes.
        let schema: OpenAPI.Schema?
    }

    private func content(of parameter: OpenAPI.Parameter) -> Content? {
        guard parameter.schema == nil, let named = parameter.content.first else { return nil }
        let mediaType = MediaTypeName(named.name)
        if mediaType.isJSON || (mediaType.isForm && parameter.location == .querystring) {
            return Content(mediaType: mediaType, schema: named.value.schema)
        }
        if !mediaType.isText {
            let message = "a parameter of `\(named.name)` is sent as text that the caller writes"
            diagnostics.warning(.unsupportedParameter, message, at: named.nameRange)
        }
        return Content(mediaType: mediaType, schema: nil)
    }

    private func layout(of content: Content, in location: Parameter.Location) -> Layout {
        // A form that is the whole query is what a query of its properties is.
        if content.mediaType.isForm, location == .querystring {
            return Layout(location: .query, style: .form, explode: true)
        }
        let isJSON = content.mediaType.isJSON && content.schema != nil
        let standard = Parameter.Style.standard(in: location)
        return Layout(location: location, style: isJSON ? .json : standard, explode: standard == .form && !isJSON)
    }
}

extension Parameter.Location {
    init(_ location: OpenAPI.Parameter.Location) {
        switch location {
        case .path: self = .path
        case .query: self = .query
        case .header: self = .header
        case .cookie: self = .cookie
        case .querystring: self = .querystring
        }
    }
}

/// Finds arrays and objects in a parameter that its style can't write; the runtime sends them as JSON text.
struct ParameterNesting {
    let lowering: Lowering
    let style: Parameter.Style
    let explode: Bool

    /// `objects in an array`, or nil where all of the value can be written.
    func problem(with schema: OpenAPI.Schema) -> String? {
        switch style {
        case .json, .deepObject: return nil
        case .matrix, .label, .simple, .form, .spaceDelimited, .pipeDelimited, .cookie: break
        }
        let parts = lowering.parts(of: schema)
        if let items = parts.lazy.compactMap({ $0.items }).first { return problem(withItems: items, in: "an array") }
        for property in parts.flatMap({ $0.properties }) {
            if let problem = problem(withProperty: property.value) { return problem }
        }
        for part in parts {
            guard case .schema(let values) = part.additionalProperties else { continue }
            if let problem = problem(withProperty: values) { return problem }
        }
        return nil
    }

    /// A property of an object is a parameter of its own where the object explodes in a query or cookie.
    private func problem(withProperty schema: OpenAPI.Schema) -> String? {
        let parts = lowering.parts(of: schema)
        if isObject(parts) { return "objects in an object" }
        guard isArray(parts) else { return nil }
        guard explode, isPairs else { return "arrays in an object" }
        return parts.lazy.compactMap({ $0.items }).first.flatMap { problem(withItems: $0, in: "an array of an object") }
    }

    private func problem(withItems schema: OpenAPI.Schema, in what: String) -> String? {
        let parts = lowering.parts(of: schema)
        if isObject(parts) { return "objects in \(what)" }
        return isArray(parts) ? "arrays in \(what)" : nil
    }

    /// Whether exploded values are pairs with a name each.
    private var isPairs: Bool {
        switch style {
        case .form, .spaceDelimited, .pipeDelimited, .cookie: true
        case .matrix, .label, .simple, .deepObject, .json: false
        }
    }

    private func isObject(_ parts: [OpenAPI.Schema]) -> Bool { parts.contains(where: \.isObjectLike) }

    private func isArray(_ parts: [OpenAPI.Schema]) -> Bool {
        parts.contains { $0.items != nil || $0.types.subtracting(.null) == .array }
    }
}
