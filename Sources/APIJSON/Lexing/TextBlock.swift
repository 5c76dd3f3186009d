/// Thirty-two bytes of text, looked at together. What is asked for them as bits has the first byte lowest.
struct TextBlock {
    private typealias Half = SIMD16<UInt8>

    static let width = 32

    private let low: SIMD16<UInt8>
    private let high: SIMD16<UInt8>

    /// The block has to be within the bytes.
    @inline(__always)
    init(_ bytes: UnsafeRawPointer, at offset: Int) {
        low = bytes.loadUnaligned(fromByteOffset: offset, as: Half.self)
        high = bytes.loadUnaligned(fromByteOffset: offset &+ 16, as: Half.self)
    }

    /// Whether nothing ends a run of text: neither a quotation mark nor a backslash nor a control character.
    @inline(__always)
    var isPlain: Bool {
        let stops = Self.words(Self.stops(low) | Self.stops(high))
        return stops[0] | stops[1] == 0
    }

    /// The quotation marks, backslashes and control characters.
    @inline(__always)
    var stops: UInt32 { Self.bits(Self.stops(low), Self.stops(high)) }

    /// The bytes that aren't ASCII.
    @inline(__always)
    private var others: UInt32 { Self.bits(Self.others(low), Self.others(high)) }

    /// All bytes, or'ed into those of two words.
    @inline(__always)
    var seen: SIMD2<UInt64> { Self.words(low | high) }

    /// Whether the bytes before `stop` are ASCII, and `seen` ones from blocks before.
    @inline(__always)
    func isASCII(before stop: Int, _ seen: SIMD2<UInt64>) -> Bool {
        let all = seen | self.seen
        if (all[0] | all[1]) & 0x8080_8080_8080_8080 == 0 { return true }
        if (seen[0] | seen[1]) & 0x8080_8080_8080_8080 != 0 { return false }
        return others & ((1 &<< UInt32(truncatingIfNeeded: stop)) &- 1) == 0
    }

    /// Copies the block.
    @inline(__always)
    func store(to target: UnsafeMutableRawPointer) {
        target.storeBytes(of: low, as: Half.self)
        target.storeBytes(of: high, toByteOffset: 16, as: Half.self)
    }

    @inline(__always)
    private static func stops(_ half: Half) -> Half {
        // With the types spelled out: what is inferred here is the comparison byte by byte.
        let isQuote = half .== Half(repeating: UInt8(ascii: "\""))
        let isBackslash = half .== Half(repeating: UInt8(ascii: "\\"))
        let isControl = half .< Half(repeating: 0x20)
        return bytes(isQuote .| isBackslash .| isControl)
    }

    @inline(__always)
    private static func others(_ half: Half) -> Half {
        bytes(half .>= Half(repeating: 0x80))
    }

    @inline(__always)
    private static func bytes(_ mask: SIMDMask<SIMD16<Int8>>) -> Half {
        unsafeBitCast(mask, to: Half.self)
    }

    @inline(__always)
    private static func words(_ half: Half) -> SIMD2<UInt64> {
        unsafeBitCast(half, to: SIMD2<UInt64>.self)
    }

    /// One bit for each byte of two masks.
    @inline(__always)
    private static func bits(_ low: Half, _ high: Half) -> UInt32 {
        let (low, high) = (words(low), words(high))
        return bits(low[0]) | bits(low[1]) &<< 8 | bits(high[0]) &<< 16 | bits(high[1]) &<< 24
    }

    /// One bit for each byte of eight that are 0xFF or 0.
    @inline(__always)
    private static func bits(_ mask: UInt64) -> UInt32 {
        // Each byte keeps a bit of its own, and the multiplication adds them up in the highest byte.
        let places = UInt64(littleEndian: mask) & 0x8040_2010_0804_0201
        return UInt32(truncatingIfNeeded: (places &* 0x0101_0101_0101_0101) &>> 56)
    }
}

/// Sixteen bytes of a string that is plain ASCII more often than not.
enum PlainBlock {
    /// Where the first quotation mark, backslash, control character or other than ASCII is; 16 when there is none. The block
    /// has to be within the bytes.
    @inline(__always)
    static func stop(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
        let block = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD16<Int8>.self)
        let isQuote = block .== SIMD16<Int8>(repeating: Int8(UInt8(ascii: "\"")))
        let isBackslash = block .== SIMD16<Int8>(repeating: Int8(UInt8(ascii: "\\")))
        // Bytes beyond ASCII are negative.
        let isOther = block .< SIMD16<Int8>(repeating: 0x20)
        let stops = unsafeBitCast(isQuote .| isBackslash .| isOther, to: SIMD2<UInt64>.self)
        let low = UInt64(littleEndian: stops[0])
        if low != 0 { return low.trailingZeroBitCount &>> 3 }
        return 8 &+ UInt64(littleEndian: stops[1]).trailingZeroBitCount &>> 3
    }
}

/// Works on eight bytes at once.
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
