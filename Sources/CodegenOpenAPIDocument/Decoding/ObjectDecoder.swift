package import CodegenDiagnostics
import CodegenDocumentTree

/// Reads one object of a document field by field, and knows what was not read.
struct ObjectDecoder {
    let place: Place
    let context: DecodingContext
    /// The object's name in the specification, for messages: `an Operation Object`.
    let objectName: String
    private let mapping: Mapping
    /// Which of the entries have been read.
    private var isUsed: [Bool]

    /// Nil when the place has no object.
    init?(_ place: Place, _ objectName: String, in context: DecodingContext) {
        guard case .object(let mapping) = place.node.value else { return nil }
        self.place = place
        self.mapping = mapping
        isUsed = Array(repeating: false, count: mapping.entries.count)
        self.objectName = objectName
        self.context = context
    }

    var range: SourceRange { place.node.range }
    var pointer: Pointer { place.pointer }

    // MARK: Fields

    mutating func field(_ name: String) -> Field? {
        guard let position = mapping.position(of: name) else { return nil }
        isUsed[position] = true
        return place.field(at: position, of: mapping, in: context)
    }

    func has(_ name: String) -> Bool { mapping.position(of: name) != nil }

    /// All fields, whether they are known or not.
    var fields: [Field] { place.fields(in: context) ?? [] }

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

    /// Nil where there is no `security`.
    mutating func security() -> OpenAPI.Security? { field("security").map(OpenAPI.Security.init) }

    /// The entries of a map; `x-` extensions are left out where the map may have some.
    mutating func map<Value: DocumentDecodable>(
        _ name: String, skippingExtensions: Bool = false
    ) -> [OpenAPI.Named<Value>] {
        field(name)?.map(skippingExtensions: skippingExtensions) ?? []
    }

    /// The entries of an object that is a map itself.
    mutating func entries<Value: DocumentDecodable>(skippingExtensions: Bool = false) -> [OpenAPI.Named<Value>] {
        isUsed = Array(repeating: true, count: isUsed.count)
        return fields.compactMap { $0.entry(skippingExtensions: skippingExtensions) }
    }

    // MARK: Reports

    /// Reports a missing field without which the object is meaningless.
    func missing(_ name: String) {
        context.diagnostics.warning(.missingField, "\(objectName) needs a `\(name)`; it is left out", at: range)
    }

    /// Reports a missing field that the Swift doesn't depend on.
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
    mutating func acknowledge(_ names: String...) { acknowledge(where: names.contains) }

    mutating func acknowledge(where isKnown: (String) -> Bool) {
        for (position, entry) in mapping.entries.enumerated() where isKnown(entry.key) { isUsed[position] = true }
    }

    /// Reports the fields that were not read; call it last.
    func reportUnknownFields() {
        for (entry, isUsed) in zip(mapping.entries, isUsed) where !isUsed && !entry.key.hasPrefix("x-") {
            reportUnknown(entry)
        }
    }

    private func reportUnknown(_ entry: Mapping.Entry) {
        let message = "\(objectName) has no field `\(entry.key)`; it is ignored"
        context.diagnostics.warning(.unknownField, message, at: entry.keyRange)
    }

    // MARK: Lifting

    /// The object with new fields in the place of those that have been read.
    func lifted(_ new: [Field]) -> Place {
        var new = new
        var result: [Field] = []
        for (field, isUsed) in zip(fields, isUsed) {
            if let index = new.firstIndex(where: { $0.name.isExactly(field.name) }) {
                result.append(new.remove(at: index))
            } else if !isUsed {
                result.append(field)
            }
        }
        return Place.object(result + new, range: range, pointer: pointer)
    }

    /// Reports fields that the object has in later versions only.
    mutating func refuse(_ names: String...) {
        for position in names.compactMap({ mapping.position(of: $0) }) where !isUsed[position] {
            reportUnknown(mapping.entries[position])
            isUsed[position] = true
        }
    }
}

extension OpenAPI {
    /// An entry of a map: a name, where it is written, and what it names.
    package struct Named<Value: Sendable>: Sendable {
        package let name: String
        package let nameRange: SourceRange
        package let value: Value
    }
}
