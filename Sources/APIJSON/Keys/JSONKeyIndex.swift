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
