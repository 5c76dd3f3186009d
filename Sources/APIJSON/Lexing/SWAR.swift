/// Looks at eight bytes at once.
enum SWAR {
    /// Flags the bytes that end a run of plain text: `"`, `\`, control characters, and what isn't ASCII.
    ///
    /// The lowest flag is exact; flags above it may be false, because a borrow carries upwards.
    @inline(__always)
    static func stops(_ word: UInt64) -> UInt64 {
        escapes(word) | (word & 0x8080_8080_8080_8080)
    }

    /// Flags the bytes that need an escape when written: `"`, `\` and control characters; the lowest flag is exact.
    @inline(__always)
    static func escapes(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = (word ^ 0x2222_2222_2222_2222) &- ones
        let backslashes = (word ^ 0x5C5C_5C5C_5C5C_5C5C) &- ones
        let controls = word &- 0x2020_2020_2020_2020
        return (quotes | backslashes | controls) & ~word & 0x8080_8080_8080_8080
    }

    /// Flags backslashes; exact at the lowest flag of `escapes`.
    @inline(__always)
    static func backslashes(_ word: UInt64) -> UInt64 {
        ((word ^ 0x5C5C_5C5C_5C5C_5C5C) &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }
}
