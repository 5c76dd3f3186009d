import Diagnostics
import OpenAPIDocument

/// How a body is read and written, in the order of preference.
enum MediaKind: Int {
    case json, sequence, multipart, form, text, bytes
}

/// A media type of a body, and how it is read or written.
struct MediaChoice {
    let name: MediaTypeName
    let kind: MediaKind
    let named: OpenAPI.Named<OpenAPI.MediaType>

    var schema: OpenAPI.Schema? { named.value.schema }
}

extension OperationLowering {
    /// The preferred media type: by its kind, then a name before a range. The others are reported.
    func preferred(_ content: [OpenAPI.Named<OpenAPI.MediaType>], isSent: Bool) -> MediaChoice? {
        let all = content.map { named in
            let name = MediaTypeName(named.name)
            return MediaChoice(name: name, kind: kind(of: name, named.value, isSent: isSent), named: named)
        }
        func rank(_ choice: MediaChoice) -> Int { choice.kind.rawValue * 2 + (choice.name.isRange ? 1 : 0) }
        guard let best = all.min(by: { rank($0) < rank($1) }) else { return nil }
        for other in all where other.name.text != best.name.text && !(other.kind == .sequence && best.kind == .sequence)
        {
            diagnostics.note(
                .unsupportedMediaType,
                "`\(other.name.text)` is not used: `\(best.name.text)` is preferred",
                at: other.named.nameRange
            )
        }
        return best
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
