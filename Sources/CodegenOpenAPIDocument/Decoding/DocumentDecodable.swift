import CodegenDiagnostics
import CodegenDocumentTree

/// A value that is read from a place of a document.
///
/// The element type is inferred from the use: `object.list("parameters")`, `object.map("callbacks")`.
protocol DocumentDecodable: Sendable {
    /// Nil where nothing can be read; that has been reported then.
    init?(decoding place: Place, in context: DecodingContext)
}

/// An object of the specification: fields with names, of which the unknown ones are reported.
protocol DocumentObject: DocumentDecodable {
    /// The name in the specification, for messages: `an Operation Object`.
    static var objectName: String { get }
    /// Whether a `$ref` is followed although the specification has none there.
    static var opensReferences: Bool { get }

    /// Reads the fields; nil where the object says nothing without one that is missing, which has been reported then.
    init?(_ object: inout ObjectDecoder)

    /// The object in OpenAPI 3's words; nil where there is none, which has been reported then.
    static func lifted(_ object: inout ObjectDecoder, from swagger2: Swagger2) -> Place?

    /// Reads what isn't an object; nil where nothing can be made of it, which has been reported then.
    init?(decodingOther place: Place, in context: DecodingContext)
}

extension DocumentObject {
    static var opensReferences: Bool { false }

    static func lifted(_ object: inout ObjectDecoder, from swagger2: Swagger2) -> Place? { object.place }

    init?(decodingOther place: Place, in context: DecodingContext) {
        context.reportNoObject(place, Self.objectName)
        return nil
    }

    init?(decoding place: Place, in context: DecodingContext) {
        let place = Self.opensReferences ? context.opened(place) : place
        guard var object = ObjectDecoder(place, Self.objectName, in: context) else {
            self.init(decodingOther: place, in: context)
            return
        }
        if let swagger2 = context.swagger2, !place.isLifted {
            guard let lifted = Self.lifted(&object, from: swagger2),
                let decoder = ObjectDecoder(lifted, Self.objectName, in: context)
            else { return nil }
            object = decoder
        }
        self.init(&object)
        object.reportUnknownFields()
    }
}

extension OpenAPI.Referenced: DocumentDecodable where Object: DocumentDecodable {
    /// A Reference Object where there is a `$ref`, and the object otherwise.
    init?(decoding place: Place, in context: DecodingContext) {
        if let reference = place.node.object?["$ref"].flatMap(context.reference) {
            self = .reference(reference)
        } else if let object = Object(decoding: place, in: context) {
            self = .value(object)
        } else {
            return nil
        }
    }
}

/// A value of a document, and the pointer to it.
struct Place {
    let node: Node
    let pointer: Pointer
    /// The fields or items of an object or list that no document has as it is: it was lifted from an earlier version, and what is
    /// in it may be written anywhere.
    private let parts: [Place]?

    init(node: Node, pointer: Pointer) {
        self.node = node
        self.pointer = pointer
        parts = nil
    }

    private init(_ value: Node.Value, _ parts: [Place], range: SourceRange, pointer: Pointer) {
        node = Node(value, range: range)
        self.pointer = pointer
        self.parts = parts
    }

    static func object(_ fields: [Field], range: SourceRange, pointer: Pointer) -> Place {
        let entries = fields.map { Mapping.Entry(key: $0.name, keyRange: $0.nameRange, value: $0.node) }
        return Place(.object(Mapping(entries)), fields.map(\.place), range: range, pointer: pointer)
    }

    static func list(_ items: [Place], range: SourceRange, pointer: Pointer) -> Place {
        Place(.array(items.map(\.node)), items, range: range, pointer: pointer)
    }

    var isLifted: Bool { parts != nil }

    /// Nil for what is no list.
    var items: [Place]? {
        guard case .array(let items) = node.value else { return nil }
        return parts ?? items.enumerated().map { Place(node: $1, pointer: pointer.appending($0)) }
    }

    /// Nil for what is no object.
    func fields(in context: DecodingContext) -> [Field]? {
        node.object.map { mapping in mapping.entries.indices.map { field(at: $0, of: mapping, in: context) } }
    }

    func field(_ name: String, in context: DecodingContext) -> Field? {
        guard let mapping = node.object, let position = mapping.position(of: name) else { return nil }
        return field(at: position, of: mapping, in: context)
    }

    func field(at position: Int, of mapping: Mapping, in context: DecodingContext) -> Field {
        let entry = mapping.entries[position]
        return parts.map { Field(entry.key, at: entry.keyRange, $0[position], context) }
            ?? Field(entry, in: pointer, context)
    }
}
