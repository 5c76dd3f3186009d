package import CodegenDiagnostics
import CodegenDocumentTree
import CodegenJSONPath

/// Reads Overlay documents; mistakes are reported at their location.
package struct OverlayReader {
    private let file: SourceFile
    private let diagnostics: DiagnosticCollector

    package init(file: SourceFile, diagnostics: DiagnosticCollector) {
        self.file = file
        self.diagnostics = diagnostics
    }

    /// Nil where the document can't be used; then an error has been reported.
    package func read() -> Overlay? {
        guard let root = DocumentReader().read(file, into: diagnostics) else { return nil }
        guard let mapping = object(root, "an overlay") else { return nil }
        guard let version = version(mapping, root) else { return nil }
        checkKeys(mapping, ["overlay", "info", "extends", "actions"], of: "an overlay")
        checkInfo(mapping, root)
        var extends: Overlay.Extension?
        if let node = mapping["extends"], let address = text(node, "`extends`") {
            extends = Overlay.Extension(address: address, range: node.range)
        }
        guard let list = mapping["actions"] else {
            diagnostics.error(.missingField, "an overlay needs `actions`", at: root.range.start)
            return nil
        }
        guard let items = list.array else {
            diagnostics.error(.wrongType, "`actions` has to be a list, not \(list.kindName)", at: list.range)
            return nil
        }
        if items.isEmpty {
            diagnostics.error(.invalidOverlay, "`actions` is empty: nothing is changed", at: list.range)
        }
        return Overlay(actions: items.compactMap { action($0, version) }, extends: extends)
    }

    private enum Version {
        case v1_0
        case v1_1
    }

    /// Patch versions don't differ in what they allow.
    private func version(_ mapping: Mapping, _ root: Node) -> Version? {
        guard let node = mapping["overlay"] else {
            let other = mapping["openapi"] ?? mapping["swagger"]
            let hint = other == nil ? "" : "; this is a description"
            diagnostics.error(
                .missingVersion, "an overlay begins with its version, such as `overlay: 1.1.0`\(hint)",
                at: root.range.start)
            return nil
        }
        let parts = (node.scalarText ?? "").split(separator: ".", omittingEmptySubsequences: false)
        if parts.count <= 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }) {
            if parts.prefix(2) == ["1", "0"] { return .v1_0 }
            if parts.prefix(2) == ["1", "1"] { return .v1_1 }
        }
        let written = node.scalarText.map { "`\($0)`" } ?? node.kindName
        diagnostics.error(
            .unsupportedVersion, "overlays of version \(written) aren't read, only those of 1.0 and 1.1", at: node.range
        )
        return nil
    }

    private func checkInfo(_ mapping: Mapping, _ root: Node) {
        guard let info = mapping["info"] else {
            diagnostics.error(
                .missingField, "an overlay needs `info` with a `title` and a `version`", at: root.range.start)
            return
        }
        guard let fields = object(info, "`info`") else { return }
        checkKeys(fields, ["title", "version", "description"], of: "`info`")
        for key in ["title", "version"] {
            guard let node = fields[key] else {
                diagnostics.error(.missingField, "`info` of an overlay needs a `\(key)`", at: info.range.start)
                continue
            }
            if node.scalarText == nil {
                diagnostics.error(.wrongType, "`\(key)` has to be a string, not \(node.kindName)", at: node.range)
            }
        }
        if let node = fields["description"] { _ = text(node, "`description`") }
    }

    // MARK: Actions

    private func action(_ node: Node, _ version: Version) -> OverlayAction? {
        guard let mapping = object(node, "an action") else { return nil }
        checkKeys(mapping, ["target", "description", "update", "remove", "copy"], of: "an action")
        if let node = mapping["description"] { _ = text(node, "`description`") }
        guard let target = mapping["target"] else {
            diagnostics.error(
                .missingField, "an action needs a `target`, a JSONPath such as `$.paths['/pets'].get`",
                at: node.range.start)
            return nil
        }
        let query = query(target, "`target`")
        let change = change(mapping, node, version)
        guard let query, let change else { return nil }
        return OverlayAction(change, at: .query(query, range: target.range), isRestricted: version == .v1_0)
    }

    /// `remove` before the others.
    private func change(_ mapping: Mapping, _ action: Node, _ version: Version) -> OverlayAction.Change? {
        var removes = false
        if let node = mapping["remove"] {
            guard let flag = node.bool else {
                diagnostics.error(
                    .wrongType, "`remove` is `true` or `false`, not \(node.kindName)", at: node.range)
                return nil
            }
            removes = flag
        }
        let update = mapping.entry("update")
        let copy = mapping.entry("copy")
        if let copy, version == .v1_0 {
            diagnostics.error(.invalidOverlay, "`copy` needs `overlay: 1.1.0`", at: copy.keyRange)
            return nil
        }
        if removes {
            for entry in [update, copy].compactMap({ $0 }) {
                diagnostics.warning(
                    .invalidOverlay, "`\(entry.key)` has no effect beside `remove: true`; write two actions",
                    at: entry.keyRange)
            }
            return .remove
        }
        switch (update, copy) {
        case (let update?, nil): return .update(update.value)
        case (nil, let copy?): return query(copy.value, "`copy`").map { .copy($0, range: copy.value.range) }
        case (.some, let copy?):
            diagnostics.error(
                .invalidOverlay, "an action has either `update` or `copy`; write two actions", at: copy.keyRange)
        case (nil, nil):
            diagnostics.warning(
                .invalidOverlay, "this action has neither `update`, `remove: true` nor `copy`, and changes nothing",
                at: action.range.start)
        }
        return nil
    }

    private func query(_ node: Node, _ name: String) -> JSONPathQuery? {
        guard let text = text(node, name) else { return nil }
        do throws(JSONPathError) {
            return try JSONPathQuery(text)
        } catch {
            let range = ScalarText(node, in: file).range(ofScalars: error.offset..<error.offset + error.length)
            diagnostics.error(
                .jsonPathSyntax, "`\(text)` is no JSONPath: \(error.message) (column \(error.column) of it)", at: range)
            return nil
        }
    }

    // MARK: Mistakes

    private func object(_ node: Node, _ name: String) -> Mapping? {
        if case .object(let mapping) = node.value { return mapping }
        diagnostics.error(.wrongType, "\(name) has to be an object, not \(node.kindName)", at: node.range)
        return nil
    }

    private func text(_ node: Node, _ name: String) -> String? {
        if let text = node.string { return text }
        diagnostics.error(.wrongType, "\(name) has to be a string, not \(node.kindName)", at: node.range)
        return nil
    }

    private func checkKeys(_ mapping: Mapping, _ known: [String], of name: String) {
        for entry in mapping.entries where !known.contains(entry.key) && !entry.key.hasPrefix("x-") {
            let list = known.map { "`\($0)`" }.joined(separator: ", ")
            diagnostics.error(
                .unknownField, "\(name) has no key `\(entry.key)`", at: entry.keyRange,
                notes: [Diagnostic.Note("it has \(list), and extensions (`x-…`)")])
        }
    }
}

extension SourceRange {
    /// The first byte alone, for a key missing from an object.
    var start: SourceRange {
        SourceRange(file: file, lowerBound: Int(lowerBound), upperBound: Int(lowerBound) + 1)
    }
}
