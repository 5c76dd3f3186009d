/// What comparisons of eight bytes at once give: 0xFF for each byte that is meant, 0 for the others.
enum ByteMask {
    /// One bit for each of the eight bytes, that of the first byte lowest.
    @inline(__always)
    static func bits(_ mask: UInt64) -> UInt32 {
        // Each byte keeps a bit of its own, and the multiplication adds them up in the highest byte.
        let places = UInt64(littleEndian: mask) & 0x8040_2010_0804_0201
        return UInt32(truncatingIfNeeded: (places &* 0x0101_0101_0101_0101) &>> 56)
    }
}
