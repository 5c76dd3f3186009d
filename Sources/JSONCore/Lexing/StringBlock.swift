/// Sixteen bytes of a string, looked at together.
struct StringBlock {
    private let low: UInt64
    private let high: UInt64
    private let lowStops: UInt64
    private let highStops: UInt64

    /// The block has to be within the bytes.
    @inline(__always)
    init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        let block = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
        // With the type spelled out: what is inferred here is the comparison byte by byte.
        let isQuote = block .== SIMD16<UInt8>(repeating: UInt8(ascii: "\""))
        let isBackslash = block .== SIMD16<UInt8>(repeating: UInt8(ascii: "\\"))
        let isControl = block .< SIMD16<UInt8>(repeating: 0x20)
        let stops = unsafeBitCast(isQuote .| isBackslash .| isControl, to: SIMD2<UInt64>.self)
        let words = unsafeBitCast(block, to: SIMD2<UInt64>.self)
        (low, high) = (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
        (lowStops, highStops) = (UInt64(littleEndian: stops[0]), UInt64(littleEndian: stops[1]))
    }

    /// Whether nothing in it ends a run of text.
    @inline(__always)
    var isPlain: Bool { lowStops | highStops == 0 }

    /// Where the first quotation mark, backslash or control character is; 16 when there is none.
    @inline(__always)
    var stop: Int {
        if lowStops != 0 { return lowStops.trailingZeroBitCount &>> 3 }
        return highStops == 0 ? 16 : 8 &+ highStops.trailingZeroBitCount &>> 3
    }

    /// The bytes before the stop, or'ed into the bytes of a word.
    @inline(__always)
    var seen: UInt64 {
        if lowStops != 0 { return low & (lowStops & (0 &- lowStops) &- 1) }
        return low | (highStops == 0 ? high : high & (highStops & (0 &- highStops) &- 1))
    }
}
