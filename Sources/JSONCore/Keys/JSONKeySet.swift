/// Which keys of a `JSONKeys` table an object has; for tables of any size.
public struct JSONKeySet: Sendable, Hashable {
    private var low: UInt64 = 0
    /// The indices from 64 on, 64 a word; nil as long as none is needed.
    private var high: [UInt64]?

    /// Makes the empty set.
    public init() {}

    /// Whether no key is in the set.
    public var isEmpty: Bool { low == 0 && (high ?? []).allSatisfy { $0 == 0 } }

    /// Whether the key at `index` of the table is in the set.
    public func contains(_ index: Int) -> Bool {
        guard index >= 64 else { return index >= 0 && low >> UInt64(index) & 1 == 1 }
        let word = index / 64 - 1
        guard let high, word < high.count else { return false }
        return high[word] >> UInt64(index % 64) & 1 == 1
    }

    /// Puts the key at `index` of the table into the set.
    @inline(__always)
    public mutating func insert(_ index: Int) {
        guard index >= 64 else {
            if index >= 0 { low |= 1 &<< UInt64(index) }
            return
        }
        insertHigh(index)
    }

    @inline(never)
    private mutating func insertHigh(_ index: Int) {
        let word = index / 64 - 1
        var words = high ?? []
        high = nil
        while words.count <= word { words.append(0) }
        words[word] |= 1 << UInt64(index % 64)
        high = words
    }

    /// Takes the key at `index` of the table out of the set.
    mutating func remove(_ index: Int) {
        guard contains(index) else { return }
        if index < 64 { low &= ~(1 << UInt64(index)) } else { high?[index / 64 - 1] &= ~(1 << UInt64(index % 64)) }
    }

    /// Whether every key of `other` is in the set.
    @inline(__always)
    func isSuperset(of other: JSONKeySet) -> Bool {
        guard other.low & ~low == 0 else { return false }
        return other.high == nil || isHighSuperset(of: other)
    }

    @inline(never)
    private func isHighSuperset(of other: JSONKeySet) -> Bool {
        (other.high ?? []).enumerated().allSatisfy { word, bits in
            guard let high, word < high.count else { return bits == 0 }
            return bits & ~high[word] == 0
        }
    }
}
