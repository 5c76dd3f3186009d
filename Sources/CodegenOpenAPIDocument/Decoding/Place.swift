import CodegenDiagnostics
import CodegenDocumentTree

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
