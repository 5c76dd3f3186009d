/// The keys of an object in declared order: `static let keys = JSONKeys("id", "first_name", "note", required: 0, nullable: 2)`.
///
/// Readers name a key by its index here, writers write it from here. A table is made once and lives as long as the
/// process, so that handing it on costs no reference counting: keep it in a `static let`.
public struct JSONKeys: @unchecked Sendable {
    /// Immortal and never written again.
    let table: UnsafePointer<JSONKeyTable>

    /// Makes the table of `names`, which are wire names as they are, without escapes; of the keys at the indices `required` an
    /// object needs a value, and of those at the indices `nullable` a value or null, which only readers of requests insist on.
    public init(_ names: StaticString..., required: Int..., nullable: Int...) {
        self.init(JSONKeyTable(names, required: required, nullable: nullable))
    }

    /// Makes the table of `names`, all of which an object needs.
    public init(required names: StaticString...) {
        self.init(JSONKeyTable(names, required: Array(names.indices)))
    }

    private init(_ table: JSONKeyTable) {
        let pointer = UnsafeMutablePointer<JSONKeyTable>.allocate(capacity: 1)
        pointer.initialize(to: table)
        self.table = UnsafePointer(pointer)
    }

    /// No key at all.
    public static let none = JSONKeys()

    /// How many keys there are.
    public var count: Int { table.pointee.count }

    /// The wire name of the key at `index`; empty when there is none.
    public func name(at index: Int) -> String { table.pointee.name(at: index) }
}

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

    /// Inserts the key at `index` of the table.
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

    /// Removes the key at `index` of the table.
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

/// An open-addressing hash of a large table's names, immortal like the table.
///
/// Only the input is looked up here, never stored: an attacker who knows the hash gains nothing from it.
struct JSONKeyIndex {
    private let slots: UnsafePointer<Int32>
    private let mask: Int

    init(_ names: [[UInt8]]) {
        var capacity = 32
        while capacity < names.count * 3 { capacity *= 2 }
        let slots = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
        slots.initialize(repeating: -1, count: capacity)
        for (index, name) in names.enumerated() {
            var slot = name.withUnsafeBytes(Self.hash) & (capacity - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = Int32(index)
        }
        self.slots = UnsafePointer(slots)
        mask = capacity - 1
    }

    /// The index of the first key with this name for which `isEqual` holds.
    @inline(__always)
    func find(_ name: UnsafeRawBufferPointer, isEqual: (Int) -> Bool) -> Int? {
        var slot = Self.hash(name) & mask
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if isEqual(index) { return index }
            slot = (slot &+ 1) & mask
        }
        return nil
    }

    private static func hash(_ name: UnsafeRawBufferPointer) -> Int {
        var hash = UInt64(name.count) &* 0x9E37_79B9_7F4A_7C15
        for byte in name {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        return Int(truncatingIfNeeded: hash ^ (hash >> 32))
    }
}
