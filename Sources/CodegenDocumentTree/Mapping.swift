public import CodegenDiagnostics

/// The entries of an object in document order.
public struct Mapping: Sendable {
    public let entries: [Entry]
    /// Only for large mappings: a scan is faster in small ones.
    private let index: [ExactText: Int]?

    public init(_ entries: [Entry]) {
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

    public struct Entry: Sendable {
        public let key: String
        public let keyRange: SourceRange
        public let value: Node

        public init(key: String, keyRange: SourceRange, value: Node) {
            self.key = key
            self.keyRange = keyRange
            self.value = value
        }
    }

    public subscript(key: String) -> Node? { entry(key)?.value }

    /// The entry of a key.
    public func entry(_ key: String) -> Entry? { position(of: key).map { entries[$0] } }

    /// Where the entry of a key is among the entries.
    public func position(of key: String) -> Int? {
        if let index { return index[ExactText(key)] }
        return entries.firstIndex { $0.key.isExactly(key) }
    }
}
