import CodegenDiagnostics
import CodegenDocumentTree

extension OpenAPI.Parameter {
    /// The keywords of its schema become a `schema`, and `collectionFormat` becomes `style` and `explode`.
    static func lifted(_ object: inout ObjectDecoder, from swagger2: Swagger2) -> Place? {
        let fields = object.place.node.object
        // Without them it can't be read at all, or is read as every version does.
        guard let name = fields?["name"]?.scalarText else { return object.place }
        let place = fields?["in"]?.scalarText?.lowercased()
        if let place, !["path", "query", "header", "body", "formdata"].contains(place), let field = object.field("in") {
            let allowed = "`path`, `query`, `header`, `body` or `formData`"
            object.invalid(field, field.string() ?? place, allowed: allowed)
            return nil
        }
        let isQuery = place.map { $0 == "query" } ?? (impliedLocation(of: name, at: object.pointer) == .query)
        var lifted = CollectionFormat(&object, isQuery: isQuery).fields(&object)
        if let schema = InlineSchema.lifted(&object) { lifted.append(schema) }
        return object.lifted(lifted)
    }
}

/// How the items of an array follow each other in a parameter of version 2.0.
struct CollectionFormat {
    let style: OpenAPI.Parameter.Style?
    /// Nil for what is no array: there the style's own default holds.
    let explode: Bool?

    /// `csv` is the default. Tabs have no style, which is reported.
    init(_ object: inout ObjectDecoder, isQuery: Bool) {
        let isArray =
            object.has("items") || object.has("collectionFormat") || object.field("type")?.node.string == "array"
        guard isArray else {
            (style, explode) = (nil, nil)
            return
        }
        let field = object.field("collectionFormat")
        switch field?.string() {
        case "multi": (style, explode) = (nil, isQuery)
        case "ssv": (style, explode) = (isQuery ? .spaceDelimited : nil, false)
        case "pipes": (style, explode) = (isQuery ? .pipeDelimited : nil, false)
        case nil, "csv": (style, explode) = (nil, false)
        case let other?:
            object.context.diagnostics.warning(
                .unsupportedParameter, "arrays can't be sent as `\(other)`; their items are separated by commas",
                at: field?.node.range ?? object.range)
            (style, explode) = (nil, false)
        }
    }

    /// OpenAPI 3's words for it, in the place of those that the object may have beside it.
    fileprivate func fields(_ object: inout ObjectDecoder) -> [Field] {
        var fields: [Field] = []
        func add(_ name: String, _ value: Node.Value) {
            let place = Place(node: Node(value, range: object.range), pointer: object.pointer)
            fields.append(Field(name, at: object.range, place, object.context))
        }
        if let style {
            object.refuse("style")
            add("style", .string(style.rawValue))
        }
        if let explode {
            object.refuse("explode")
            add("explode", .bool(explode))
        }
        return fields
    }
}

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
            // Mistakes of the reference are reported where it is resolved.
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
