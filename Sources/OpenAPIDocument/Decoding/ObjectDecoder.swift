public import Diagnostics
import DocumentTree

/// Reads one object of a document field by field, reports what has the wrong type, and knows what was not read.
///
/// Values of the wrong type are reported and read as if they were missing, so that one run shows all mistakes.
struct ObjectDecoder {
    let node: Node
    let pointer: Pointer
    let context: DecodingContext
    /// The object's name in the specification, for messages: `Operation Object`.
    let objectName: String
    private let mapping: Mapping
    private var used: Set<String> = []

    /// Nil when the node isn't an object; that has been reported then.
    init?(_ node: Node, _ objectName: String, at pointer: Pointer, in context: DecodingContext) {
        guard case .object(let mapping) = node.value else {
            let message = "\(objectName) has to be an object, not \(node.kindName); it is left out"
            context.diagnostics.warning(.wrongType, message, at: node.range)
            return nil
        }
        self.node = node
        self.mapping = mapping
        self.objectName = objectName
        self.pointer = pointer
        self.context = context
    }

    var range: SourceRange { node.range }

    // MARK: Fields

    mutating func field(_ name: String) -> Node? {
        guard let node = mapping[name] else { return nil }
        used.insert(name)
        return node
    }

    func has(_ name: String) -> Bool { mapping[name] != nil }

    mutating func string(_ name: String) -> String? {
        guard let node = field(name) else { return nil }
        // Unquoted dates, versions and numbers are read as the text that they were meant to be.
        if let text = node.scalarText { return text }
        if !node.isNull { wrongType(name, "a string", node) }
        return nil
    }

    /// Text for people; of the wrong type it is left out, and the description is as good without it.
    mutating func words(_ name: String) -> String? {
        guard let node = field(name), !node.isNull else { return nil }
        if let text = node.scalarText { return text }
        ignored(name, "a string", node)
        return nil
    }

    /// `deprecated`, which some write with the reason in the place of `true`.
    mutating func isDeprecated() -> Bool { field("deprecated").map { context.isDeprecated($0) } ?? false }

    mutating func bool(_ name: String) -> Bool? {
        guard let node = field(name) else { return nil }
        switch node.value {
        case .bool(let flag): return flag
        case .string("true"): return true
        case .string("false"): return false
        case .null, .number, .string, .array, .object:
            wrongType(name, "a boolean", node)
            return nil
        }
    }

    mutating func requiredString(_ name: String) -> String? {
        guard let text = string(name) else {
            if mapping[name] == nil || mapping[name]?.isNull == true { missing(name) }
            return nil
        }
        return text
    }

    /// The items of a list, and the pointer to the list.
    mutating func array(_ name: String) -> (items: [Node], pointer: Pointer) {
        guard let field = field(name) else { return ([], pointer) }
        let (node, place) = context.opened(field, pointer.appending(name))
        if case .array(let items) = node.value { return (items, place) }
        if !node.isNull { wrongType(name, "an array", node) }
        return ([], place)
    }

    /// A list of strings; a single one may stand without its brackets.
    mutating func strings(_ name: String) -> [OpenAPI.Name] {
        guard let node = field(name), !node.isNull else { return [] }
        guard case .array(let items) = node.value else {
            guard let text = node.scalarText else {
                ignored(name, "an array", node)
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

    /// The entries of a map, and the pointer to it; `x-` extensions are left out where the map may have some.
    mutating func map(_ name: String, skippingExtensions: Bool = false) -> (entries: [Mapping.Entry], pointer: Pointer)
    {
        guard let field = field(name) else { return ([], pointer) }
        let (node, place) = context.opened(field, pointer.appending(name))
        if case .object(let mapping) = node.value {
            return (skippingExtensions ? mapping.entries.filter { !$0.key.hasPrefix("x-") } : mapping.entries, place)
        }
        if node.array?.isEmpty == true {
            // Where maps and lists are one, an empty object is written so.
            let message = "`\(name)` has to be an object, not array; it is read as an empty one"
            context.diagnostics.warning(.wrongType, message, at: node.range)
        } else if !node.isNull {
            wrongType(name, "an object", node)
        }
        return ([], place)
    }

    // MARK: Nested objects

    mutating func object<T>(_ name: String, _ decode: (Node, Pointer, DecodingContext) -> T?) -> T? {
        guard let node = field(name), !node.isNull else { return nil }
        return decode(node, pointer.appending(name), context)
    }

    mutating func objects<T>(_ name: String, _ decode: (Node, Pointer, DecodingContext) -> T?) -> [T] {
        let (items, base) = array(name)
        return items.enumerated().compactMap { decode($1, base.appending($0), context) }
    }

    mutating func namedObjects<T>(
        _ name: String,
        skippingExtensions: Bool = false,
        _ decode: (Node, Pointer, DecodingContext) -> T?
    ) -> [OpenAPI.Named<T>] {
        let (entries, base) = map(name, skippingExtensions: skippingExtensions)
        return entries.compactMap { entry in
            guard let value = decode(entry.value, base.appending(entry.key), context) else { return nil }
            return OpenAPI.Named(name: entry.key, nameRange: entry.keyRange, value: value)
        }
    }

    /// The `x-` fields of the object.
    var extensions: [String: Node] {
        var result: [String: Node] = [:]
        for entry in mapping.entries where entry.key.hasPrefix("x-") { result[entry.key] = entry.value }
        return result
    }

    // MARK: Reports

    /// Says that a field is missing without which the object says nothing.
    func missing(_ name: String) {
        context.diagnostics.warning(.missingField, "\(objectName) needs a `\(name)`; it is left out", at: range)
    }

    /// Reports a field that is known and says nothing that the Swift could.
    func unexpressed(_ name: String) {
        guard let entry = mapping.entry(name) else { return }
        let message = "the Swift can't express `\(name)` of \(objectName)"
        context.diagnostics.warning(.unsupportedKeyword, message, at: entry.keyRange)
    }

    /// Says that a field is missing without which the Swift is the same.
    func lacks(_ name: String) {
        context.diagnostics.warning(.missingField, "\(objectName) should have a `\(name)`", at: range)
    }

    private func ignored(_ name: String, _ expected: String, _ node: Node) {
        let message = "`\(name)` has to be \(expected), not \(node.kindName); it is ignored"
        context.diagnostics.warning(.wrongType, message, at: node.range)
    }

    private func wrongType(_ name: String, _ expected: String, _ node: Node) {
        let place = node.range
        context.diagnostics.error(.wrongType, "`\(name)` has to be \(expected), not \(node.kindName)", at: place)
    }

    /// Reports the fields that nobody read; call it last.
    func reportUnknownFields() {
        for entry in mapping.entries where !used.contains(entry.key) && !entry.key.hasPrefix("x-") {
            context.diagnostics.warning(
                .unknownField,
                "\(objectName) has no field `\(entry.key)`; it is ignored",
                at: entry.keyRange
            )
        }
    }

    /// Marks fields as known that need no reading.
    mutating func acknowledge(_ names: String...) { used.formUnion(names) }
    mutating func acknowledge(_ names: Set<String>) { used.formUnion(names) }
}

extension OpenAPI {
    /// An entry of a map: a name, where it is written, and what it names.
    public struct Named<Value: Sendable>: Sendable {
        public let name: String
        public let nameRange: SourceRange
        public let value: Value
    }
}
