import CodegenDiagnostics
import CodegenOpenAPIDocument

/// How a body is read and written, in the order of preference.
enum MediaKind: Int {
    case json, sequence, multipart, form, text, bytes
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
    /// The preferred media type: by its kind, then one that suits the schema, then a name before a range. The others are reported.
    func preferred(_ content: [OpenAPI.Named<OpenAPI.MediaType>], isSent: Bool) -> MediaChoice? {
        let all = choices(content, isSent: isSent)
        func rank(_ choice: MediaChoice) -> Int {
            choice.kind.rawValue * 4 + (suitsSchema(choice) ? 0 : 2) + (choice.name.isRange ? 1 : 0)
        }
        guard var best = all.min(by: { rank($0) < rank($1) }) else { return nil }
        best.interchangeable = isSent ? [best.name.text] : interchangeable(best, among: all)
        for other in all where !best.interchangeable.contains(other.name.text) {
            diagnostics.note(
                .unsupportedMediaType,
                "`\(other.name.text)` is not used: `\(best.name.text)` is preferred",
                at: other.named.nameRange
            )
        }
        return best
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
        case .json:
            guard let schema = left.schema, let other = right.schema else {
                return left.schema == nil && right.schema == nil
            }
            return lowering.isSame(schema, other)
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
        return name.isText ? .text : .bytes
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
    var isText: Bool {
        essence.hasPrefix("text/") && !isSequence || essence.hasSuffix("/xml") || essence.hasSuffix("+xml")
    }
}
