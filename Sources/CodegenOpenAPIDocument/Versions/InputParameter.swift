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
