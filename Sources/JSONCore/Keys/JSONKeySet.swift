/// Which keys of a `JSONKeys` table an object has; for tables of any size.
public struct JSONKeySet: Sendable, Hashable {
    private var low: UInt64 = 0
    /// The indices from 64 on, 64 a word.
    private var high: [UInt64] = []

    /// Makes the empty set.
    public init() {}

    /// Whether no key is in the set.
    public var isEmpty: Bool { low == 0 && high.allSatisfy { $0 == 0 } }

    /// Whether the key at `index` of the table is in the set.
    public func contains(_ index: Int) -> Bool {
        guard index >= 64 else { return index >= 0 && low >> UInt64(index) & 1 == 1 }
        let word = index / 64 - 1
        return word < high.count && high[word] >> UInt64(index % 64) & 1 == 1
    }

    /// Puts the key at `index` of the table into the set.
    public mutating func insert(_ index: Int) {
        guard index >= 64 else {
            if index >= 0 { low |= 1 << UInt64(index) }
            return
        }
        let word = index / 64 - 1
        while high.count <= word { high.append(0) }
        high[word] |= 1 << UInt64(index % 64)
    }
}
