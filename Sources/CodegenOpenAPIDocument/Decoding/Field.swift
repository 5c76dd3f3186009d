import CodegenDiagnostics
import CodegenDocumentTree

/// A field of an object: its name, and the value that is read from it as the type that the use expects.
///
/// Values of the wrong type are reported and read as if they were missing, so that one run shows all mistakes.
struct Field {
    let name: String
    let nameRange: SourceRange
    let node: Node
    let context: DecodingContext
    private let origin: Origin

    private enum Origin {
        case field(of: Pointer)
        /// For an object that was lifted from an earlier version.
        case elsewhere(Place)
    }

    init(_ entry: Mapping.Entry, in parent: Pointer, _ context: DecodingContext) {
        name = entry.key
        nameRange = entry.keyRange
        node = entry.value
        origin = .field(of: parent)
        self.context = context
    }

    /// A field of a lifted object, whose value is written somewhere else.
    init(_ name: String, at nameRange: SourceRange, _ place: Place, _ context: DecodingContext) {
        self.name = name
        self.nameRange = nameRange
        node = place.node
        origin = .elsewhere(place)
        self.context = context
    }

    var place: Place {
        switch origin {
        case .field(let parent): Place(node: node, pointer: parent.appending(name))
        case .elsewhere(let place): place
        }
    }

    /// The name of the field in the document.
    private var writtenName: String {
        switch origin {
        case .field: name
        case .elsewhere(let place): place.isLifted ? name : place.pointer.lastToken
        }
    }

    // MARK: Scalars

    /// Unquoted dates, versions and numbers are read as the text that they were meant to be.
    func string(otherwise consequence: String = "it is ignored") -> String? {
        if let text = node.scalarText { return text }
        reportWrongType("a string", consequence)
        return nil
    }

    func bool() -> Bool? {
        switch node.value {
        case .bool(let flag): return flag
        case .string("true"): return true
        case .string("false"): return false
        case .null, .number, .string, .array, .object:
            reportWrongType("a boolean")
            return nil
        }
    }

    // MARK: Objects

    /// Nil where there is nothing to read.
    func value<Value: DocumentDecodable>() -> Value? {
        node.isNull ? nil : Value(decoding: place, in: context)
    }

    // MARK: Lists

    func list<Element: DocumentDecodable>() -> [Element] {
        places().compactMap { Element(decoding: $0, in: context) }
    }

    /// The items of a list.
    func places() -> [Place] { placesOfList() ?? [] }

    /// The items of a list; nil for what is no list.
    func placesOfList() -> [Place]? {
        let place = context.opened(place)
        if let items = place.items { return items }
        reportWrongType("an array", found: place.node)
        return nil
    }

    /// A list of values of any type; a single value may stand without brackets.
    func values() -> [Node]? {
        if case .array(let items) = node.value { return items }
        guard node.scalarText != nil else {
            reportWrongType("an array")
            return nil
        }
        let message = "`\(writtenName)` has to be an array, not \(node.kindName); it is read as an array of one"
        context.diagnostics.warning(.wrongType, message, at: node.range)
        return [node]
    }

    /// A list of strings.
    func strings() -> [OpenAPI.Name] {
        (values() ?? []).compactMap { item in
            if let text = item.scalarText { return OpenAPI.Name(text: text, range: item.range) }
            let message = "an item of `\(writtenName)` has to be a string, not \(item.kindName); it is left out"
            context.diagnostics.warning(.wrongType, message, at: item.range)
            return nil
        }
    }

    // MARK: Maps

    func map<Value: DocumentDecodable>(skippingExtensions: Bool = false) -> [OpenAPI.Named<Value>] {
        entries().compactMap { $0.entry(skippingExtensions: skippingExtensions) }
    }

    /// The field as an entry of a map.
    func entry<Value: DocumentDecodable>(skippingExtensions: Bool = false) -> OpenAPI.Named<Value>? {
        guard !(skippingExtensions && name.hasPrefix("x-")) else { return nil }
        return Value(decoding: place, in: context).map { OpenAPI.Named(name: name, nameRange: nameRange, value: $0) }
    }

    /// The entries of a map.
    func entries() -> [Field] {
        let place = context.opened(place)
        if let fields = place.fields(in: context) { return fields }
        if place.node.array?.isEmpty == true {
            // Where maps and lists are one, an empty object is written so.
            let message = "`\(writtenName)` has to be an object, not array; it is read as an empty one"
            context.diagnostics.warning(.wrongType, message, at: place.node.range)
        } else {
            reportWrongType("an object", found: place.node)
        }
        return []
    }

    // MARK: Reports

    /// A field without a value is one that isn't there.
    private func reportWrongType(
        _ expected: String, _ consequence: String = "it is ignored", found other: Node? = nil
    ) {
        let found = other ?? node
        guard !found.isNull else { return }
        let message = "`\(writtenName)` has to be \(expected), not \(found.kindName); \(consequence)"
        context.diagnostics.warning(.wrongType, message, at: node.range)
    }
}
