import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

/// How a body is read and written, in the order of preference.
enum MediaKind: Int {
    case json, sequence, multipart, form, coded, text, bytes

    /// The structure of its bodies is unknown.
    var isOpaque: Bool {
        switch self {
        case .text, .bytes, .multipart: true
        case .json, .sequence, .form, .coded: false
        }
    }
}

/// A media type of a body, and how it is read or written.
struct MediaChoice {
    let name: MediaTypeName
    let kind: MediaKind
    let named: OpenAPI.Named<OpenAPI.MediaType>
    /// This media type, and those of the same response that decode to the same type.
    var interchangeable: [String] = []

    var schema: OpenAPI.Schema? { named.value.schema }
}

extension OperationLowering {
    /// The media types that make a difference: the preferred one first, by its kind, then one that suits the schema, then a name before a
    /// range; after it those whose bodies are other values. What is left is reported.
    func distinct(_ content: [OpenAPI.Named<OpenAPI.MediaType>], isSent: Bool) -> [MediaChoice] {
        let all = choices(content, isSent: isSent)
        func rank(_ choice: MediaChoice) -> Int {
            choice.kind.rawValue * 4 + (suitsSchema(choice) ? 0 : 2) + (choice.name.isRange ? 1 : 0)
        }
        guard var best = all.min(by: { rank($0) < rank($1) }) else { return [] }
        best.interchangeable = isSent ? [best.name.text] : interchangeable(best, among: all)
        var chosen = [best]
        for var other in all where !chosen.contains(where: { $0.interchangeable.contains(other.name.text) }) {
            if let same = chosen.first(where: { !isAnother(other, than: $0, isSent: isSent) }) {
                diagnostics.note(
                    .unsupportedMediaType,
                    "`\(other.name.text)` is not used: `\(same.name.text)` is preferred",
                    at: other.named.nameRange
                )
                continue
            }
            other.interchangeable = [other.name.text]
            if !isSent, other.schema != nil { other.interchangeable = interchangeable(other, among: all) }
            chosen.append(other)
        }
        return chosen
    }

    /// Whether bodies of a media type are other values than those of one that is chosen already, not the same value in another format.
    private func isAnother(_ other: MediaChoice, than chosen: MediaChoice, isSent: Bool) -> Bool {
        if other.name.isRange || chosen.name.includesEverything || other.name.essence == chosen.name.essence {
            return false
        }
        if isSent, other.kind == .json, chosen.kind == .json, !suitsSchema(other) { return false }
        if !isSent, (other.kind == .sequence) != (chosen.kind == .sequence) { return true }
        guard let schema = other.schema ?? other.named.value.itemSchema else {
            return other.kind.isOpaque && !other.name.isXML
        }
        guard let own = chosen.schema ?? chosen.named.value.itemSchema else { return true }
        if isSent, other.kind == .multipart, hasFiles(schema) { return true }
        return !isAlike(schema, own)
    }

    private func hasFiles(_ schema: OpenAPI.Schema) -> Bool {
        lowering.parts(of: schema).flatMap(\.properties).contains { property in
            let value = lowering.resolver.resolved(property.value)
            return value.format == "binary" || value.items.map { lowering.resolver.resolved($0).format } == "binary"
        }
    }

    /// Whether two schemas describe the same values, as far as they say it in the same way.
    private func isAlike(_ left: OpenAPI.Schema, _ right: OpenAPI.Schema, depth: Int = 0) -> Bool {
        let (own, other) = (lowering.resolver.resolved(left), lowering.resolver.resolved(right))
        if own.range == other.range { return true }
        guard depth < 4, own.types == other.types, own.format == other.format, own.isNullable == other.isNullable,
            own.properties.count == other.properties.count, own.enumValues?.count == other.enumValues?.count,
            own.oneOf.count == other.oneOf.count, own.anyOf.count == other.anyOf.count,
            own.allOf.count == other.allOf.count
        else { return false }
        let subschemas = [\OpenAPI.Schema.oneOf, \.anyOf, \.allOf]
        guard
            subschemas.allSatisfy({ list in
                zip(own[keyPath: list], other[keyPath: list]).allSatisfy { isAlike($0, $1, depth: depth + 1) }
            })
        else { return false }
        let isSameObject = zip(own.properties, other.properties).allSatisfy {
            $0.name == $1.name && isAlike($0.value, $1.value, depth: depth + 1)
        }
        guard isSameObject else { return false }
        guard let items = own.items, let others = other.items else { return own.items == nil && other.items == nil }
        return isAlike(items, others, depth: depth + 1)
    }

