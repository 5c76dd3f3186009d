package import CodegenDiagnostics
import CodegenDocumentTree

extension OpenAPI {
    /// Parameter Object: one input of an operation beside its body.
    package struct Parameter: Sendable {
        package let name: String
        package let location: Location
        package let description: String?
        package let isRequired: Bool
        package let isDeprecated: Bool
        package let deprecationMessage: String?
        package let examples: Examples
        package let allowReserved: Bool
        /// `x-allow-empty`: whether a path parameter may be an empty text.
        package let allowEmpty: Bool
        /// Whether a query parameter may be without a value: `?verbose`.
        package let allowEmptyValue: Bool
        package let style: Style?
        package let explode: Bool?
        package let schema: Schema?
        package let content: [Named<MediaType>]
        package let swiftName: SwiftName?
        package let range: SourceRange
        package let pointer: Pointer

        package enum Location: String, Sendable {
            case path, query, header, cookie
            /// 3.2: the whole query.
            case querystring
        }

        package enum Style: String, Sendable {
            case matrix, label, simple, form, spaceDelimited, pipeDelimited, deepObject
            /// 3.2
            case cookie
        }
    }
}

extension OpenAPI.Parameter: DocumentObject {
    static var objectName: String { "a Parameter Object" }

    init?(_ object: inout ObjectDecoder) {
        // Only servers need it, which read whatever else is there as no.
        object.acknowledge("allowEmptyValue")
        allowEmptyValue = object.place.node.object?["allowEmptyValue"]?.bool ?? false
        examples = object.examples()
        guard let name = object.requiredString("name"), let location = Self.location(&object, name) else { return nil }
        self.name = name
        self.location = location
        description = object.string("description")
        isRequired = object.bool("required") ?? false || location == .path
        isDeprecated = object.isDeprecated()
        deprecationMessage = object.deprecationMessage
        allowReserved = object.bool("allowReserved") ?? false
        allowEmpty = Self.allowEmpty(object)
        style = Self.style(&object)
        explode = object.bool("explode")
        schema = Self.schema(&object)
        content = object.map("content")
        swiftName = object.swiftName
        range = object.range
        pointer = object.pointer
    }

    private static func location(_ object: inout ObjectDecoder, _ name: String) -> Location? {
        guard let field = object.field("in"), let place = field.string() else {
            let location = impliedLocation(of: name, at: object.pointer)
            let message = "a Parameter Object needs an `in`; it is read as `\(location.rawValue)`"
            object.context.diagnostics.warning(.missingField, message, at: object.range)
            return location
        }
        let allowed: [Location] = [.path, .query, .header, .cookie, .querystring]
        if let location = allowed.first(where: { $0.rawValue.lowercased() == place.lowercased() }) { return location }
        let names = allowed.map { "`\($0.rawValue)`" }
        object.invalid(
            field, place, allowed: names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1])
        return nil
    }

    /// The place assumed for a parameter that doesn't say where it is.
    static func impliedLocation(of name: String, at pointer: Pointer) -> Location {
        pointer.tokens.contains { $0.contains("{\(name)}") } ? .path : .query
    }

    static func allowEmpty(_ object: ObjectDecoder) -> Bool {
        guard let node = object.extensions["x-allow-empty"] else { return false }
        if node.bool == nil {
            let message = "`x-allow-empty` has to be a boolean, not \(node.kindName); an empty value is refused"
            object.context.diagnostics.warning(.wrongType, message, at: node.range)
        }
        return node.bool ?? false
    }

    static func style(_ object: inout ObjectDecoder) -> Style? {
        guard let field = object.field("style"), let text = field.string() else { return nil }
        if let style = Style(rawValue: text) { return style }
        let message = "unknown style `\(text)`; the default style is used"
        object.context.diagnostics.warning(.invalidValue, message, at: field.node.range)
        return nil
    }

    /// Some descriptions put a schema's keywords directly into the parameter.
    private static func schema(_ object: inout ObjectDecoder) -> OpenAPI.Schema? {
        if object.has("schema") { return object.value("schema") }
        guard let schema = InlineSchema.lifted(&object) else { return nil }
        let message = "schema keywords in the parameter itself; they are read as its `schema`"
        object.context.diagnostics.warning(.wrongType, message, at: object.range)
        return schema.value()
    }
}
