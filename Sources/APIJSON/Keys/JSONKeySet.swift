/// Which keys of a `JSONKeys` table an object has; for tables of any size.
public struct JSONKeySet: Sendable, Hashable {
    /// One word as long as that is enough: so the objects that are being read fit into four.
    private enum Bits: Sendable, Hashable {
        case few(UInt64)
        /// 64 keys a word.
        case many([UInt64])
    }

    private var bits = Bits.few(0)

    /// Makes the empty set.
    public init() {}

    /// Whether no key is in the set.
    public var isEmpty: Bool {
        switch bits {
        case .few(let word): word == 0
        case .many(let words): words.allSatisfy { $0 == 0 }
        }
    }

    /// Whether the key at `index` of the table is in the set.
    public func contains(_ index: Int) -> Bool {
        index >= 0 && word(index / 64) >> UInt64(index % 64) & 1 == 1
    }

    /// Puts the key at `index` of the table into the set.
    @inline(__always)
    public mutating func insert(_ index: Int) {
        if case .few(let word) = bits, index >= 0, index < 64 {
            bits = .few(word | 1 &<< UInt64(truncatingIfNeeded: index))
        } else {
            insertSlowly(index)
        }
    }

    @inline(never)
    private mutating func insertSlowly(_ index: Int) {
        guard index >= 0 else { return }
        var words = words
        bits = .few(0)
        while words.count <= index / 64 { words.append(0) }
        words[index / 64] |= 1 << UInt64(index % 64)
        bits = .many(words)
    }

    /// Takes the key at `index` of the table out of the set.
    mutating func remove(_ index: Int) {
        guard contains(index) else { return }
        var words = words
        words[index / 64] &= ~(1 << UInt64(index % 64))
        bits = words.count == 1 ? .few(words[0]) : .many(words)
    }

    /// Whether every key of `other` is in the set.
    @inline(__always)
    func isSuperset(of other: JSONKeySet) -> Bool {
        if case .few(let word) = bits, case .few(let others) = other.bits { return others & ~word == 0 }
        return isSupersetSlowly(of: other)
    }

    @inline(never)
    private func isSupersetSlowly(of other: JSONKeySet) -> Bool {
        other.words.enumerated().allSatisfy { index, bits in bits & ~word(index) == 0 }
    }

    /// How many keys are in the set.
    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// How many keys are in both sets.
    func count(in other: JSONKeySet) -> Int {
        other.words.enumerated().reduce(0) { $0 + ($1.element & word($1.offset)).nonzeroBitCount }
    }

    private var words: [UInt64] {
        switch bits {
        case .few(let word): [word]
        case .many(let words): words
        }
    }

    private func word(_ index: Int) -> UInt64 {
        switch bits {
        case .few(let word): index == 0 ? word : 0
        case .many(let words): index < words.count ? words[index] : 0
        }
    }
}
