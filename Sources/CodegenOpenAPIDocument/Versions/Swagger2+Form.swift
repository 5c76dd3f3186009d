import CodegenDiagnostics
import CodegenDocumentTree

/// A parameter of version 2.0 that is a request body, or a field of a form.
struct InputParameter {
    enum Location: String { case body, formData }

    /// The parameter, or the reference to it.
    let written: Place
    let place: Place
    let name: String
    let location: Location

    /// Nil for every other parameter, and for references that lead to none.
    private init?(_ written: Place, in context: DecodingContext) {
        var place = written
        var steps = 0
        while let reference = place.node.object?["$ref"].flatMap(context.reference) {
            // What is wrong with the reference is reported where it is resolved.
            guard steps < 64, let next = context.finder.placeIfAny(of: reference, isRemembered: false) else {
                return nil
            }
            place = next
            steps += 1
        }
        guard let location = Self.location(of: place.node), let name = place.node.object?["name"]?.scalarText else {
            return nil
        }
        self.written = written
        self.place = place
        self.name = name
        self.location = location
    }

    static func location(of parameter: Node) -> Location? {
        guard let object = parameter.object, object["name"]?.scalarText != nil else { return nil }
        switch object["in"]?.scalarText?.lowercased() {
        case "body": return .body
        case "formdata": return .formData
        case nil, _?: return nil
        }
    }

    /// An operation's own parameter replaces that of its path with the same name and place.
    func replaces(_ other: InputParameter) -> Bool { name.isExactly(other.name) && location == other.location }

    /// The parameters of a list that are part of a body, and the list without them, if there are any.
    static func split(_ field: Field) -> (lifted: [Field], inputs: [InputParameter]) {
        let all = field.places().map { ($0, InputParameter($0, in: field.context)) }
        let rest = all.filter { $0.1 == nil }.map(\.0)
        let list = Place.list(rest, range: field.node.range, pointer: field.place.pointer)
        return ([Field(field.name, at: field.nameRange, list, field.context)], all.compactMap(\.1))
    }

    func reportMistakes(in context: DecodingContext) {
        noteReference(in: context)
        _ = OpenAPI.RequestBody(decoding: place, in: context)
    }

    /// A component that is part of a form is used, although nothing decodes the reference to it.
    func noteReference(in context: DecodingContext) {
        if written.node.object?["$ref"] != nil { context.noteUse(of: place.pointer) }
    }
}

extension OpenAPI.RequestBody {
    /// A parameter that is a body, or the only field of a form.
    static func lifted(_ object: inout ObjectDecoder, from swagger2: Swagger2) -> Place? {
        guard let location = InputParameter.location(of: object.place.node),
            var parameter = ObjectDecoder(object.place, OpenAPI.Parameter.objectName, in: object.context)
        else { return object.place }
        switch location {
        case .body: return Swagger2.body(&parameter)
        case .formData: return Form(fields: [], object: parameter).requestBody(ofOnly: &parameter)
        }
    }
}

extension Swagger2 {
    fileprivate static func body(_ object: inout ObjectDecoder) -> Place {
        object.readWhatBodiesLack(isQuery: false)
        let kept = ["description", "required"].compactMap { object.field($0) }
        let schema = object.field("schema").flatMap { $0.node.isNull ? nil : $0 }
        object.reportUnknownFields()
        let content = unnamedContent(schema, in: object)
        return Place.object(kept + [content], range: object.range, pointer: object.pointer)
    }

}

extension ObjectDecoder {
    /// Reads what a parameter says and a body can't, for its mistakes alone.
    fileprivate mutating func readWhatBodiesLack(isQuery: Bool) {
        acknowledge("name", "in", "example", "examples", "allowEmptyValue")
        _ = CollectionFormat(&self, isQuery: isQuery)
        _ = isDeprecated()
        _ = bool("allowReserved")
        _ = OpenAPI.Parameter.allowEmpty(self)
        _ = OpenAPI.Parameter.style(&self)
        _ = bool("explode")
        let _: [OpenAPI.Named<OpenAPI.MediaType>] = map("content")
    }
}

