import CodegenDocumentTree
import CodegenJSONPath

/// The places of a tree that one action changes, by their positions within arrays and objects.
final class EditedPlaces {
    private(set) var isChanged = false
    private(set) var children: [Int: EditedPlaces] = [:]

    func insert(_ steps: some Sequence<NodeLocation.Step>) {
        var place = self
        for step in steps {
            let position = step.position
            if let next = place.children[position] {
                place = next
            } else {
                let next = EditedPlaces()
                place.children[position] = next
                place = next
            }
        }
        place.isChanged = true
    }
}

extension NodeLocation.Step {
    /// Among the entries of the object, or the items of the array.
    var position: Int {
        switch self {
        case .key(_, let position): position
        case .index(let index): index
        }
    }
}

extension Node {
    /// The same value with children changed, where that is an array or object; children come before their parents.
    ///
    /// - Parameter change: Returns nil to remove the value.
    func changed(
        at places: EditedPlaces, rebuilt: (Node, Value) -> Node, _ change: (Node) -> Node?
    ) -> Node? {
        var node = self
        if !places.children.isEmpty {
            switch value {
            case .object(let mapping):
                var entries: [Mapping.Entry] = []
                entries.reserveCapacity(mapping.entries.count)
                for (position, entry) in mapping.entries.enumerated() {
                    guard let inner = places.children[position] else {
                        entries.append(entry)
                        continue
                    }
                    guard let value = entry.value.changed(at: inner, rebuilt: rebuilt, change) else { continue }
                    entries.append(Mapping.Entry(key: entry.key, keyRange: entry.keyRange, value: value))
                }
                node = rebuilt(self, .object(Mapping(entries)))
            case .array(let items):
                var changed: [Node] = []
                changed.reserveCapacity(items.count)
                for (position, item) in items.enumerated() {
                    guard let inner = places.children[position] else {
                        changed.append(item)
                        continue
                    }
                    if let item = item.changed(at: inner, rebuilt: rebuilt, change) { changed.append(item) }
                }
                node = rebuilt(self, .array(changed))
            case .null, .bool, .number, .string: break
            }
        }
        return places.isChanged ? change(node) : node
    }

    /// How deep arrays and objects nest, and how many values there are.
    var extent: (depth: Int, values: Int) {
        let children: [Node]
        switch value {
        case .object(let mapping): children = mapping.entries.map(\.value)
        case .array(let items): children = items
        case .null, .bool, .number, .string: return (0, 1)
        }
        var extent = (depth: 1, values: 1)
        for child in children {
            let inner = child.extent
            extent = (max(extent.depth, inner.depth + 1), extent.values + inner.values)
        }
        return extent
    }
}
