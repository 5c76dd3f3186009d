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
    /// Those of a request that are left out, since they have the same values.
    var alternatives: [(name: MediaTypeName, kind: MediaKind)] = []

    var schema: OpenAPI.Schema? { named.value.schema }

    /// The word for it among several.
    func word(among all: [MediaChoice]) -> String {
        MediaTypeWord.word(of: name.text, among: all.map(\.name.text))
    }
}

extension OperationLowering {
    /// The media types that make a difference: the preferred one first, by its kind, then one that suits the schema, then a name before a
    /// range; after it those whose bodies are other values, ranges last. What is left is reported.
    func distinct(_ content: [OpenAPI.Named<OpenAPI.MediaType>], isSent: Bool) -> [MediaChoice] {
        let all = choices(content, isSent: isSent)
        func rank(_ choice: MediaChoice) -> Int {
            choice.kind.rawValue * 4 + (suitsSchema(choice) ? 0 : 2) + (choice.name.isRange ? 1 : 0)
        }
        guard var best = all.min(by: { rank($0) < rank($1) }) else { return [] }
        best.interchangeable = interchangeable(best, among: all, isSent: isSent)
        var chosen = [best]
        let others = all.filter { !$0.name.isRange } + all.filter(\.name.isRange)
        for var other in others where !chosen.contains(where: { $0.interchangeable.contains(other.name.text) }) {
            if let index = chosen.firstIndex(where: { !isAnother(other, than: $0, isSent: isSent) }) {
                chosen[index].alternatives.append((other.name, other.kind))
                reportUnused(other, insteadOf: chosen[index], isSent: isSent)
                continue
            }
            let isDescribed = isSent || other.schema != nil
            other.interchangeable = isDescribed ? interchangeable(other, among: all, isSent: isSent) : [other.name.text]
            chosen.append(other)
        }
        return chosen
    }

    /// The same values in another format: the runtime sends and reads them instead of JSON where its client asks for it.
    private func reportUnused(_ other: MediaChoice, insteadOf same: MediaChoice, isSent: Bool) {
        let (name, preferred, place) = (other.name.text, same.name.text, other.named.nameRange)
        let key = isSent ? "contentType" : "accept"
        if other.name.isRange {
            diagnostics.note(
                .alternativeMediaType, "`\(name)` is used for `\(preferred)`, which has the same values", at: place)
        } else if same.kind == .json, other.kind != .multipart, suitsSchema(other) || !isSent {
            diagnostics.note(
                .alternativeMediaType,
                "`\(name)` has the values of `\(preferred)`; `ClientConfiguration.\(key)` asks for it", at: place)
        } else {
            diagnostics.note(
                .unsupportedMediaType, "`\(name)` is not used: `\(preferred)` is preferred", at: place)
        }
    }

    /// Whether bodies of a media type are other values than those of one that is chosen already, not the same value in another format.
    private func isAnother(_ other: MediaChoice, than chosen: MediaChoice, isSent: Bool) -> Bool {
        if other.name.essence == chosen.name.essence {
            guard other.name.text != chosen.name.text else { return false }
            return other.kind == .json && isDescribedOtherwise(other, chosen)
        }
        if other.name.isRange || chosen.name.includesEverything { return isDescribedOtherwise(other, chosen) }
        if isSent, other.kind == .json, chosen.kind == .json, !suitsSchema(other) { return false }
        if !isSent, (other.kind == .sequence) != (chosen.kind == .sequence) { return true }
        if other.name.isDocument, !chosen.name.isDocument { return true }
        guard let schema = other.schema ?? other.named.value.itemSchema else {
            return other.kind.isOpaque && !other.name.isXML
        }
        guard let own = chosen.schema ?? chosen.named.value.itemSchema else { return true }
        if isSent, other.kind == .multipart, hasFiles(schema) { return true }
        return !isAlike(schema, own)
    }

    private func isDescribedOtherwise(_ other: MediaChoice, _ chosen: MediaChoice) -> Bool {
        guard let schema = other.schema, let own = chosen.schema else { return false }
        return !isAlike(schema, own)
    }

    /// The schema of each document of a sequence; that of all of them together is an array (OpenAPI 3.2, Media Type Object).
    func item(of choice: MediaChoice) -> OpenAPI.Schema? {
        choice.named.value.itemSchema ?? choice.schema.flatMap { lowering.resolver.resolved($0).items } ?? choice.schema
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

    /// The names of the media types that decode to the same type as a chosen one, which comes first; of a request those that the caller
    /// chooses from, ranges among them.
    private func interchangeable(_ best: MediaChoice, among all: [MediaChoice], isSent: Bool) -> [String] {
        if isSent, best.kind != .text, best.kind != .bytes { return [best.name.text] }
        var names = [best.name]
        for choice in all where isSent ? isSentAlike(choice, best) : decodesAlike(choice, best) {
            // Parameters such as `stream=watch` select another representation.
            guard !names.contains(where: { $0.essence == choice.name.essence }) else { continue }
            names.append(choice.name)
        }
        return names.map(\.text)
    }

    /// Texts, or bytes, that differ in their media type alone.
    private func isSentAlike(_ left: MediaChoice, _ right: MediaChoice) -> Bool {
        guard left.kind == right.kind, !left.name.isXML, !right.name.isXML else { return false }
        guard let schema = left.schema, let other = right.schema else { return true }
        return isAlike(schema, other)
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
        let isBinary = value.schema.map { lowering.resolver.resolved($0).format == "binary" } ?? false
        return name.isText && !isBinary ? .text : .bytes
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
