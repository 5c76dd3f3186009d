/// Sixteen bytes of a string that is plain ASCII more often than not.
enum PlainBlock {
    /// Where the first quotation mark, backslash, control character or other than ASCII is; 16 when there is none. The block
    /// has to be within the bytes.
    @inline(__always)
    static func stop(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
        let block = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD16<Int8>.self)
        let isQuote = block .== SIMD16<Int8>(repeating: Int8(UInt8(ascii: "\"")))
        let isBackslash = block .== SIMD16<Int8>(repeating: Int8(UInt8(ascii: "\\")))
        // What isn't ASCII is negative.
        let isOther = block .< SIMD16<Int8>(repeating: 0x20)
        let stops = unsafeBitCast(isQuote .| isBackslash .| isOther, to: SIMD2<UInt64>.self)
        let low = UInt64(littleEndian: stops[0])
        if low != 0 { return low.trailingZeroBitCount &>> 3 }
        return 8 &+ UInt64(littleEndian: stops[1]).trailingZeroBitCount &>> 3
    }
}
