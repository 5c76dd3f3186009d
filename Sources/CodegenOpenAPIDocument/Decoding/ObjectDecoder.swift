public import CodegenDiagnostics
import CodegenDocumentTree

/// Reads one object of a document field by field, and knows what was not read.
struct ObjectDecoder {
    let place: Place
    let context: DecodingContext
    /// The object's name in the specification, for messages: `an Operation Object`.
    let objectName: String
    private let mapping: Mapping
    private var used: Set<String> = []

    /// Nil when the place has no object.
    init?(_ place: Place, _ objectName: String, in context: DecodingContext) {
        guard case .object(let mapping) = place.node.value else { return nil }
        self.place = place
        self.mapping = mapping
        self.objectName = objectName
        self.context = context
    }

    var range: SourceRange { place.node.range }
    var pointer: Pointer { place.pointer }

    // MARK: Fields

    mutating func field(_ name: String) -> Field? {
        guard let entry = mapping.entry(name) else { return nil }
        used.insert(name)
        return Field(entry, in: pointer, context)
    }

    func has(_ name: String) -> Bool { mapping[name] != nil }

    /// All fields, whether they are known or not.
    var fields: [Field] { mapping.entries.map { Field($0, in: pointer, context) } }

    /// The `x-` fields of the object.
    var extensions: [String: Node] {
        var result: [String: Node] = [:]
        for entry in mapping.entries where entry.key.hasPrefix("x-") { result[entry.key] = entry.value }
        return result
    }

    // MARK: Values

    mutating func string(_ name: String) -> String? { field(name)?.string() }

    mutating func bool(_ name: String) -> Bool? { field(name)?.bool() }

    mutating func strings(_ name: String) -> [OpenAPI.Name] { field(name)?.strings() ?? [] }

    /// `deprecated`, which some write with the reason in the place of `true`.
    mutating func isDeprecated() -> Bool { field("deprecated").map { context.isDeprecated($0.node) } ?? false }

    mutating func requiredString(_ name: String) -> String? {
        guard let field = field(name), !field.node.isNull else {
            missing(name)
            return nil
        }
        return field.string(otherwise: "\(objectName) is left out")
    }

    mutating func value<Value: DocumentDecodable>(_ name: String) -> Value? { field(name)?.value() }

    mutating func list<Element: DocumentDecodable>(_ name: String) -> [Element] { field(name)?.list() ?? [] }

    /// The entries of a map; `x-` extensions are left out where the map may have some.
    mutating func map<Value: DocumentDecodable>(
        _ name: String, skippingExtensions: Bool = false
    ) -> [OpenAPI.Named<Value>] {
        field(name)?.map(skippingExtensions: skippingExtensions) ?? []
    }

    /// The entries of an object that is a map itself.
    mutating func entries<Value: DocumentDecodable>(skippingExtensions: Bool = false) -> [OpenAPI.Named<Value>] {
        used.formUnion(mapping.entries.map(\.key))
        return fields.compactMap { $0.entry(skippingExtensions: skippingExtensions) }
    }

    // MARK: Reports

    /// Says that a field is missing without which the object says nothing.
    func missing(_ name: String) {
        context.diagnostics.warning(.missingField, "\(objectName) needs a `\(name)`; it is left out", at: range)
    }

    /// Says that a field is missing without which the Swift is the same.
    func lacks(_ name: String) {
        context.diagnostics.warning(.missingField, "\(objectName) should have a `\(name)`", at: range)
    }

    /// Reports a field that is known and says nothing that the Swift could.
    mutating func unexpressed(_ name: String) {
        guard let field = field(name) else { return }
        let message = "the Swift can't express `\(name)` of \(objectName)"
        context.diagnostics.warning(.unsupportedKeyword, message, at: field.nameRange)
    }

    /// Reports a value outside the specification's list.
    func invalid(_ field: Field, _ value: String, allowed: String) {
        let message = "`\(field.name)` can't be `\(value)`; it has to be \(allowed); \(objectName) is left out"
        context.diagnostics.warning(.invalidValue, message, at: field.node.range)
    }

    /// Marks fields as known that need no reading.
    mutating func acknowledge(_ names: String...) { used.formUnion(names) }
    mutating func acknowledge(_ names: Set<String>) { used.formUnion(names) }

    /// Reports the fields that nobody read; call it last.
    func reportUnknownFields() {
        for entry in mapping.entries where !used.contains(entry.key) && !entry.key.hasPrefix("x-") {
            let message = "\(objectName) has no field `\(entry.key)`; it is ignored"
            context.diagnostics.warning(.unknownField, message, at: entry.keyRange)
        }
    }
}

extension OpenAPI {
    /// An entry of a map: a name, where it is written, and what it names.
    public struct Named<Value: Sendable>: Sendable {
        public let name: String
        public let nameRange: SourceRange
        public let value: Value
    }
}
