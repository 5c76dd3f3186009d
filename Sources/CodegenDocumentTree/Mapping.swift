package import CodegenDiagnostics

/// The entries of an object in document order.
package struct Mapping: Sendable {
    package let entries: [Entry]
    /// Only for large mappings: a scan is faster in small ones.
    private let index: [ExactText: Int]?

    package init(_ entries: [Entry]) {
        self.entries = entries
        if entries.count > 12 {
            var index: [ExactText: Int] = [:]
            index.reserveCapacity(entries.count)
            for (position, entry) in entries.enumerated() { index[ExactText(entry.key)] = position }
            self.index = index
        } else {
            index = nil
        }
    }

    package struct Entry: Sendable {
        package let key: String
        package let keyRange: SourceRange
        package let value: Node

        package init(key: String, keyRange: SourceRange, value: Node) {
            self.key = key
            self.keyRange = keyRange
            self.value = value
        }
    }

    package subscript(key: String) -> Node? { entry(key)?.value }

    /// The entry of a key.
    package func entry(_ key: String) -> Entry? { position(of: key).map { entries[$0] } }

    /// Where the entry of a key is among the entries.
    package func position(of key: String) -> Int? {
        if let index { return index[ExactText(key)] }
        return entries.firstIndex { $0.key.isExactly(key) }
    }
}
