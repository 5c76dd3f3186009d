package import CodegenDiagnostics
package import CodegenDocumentTree
import CodegenJSONPath

/// Applies overlays to a description, one after the other. Values keep the places that they come from.
package final class OverlayApplication {
    package private(set) var root: Node
    /// Values of overlays, and the arrays and objects that they were inserted into.
    package private(set) var insertions: [OverlayInsertion] = []
    private let identities: NodeIdentities
    private var values: Int
    private let limits: DocumentLimits
    private let diagnostics: DiagnosticCollector

    package init(
        to root: Node, files: SourceFiles, limits: DocumentLimits = .init(), diagnostics: DiagnosticCollector
    ) {
        self.root = root
        self.limits = limits
        self.diagnostics = diagnostics
        identities = NodeIdentities(root: root, files: files)
        values = root.extent.values
    }

    package func apply(_ overlay: Overlay) {
        for action in overlay.actions { apply(action) }
    }

    package func apply(_ action: OverlayAction) {
        let locations = locations(of: action.target)
        guard let locations, !locations.isEmpty else { return }
        switch action.change {
        case .remove: remove(locations, action)
        case .update(let value): update(locations, with: value, action)
        case .replace(let value):
            guard let replacement = checked(value, at: locations, action.target.range) else { return }
            change(locations) { _ in identities.inserted(replacement) }
        case .copy(let source, let range):
            guard let value = self.source(source, range) else { return }
            update(locations, with: value, action)
        }
    }

    // MARK: Places

    /// Nil where they can't be found; then an error has been reported.
    private func locations(of target: OverlayAction.Target) -> [NodeLocation]? {
        switch target {
        case .place(let tokens, _): return NodeLocation.root(root).descendant(at: tokens).map { [$0] } ?? []
        case .query(let query, let range):
            guard let found = evaluate(query, range) else { return nil }
            if found.isEmpty {
                diagnostics.warning(
                    .unmatchedTarget, "the target `\(query.text)` matches nothing here; the action changes nothing",
                    at: range, notes: hints(for: query))
            }
            return found
        }
    }

    private func evaluate(_ query: JSONPathQuery, _ range: SourceRange) -> [NodeLocation]? {
        do throws(JSONPathTooExpensive) {
            return try query.evaluate(on: root)
        } catch {
            diagnostics.error(
                .tooManyNodes,
                "`\(query.text)` looks at more than \(JSONPathQuery.maximumSteps) values; filters within filters are costly",
                at: range)
            return nil
        }
    }

    /// The place up to which a plain path leads.
    private func hints(for query: JSONPathQuery) -> [Diagnostic.Note] {
        guard let reached = query.reachedPlace(in: root), let missing = reached.missing else { return [] }
        return [
            Diagnostic.Note("`\(reached.location.path)` is here, without \(missing)", at: reached.location.node.range)
        ]
    }

    private func source(_ query: JSONPathQuery, _ range: SourceRange) -> Node? {
        guard let found = evaluate(query, range) else { return nil }
        if found.count == 1 { return found[0].node }
        let fault = found.isEmpty ? "matches nothing" : "matches \(found.count) values"
        diagnostics.error(
            .invalidOverlay, "`copy` takes one value, but `\(query.text)` \(fault)", at: range,
            notes: found.isEmpty ? hints(for: query) : [])
        return nil
    }

    // MARK: Changes

    private func change(_ locations: [NodeLocation], _ change: (Node) -> Node?) {
        let places = EditedPlaces()
        for location in locations { places.insert(location.steps) }
        if let changed = root.changed(at: places, rebuilt: identities.changed, change) { root = changed }
    }

    private func remove(_ locations: [NodeLocation], _ action: OverlayAction) {
        if locations.contains(where: { $0.steps.isEmpty }) {
            diagnostics.error(.invalidOverlay, "the document itself can't be removed", at: action.target.range)
            return
        }
        change(locations) { _ in nil }
    }

    private func update(_ locations: [NodeLocation], with value: Node, _ action: OverlayAction) {
        guard areAlike(locations, action), let value = checked(value, at: locations, action.target.range) else {
            return
        }
        change(locations) { updated($0, with: value) }
    }

    /// Targets of an update are all objects, all arrays, or all something else.
    private func areAlike(_ locations: [NodeLocation], _ action: OverlayAction) -> Bool {
        let first = locations[0]
        if let other = locations.first(where: { $0.node.form != first.node.form }) {
            diagnostics.error(
                .invalidOverlay, "the target selects \(first.node.noun) and \(other.node.noun); write two actions",
                at: action.target.range,
                notes: [
                    Diagnostic.Note("`\(first.path)`", at: first.node.range),
                    Diagnostic.Note("`\(other.path)`", at: other.node.range),
                ])
            return false
        }
        if action.isRestricted, first.node.form == .other, !first.node.isNull {
            diagnostics.warning(
                .invalidOverlay,
                "version 1.0 updates objects and arrays only, and this target is \(first.node.noun); `overlay: 1.1.0` does",
                at: action.target.range)
        }
        return true
    }

    /// The limits that documents have hold for the result, too.
    private func checked(_ value: Node, at locations: [NodeLocation], _ range: SourceRange) -> Node? {
        let extent = value.extent
        let deepest = locations.map(\.steps.count).max() ?? 0
        guard deepest + extent.depth <= limits.depth else {
            diagnostics.error(.tooDeep, "the result nests deeper than \(limits.depth) levels", at: range)
            return nil
        }
        let (added, overflows) = extent.values.multipliedReportingOverflow(by: locations.count)
        guard !overflows, added <= limits.nodes - values else {
            diagnostics.error(.tooManyNodes, "the result has more than \(limits.nodes) values", at: range)
            return nil
        }
        values += added
        return value
    }

    private func updated(_ target: Node, with value: Node) -> Node {
        guard case .array(let items) = target.value, value.array == nil else { return merged(target, value) }
        return identities.changed(target, to: .array(items + [inserted(value, into: target)]))
    }

    // MARK: Merging

    private func inserted(_ value: Node, into target: Node) -> Node {
        let node = identities.inserted(value)
        insertions.append(OverlayInsertion(value: node.range, host: target.range))
        return node
    }

    /// Objects are merged, arrays concatenated, other values replaced.
    private func merged(_ target: Node, _ value: Node) -> Node {
        switch (target.value, value.value) {
        case (.object(let mapping), .object(let additions)):
            return identities.changed(target, to: .object(merged(mapping, additions, in: target)))
        case (.array(let items), .array(let additions)):
            return identities.changed(target, to: .array(items + additions.map { inserted($0, into: target) }))
        case (.null, _): return identities.inserted(value)
        case (.object, .null), (.array, .null):
            diagnostics.warning(
                .invalidOverlay, "null changes nothing of \(target.noun); `remove: true` removes it", at: value.range,
                notes: [Diagnostic.Note("the value in the description", at: target.range)])
            return target
        case (.object, _), (.array, _), (_, .object), (_, .array):
            diagnostics.error(
                .invalidOverlay, "\(value.noun) can't be merged into \(target.noun)", at: value.range,
                notes: [
                    Diagnostic.Note("the value in the description", at: target.range),
                    Diagnostic.Note(
                        "an action with `remove: true` before this one makes room for another kind of value"),
                ])
            return target
        case (.bool, _), (.number, _), (.string, _): return identities.inserted(value)
        }
    }

    private func merged(_ mapping: Mapping, _ additions: Mapping, in target: Node) -> Mapping {
        var entries = mapping.entries
        for addition in additions.entries {
            if let position = mapping.position(of: addition.key) {
                let entry = entries[position]
                let value = merged(entry.value, addition.value)
                if value.range != entry.value.range {
                    insertions.append(OverlayInsertion(value: value.range, host: target.range))
                }
                entries[position] = Mapping.Entry(key: entry.key, keyRange: entry.keyRange, value: value)
            } else {
                let value = inserted(addition.value, into: target)
                entries.append(Mapping.Entry(key: addition.key, keyRange: addition.keyRange, value: value))
            }
        }
        return Mapping(entries)
    }
}

extension Node {
    /// What an update distinguishes.
    fileprivate enum Form {
        case object
        case array
        case other
    }

    fileprivate var form: Form {
        switch value {
        case .object: .object
        case .array: .array
        case .null, .bool, .number, .string: .other
        }
    }

    /// `an object`, `a string`.
    fileprivate var noun: String {
        switch value {
        case .object, .array: "an \(kindName)"
        case .bool, .number, .string: "a \(kindName)"
        case .null: kindName
        }
    }
}

/// A value of an overlay, and the array or object that it was inserted into, each by its place.
package struct OverlayInsertion: Sendable {
    package let value: SourceRange
    package let host: SourceRange
}
