import CodegenDiagnostics
import CodegenDocumentTree
import CodegenOverlay

/// Corrections of operations: their responses and their security.
extension CorrectionActions {
    func addStatus(_ status: String, _ like: String, _ target: Target) -> [OverlayAction] {
        guard let responses = target.node.object?["responses"]?.object else {
            report("`add-status` is for an operation, and `\(correction.pointer)` is none")
            return []
        }
        guard let response = responses[like] else {
            let known = responses.entries.map { "`\($0.key)`" }.joined(separator: ", ")
            report("`\(correction.pointer)` has no response `\(like)`; it has \(known)")
            return []
        }
        if responses[status] != nil { return reportNothingToDo("the status `\(status)` has a response") }
        return [action(.update(object((status, response))), at: target.tokens + ["responses"])]
    }

    func stream(_ target: Target, _ mediaType: String, _ root: Node) -> [OverlayAction] {
        guard let responses = target.node.object?["responses"]?.object else {
            report("`stream` is for an operation, and `\(correction.pointer)` is none")
            return []
        }
        if Dialect(root) == .swagger2 {
            let produced = node(.array([Node(.string(mediaType), range: correction.pointerRange)]))
            let hasOwn = target.node.object?["produces"] != nil
            return [
                hasOwn
                    ? action(.replace(produced), at: target.tokens + ["produces"])
                    : action(.update(object(("produces", produced))), at: target.tokens)
            ]
        }
        let actions = responses.entries.filter { $0.key.hasPrefix("2") }.compactMap { entry -> OverlayAction? in
            let own = Target(tokens: target.tokens + ["responses", entry.key], node: entry.value)
            let response = resolved(own, in: root)
            guard let content = response.node.object?["content"], let streamed = streamed(content, mediaType) else {
                return nil
            }
            return action(.replace(streamed), at: response.tokens + ["content"])
        }
        return actions.isEmpty ? reportNothingToDo("no successful response of it is JSON") : actions
    }

    /// The JSON of a response under the media type of a sequence; the items of a list are its values. Nil without JSON.
    private func streamed(_ content: Node, _ mediaType: String) -> Node? {
        guard let mapping = content.object,
            let json = mapping.entries.first(where: { Self.isJSON($0.key) }), mapping[mediaType] == nil
        else { return nil }
        let entries = mapping.entries.filter { !Self.isJSON($0.key) || $0.key == json.key }.map { entry in
            guard entry.key == json.key else { return entry }
            return Mapping.Entry(key: mediaType, keyRange: correction.range, value: withItems(entry.value))
        }
        return Node(.object(Mapping(entries)), range: content.range)
    }

    private func withItems(_ media: Node) -> Node {
        guard let fields = media.object, let schema = fields["schema"], let items = schema.object?["items"] else {
            return media
        }
        let entries = fields.entries.map { entry in
            entry.key == "schema" ? Mapping.Entry(key: entry.key, keyRange: entry.keyRange, value: items) : entry
        }
        return Node(.object(Mapping(entries)), range: media.range)
    }

    private static func isJSON(_ mediaType: String) -> Bool {
        let essence = mediaType.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        return essence == "application/json" || essence == "text/json" || essence.hasSuffix("+json") || essence == "*/*"
    }

    // MARK: Security

    func optionalSecurity(_ target: Target, _ root: Node) -> [OverlayAction] {
        let isDocument = target.tokens.isEmpty
        guard isDocument || target.node.object?["responses"] != nil else {
            report("`security: optional` is for an operation or for `#`, and `\(correction.pointer)` is neither")
            return []
        }
        let own = target.node.object?["security"]
        guard let requirements = (own ?? root.object?["security"])?.array, !requirements.isEmpty else {
            return reportNothingToDo("`\(correction.pointer)` needs no credentials")
        }
        if requirements.contains(where: { $0.object?.entries.isEmpty == true }) {
            return reportNothingToDo("credentials are optional for `\(correction.pointer)`")
        }
        let none = object()
        guard own == nil else { return [action(.update(none), at: target.tokens + ["security"])] }
        let list = Node(.array(requirements + [none]), range: correction.pointerRange)
        return [action(.update(object(("security", list))), at: target.tokens)]
    }
}
