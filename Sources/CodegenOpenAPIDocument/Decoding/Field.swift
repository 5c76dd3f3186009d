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
    private let parent: Pointer

    init(_ entry: Mapping.Entry, in parent: Pointer, _ context: DecodingContext) {
        name = entry.key
        nameRange = entry.keyRange
        node = entry.value
        self.parent = parent
        self.context = context
    }

    var place: Place { Place(node: node, pointer: parent.appending(name)) }

    // MARK: Scalars

    /// Unquoted dates, versions and numbers are read as the text that they were meant to be.
    func string() -> String? {
        if let text = node.scalarText { return text }
        if !node.isNull { wrongType("a string") }
        return nil
    }

    /// Text for people; of the wrong type it is left out, and the description is as good without it.
    func words() -> String? {
        if let text = node.scalarText { return text }
        if !node.isNull { ignored("a string") }
        return nil
    }

    func bool() -> Bool? {
        switch node.value {
        case .bool(let flag): return flag
        case .string("true"): return true
        case .string("false"): return false
        case .null, .number, .string, .array, .object:
            wrongType("a boolean")
            return nil
        }
    }

    // MARK: Lists

    func list<Element: DocumentDecodable>() -> [Element] {
        places().compactMap { Element(decoding: $0, in: context) }
    }

    /// The items of a list.
    func places() -> [Place] {
        let place = context.opened(place)
        if case .array(let items) = place.node.value {
            return items.enumerated().map { Place(node: $1, pointer: place.pointer.appending($0)) }
        }
        if !place.node.isNull { wrongType("an array", place.node) }
        return []
    }

    /// A list of strings; a single one may stand without its brackets.
    func strings() -> [OpenAPI.Name] {
        guard !node.isNull else { return [] }
        guard case .array(let items) = node.value else {
            guard let text = node.scalarText else {
                ignored("an array")
                return []
            }
            let message = "`\(name)` has to be an array, not \(node.kindName); it is read as an array of one"
            context.diagnostics.warning(.wrongType, message, at: node.range)
            return [OpenAPI.Name(text: text, range: node.range)]
        }
        return items.compactMap { item in
            if let text = item.scalarText { return OpenAPI.Name(text: text, range: item.range) }
            let message = "an item of `\(name)` has to be a string, not \(item.kindName); it is left out"
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
        if let fields = Field.all(of: place, in: context) { return fields }
        if place.node.array?.isEmpty == true {
            // Where maps and lists are one, an empty object is written so.
            let message = "`\(name)` has to be an object, not array; it is read as an empty one"
            context.diagnostics.warning(.wrongType, message, at: place.node.range)
        } else if !place.node.isNull {
            wrongType("an object", place.node)
        }
        return []
    }

    /// Everything that an object has; nil where the place has none.
    static func all(of place: Place, in context: DecodingContext) -> [Field]? {
        place.node.object.map { $0.entries.map { Field($0, in: place.pointer, context) } }
    }

    // MARK: Reports

    private func ignored(_ expected: String) {
        let message = "`\(name)` has to be \(expected), not \(node.kindName); it is ignored"
        context.diagnostics.warning(.wrongType, message, at: node.range)
    }

    private func wrongType(_ expected: String, _ other: Node? = nil) {
        let node = other ?? self.node
        context.diagnostics.error(.wrongType, "`\(name)` has to be \(expected), not \(node.kindName)", at: node.range)
    }
}