    /// A JSON Patch is an array of operations (RFC 6902, section 3), and a JSON Merge Patch of an object is an object (RFC 7396).
    private func suitsSchema(_ choice: MediaChoice) -> Bool {
        let types = choice.schema.map { lowering.resolver.resolved($0).types.subtracting(.null) } ?? []
        switch choice.name.essence {
        case "application/json-patch+json": return types == .array
        case "application/merge-patch+json": return types != .array
        default: return true
        }
    }

    /// The names of the media types that decode to the same type as the preferred one, which comes first.
    private func interchangeable(_ best: MediaChoice, among all: [MediaChoice]) -> [String] {
        var names = [best.name]
        for choice in all where decodesAlike(choice, best) {
            // Parameters such as `stream=watch` select another representation.
            guard !names.contains(where: { $0.essence == choice.name.essence }) else { continue }
            names.append(choice.name)
        }
        return names.map(\.text)
    }

    private func decodesAlike(_ left: MediaChoice, _ right: MediaChoice) -> Bool {
        guard left.kind == right.kind, left.name.isRange == right.name.isRange else { return false }
        switch left.kind {
        case .sequence, .text, .bytes, .multipart, .form: return true
        case .json, .coded:
            guard let schema = left.schema, let other = right.schema else {
                return left.schema == nil && right.schema == nil
            }
            return isAlike(schema, other)
        }
    }

    private func choices(_ content: [OpenAPI.Named<OpenAPI.MediaType>], isSent: Bool) -> [MediaChoice] {
        content.map { named in
            let name = MediaTypeName(named.name)
            return MediaChoice(name: name, kind: kind(of: name, named.value, isSent: isSent), named: named)
        }
    }

    private func kind(of name: MediaTypeName, _ value: OpenAPI.MediaType, isSent: Bool) -> MediaKind {
        if name.isRange, name.includesJSON { return kind(ofRange: name, value.schema, isSent: isSent) }
        if name.isJSON { return .json }
        if name.isSequence { return .sequence }
        if name.isMultipart { return .multipart }
        if name.isForm { return .form }
        if name.isXML, isStructure(value.schema) { return .coded }
        return name.isText ? .text : .bytes
    }

    private func isStructure(_ schema: OpenAPI.Schema?) -> Bool {
        let types = schema.map { lowering.kinds(of: lowering.resolver.resolved($0)) } ?? []
        return !types.intersection([.object, .array]).isEmpty
    }

    /// `*/*` and `application/*` may be JSON and may be anything else: the schema decides.
    private func kind(ofRange name: MediaTypeName, _ schema: OpenAPI.Schema?, isSent: Bool) -> MediaKind {
        if name.isJSON, !name.includesEverything { return .json }
        guard let schema = schema.map(lowering.resolver.resolved), schema.format != "binary" else { return .bytes }
        guard schema.types.subtracting(.null) == .string else { return .json }
        if schema.constraints.contains(where: { $0.keyword == .contentMediaType }) { return .bytes }
        guard name.includesEverything else { return .bytes }
        return isSent ? .text : .json
    }
}

/// The name of a media type, and which family it belongs to.
struct MediaTypeName {
    let text: String
    /// Without parameters, in lower case.
    let essence: String

    init(_ text: String) {
        self.text = text
        essence = text.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    }

    var isJSON: Bool {
        essence == "application/json" || essence == "text/json" || essence.hasSuffix("+json") || essence == "*/*"
    }

    /// The word for it among several.
    var word: String { MediaTypeWord.word(of: essence) }

    /// `*/*`, `image/*`, `application/*+json`: a range of media types, which no body has as its own.
    var isRange: Bool { essence.contains("*") }

    /// As it may stand in `Accept` (RFC 9110, section 12.5.1, has no ranges of suffixes).
    var acceptedRange: String { essence.hasSuffix("/*+json") ? String(essence.dropLast("+json".count)) : text }

    var includesEverything: Bool { essence == "*/*" }

    /// A range that has JSON in it.
    var includesJSON: Bool { isRange && (isJSON || essence == "application/*") }

    /// One value after the other, without an enclosing array.
    var isSequence: Bool {
        [
            "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines",
            "application/json-lines",
            "application/json-seq", "text/event-stream",
        ].contains(essence)
    }

    var isMultipart: Bool { essence.hasPrefix("multipart/") }
    var isForm: Bool { essence == "application/x-www-form-urlencoded" }
    var isXML: Bool { essence.hasSuffix("/xml") || essence.hasSuffix("+xml") }
    var isText: Bool { essence.hasPrefix("text/") && !isSequence || isXML }
}
