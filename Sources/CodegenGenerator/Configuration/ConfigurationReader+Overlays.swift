import CodegenDiagnostics
import CodegenDocumentTree

/// What changes the description.
extension ConfigurationReader {
    func overlays(_ node: Node) -> [OverlayFile] {
        guard case .array(let items) = node.value else {
            invalid(node, "`overlays` has to be a list of files")
            return []
        }
        return items.compactMap { item in
            if let name = item.string, !name.isEmpty { return OverlayFile(path: path(name), range: item.range) }
            invalid(item, "an overlay is the path of a file")
            return nil
        }
    }

    /// `"#/paths/~1pets/get": stream`, `"#/…/name": [optional, nullable]`, `"#/…/post": {add-status: {201: 200}}`.
    func corrections(_ node: Node) -> [Correction] {
        entries(node, "corrections").flatMap { entry -> [Correction] in
            guard entry.key == "#" || entry.key.hasPrefix("#/") else {
                diagnostics.error(
                    .invalidConfiguration,
                    "a correction is for a JSON pointer such as `#/components/schemas/Pet/properties/name`, or for `#`",
                    at: entry.keyRange)
                return []
            }
            return kinds(entry.value).map { kind, range in
                Correction(pointer: entry.key, kind: kind, pointerRange: entry.keyRange, range: range)
            }
        }
    }

    private static let words = "`optional`, `nullable`, `stream`, `security: optional` and `add-status: {201: 200}`"

    private func kinds(_ node: Node) -> [(Correction.Kind, SourceRange)] {
        switch node.value {
        case .array(let items): return items.flatMap(kinds)
        case .string("optional"): return [(.optional, node.range)]
        case .string("nullable"): return [(.nullable, node.range)]
        case .string("stream"): return [(.stream(mediaType: "text/event-stream"), node.range)]
        case .object(let mapping):
            checkKeys(mapping, of: .correction)
            return mapping.entries.flatMap(kinds)
        case .null, .bool, .number, .string:
            let written = node.scalarText.map { "`\($0)`" } ?? node.kindName
            invalid(node, "there is no correction \(written); there are \(Self.words)")
            return []
        }
    }

    private func kinds(_ entry: Mapping.Entry) -> [(Correction.Kind, SourceRange)] {
        switch entry.key {
        case "security":
            if entry.value.string == "optional" { return [(.optionalSecurity, entry.keyRange)] }
            invalid(entry.value, "`security` of a correction is `optional`")
        case "stream":
            let sequences = "`text/event-stream`, `application/jsonl`, `application/x-ndjson` or `application/json-seq`"
            if let type = entry.value.string, type.contains("/") { return [(.stream(mediaType: type), entry.keyRange)] }
            invalid(entry.value, "`stream` of a correction is the media type of a sequence: \(sequences)")
        case "add-status":
            return entries(entry.value, "add-status").compactMap { status in
                if let like = status.value.scalarText {
                    return (.addStatus(status.key, likeStatus: like), status.keyRange)
                }
                invalid(status.value, "`add-status` maps a status to the one whose response it has: `{201: 200}`")
                return nil
            }
        default: break
        }
        return []
    }
}
