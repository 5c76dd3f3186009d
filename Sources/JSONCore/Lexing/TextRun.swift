/// Text in which nothing ends a run, thirty-two bytes at a time: most of a long string.
enum TextRun {
    private typealias Block = SIMD16<UInt8>

    /// Goes over the text at `index` as long as the next bytes are such text; what it went over is or'ed into `seen`.
    ///
    /// Fewer than 32 bytes are left afterwards, or a quotation mark, backslash or control character is among the next 32.
    @inline(__always)
    static func skip(_ bytes: UnsafeRawBufferPointer, _ index: inout Int, _ seen: inout UInt64) {
        var all = SIMD2<UInt64>()
        while index <= bytes.count &- 32 {
            let (first, second) = (load(bytes, index), load(bytes, index &+ 16))
            let stops = Self.stops(first) | Self.stops(second)
            if stops[0] | stops[1] != 0 { break }
            all |= unsafeBitCast(first | second, to: SIMD2<UInt64>.self)
            index &+= 32
        }
        seen |= all[0] | all[1]
    }

    @inline(__always)
    private static func stops(_ block: Block) -> SIMD2<UInt64> {
        let isQuote = block .== Block(repeating: UInt8(ascii: "\""))
        let isBackslash = block .== Block(repeating: UInt8(ascii: "\\"))
        let isControl = block .< Block(repeating: 0x20)
        return unsafeBitCast(isQuote .| isBackslash .| isControl, to: SIMD2<UInt64>.self)
    }

    @inline(__always)
    private static func load(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Block {
        bytes.loadUnaligned(fromByteOffset: offset, as: Block.self)
    }
}