/// The fields of a form as one object with a property for each.
struct Form {
    let fields: [InputParameter]
    /// The operation.
    let object: ObjectDecoder

    /// Files need parts; without one, what the operation consumes decides.
    func requestBody(_ consumes: [OpenAPI.Name]) -> Place {
        for field in fields { field.noteReference(in: object.context) }
        var names: Set<String> = []
        let properties = fields.compactMap { field -> Property? in
            guard var parameter = ObjectDecoder(field.place, OpenAPI.Parameter.objectName, in: object.context) else {
                return nil
            }
            return Property(&parameter, named: field.name)
        }
        let types = consumes.map { $0.text.lowercased() }
        let isMultipart = types.contains { $0.hasPrefix("multipart/form-data") }
        let isForm = types.contains { $0.hasPrefix("application/x-www-form-urlencoded") }
        let needsParts = properties.contains(where: \.isFile) || (isMultipart && !isForm)
        return body(
            properties.filter { names.insert($0.field.name).inserted },
            isRequired: properties.contains(where: \.isRequired),
            as: needsParts ? "multipart/form-data" : "application/x-www-form-urlencoded")
    }

    func requestBody(ofOnly parameter: inout ObjectDecoder) -> Place {
        let name = parameter.place.node.object?["name"]?.scalarText ?? ""
        let property = Property(&parameter, named: name)
        return body([property], isRequired: property.isRequired, as: "multipart/form-data")
    }

    private func body(_ properties: [Property], isRequired: Bool, as mediaType: String) -> Place {
        let (range, context) = (properties.first?.field.nameRange ?? object.range, object.context)
        let pointer = object.pointer.appending("parameters")
        func made(_ name: String, _ value: Node.Value) -> Field {
            Field(name, at: range, Place(node: Node(value, range: range), pointer: pointer), context)
        }
        let required = properties.filter(\.isRequired).map { Node(.string($0.field.name), range: $0.field.nameRange) }
        let map = Place.object(properties.map(\.field), range: object.range, pointer: pointer)
        let schema = Place.object(
            [
                made("type", .string("object")), Field("properties", at: range, map, context),
                made("required", .array(required)),
            ], range: object.range, pointer: pointer)
        let content = Swagger2.content(
            mediaType, at: range, Field("schema", at: range, schema, context), range: object.range, in: object)
        return Place.object([made("required", .bool(isRequired)), content], range: range, pointer: object.pointer)
    }

    private struct Property {
        let field: Field
        let isRequired: Bool
        let isFile: Bool

        /// The description of the parameter is that of the property.
        init(_ parameter: inout ObjectDecoder, named name: String) {
            parameter.readWhatBodiesLack(isQuery: true)
            isRequired = parameter.bool("required") ?? false
            let description = parameter.field("description")
            let written = parameter.field("schema").flatMap { $0.node.isNull ? nil : $0 }
            let schema = written?.place ?? InlineSchema.lifted(&parameter)?.place
            parameter.reportUnknownFields()
            let keywords = schema.flatMap { $0.fields(in: parameter.context) }
            isFile =
                Swagger2.isFile(keywords ?? [])
                || keywords?.last { $0.name == "items" }.flatMap { $0.place.fields(in: $0.context) }
                    .map(Swagger2.isFile) ?? false
            let place: Place
            if let schema, keywords == nil {
                _ = description?.string()
                place = schema
            } else {
                let own = (keywords ?? []).filter { $0.name != "description" }
                place = Place.object(
                    own + [description].compactMap { $0 }, range: schema?.node.range ?? parameter.range,
                    pointer: schema?.pointer ?? parameter.pointer)
            }
            field = Field(name, at: parameter.range, place, parameter.context)
        }
    }
}
