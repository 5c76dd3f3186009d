/// Checks UTF-8 sixteen bytes at a time.
enum UTF8Validation {
    private typealias Block = SIMD16<UInt8>
    private static let width = 16

    /// Whether the bytes of `range` are whole, well-formed sequences (Unicode, table 3-7). False is no verdict: it may be said
    /// of bytes that are too close to the start, or after others that aren't UTF-8.
    ///
    /// The byte after the range has to be there and be ASCII, such as a quotation mark: a sequence that lacks its end is
    /// found at it.
    @inline(__always)
    static func isValid(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        let end = range.upperBound &+ 1
        guard range.lowerBound >= 3, end >= width &+ 3, end <= bytes.count else { return false }
        var index = range.lowerBound
        // Words, not a mask: that would be taken apart into bits and put together again in each round.
        var faults = SIMD2<UInt64>()
        while index <= end &- width {
            faults |= faultsOfBlock(bytes, at: index)
            index &+= width
        }
        // The last block overlaps the one before, or what is before the range.
        if index < end { faults |= faultsOfBlock(bytes, at: end &- width) }
        return (faults[0] | faults[1]) & 0x8080_8080_8080_8080 == 0
    }

    /// The bytes of a block that can't be where they are, by their highest bits; each is judged by itself and the three before
    /// it.
    @inline(__always)
    private static func faultsOfBlock(_ bytes: UnsafeRawBufferPointer, at index: Int) -> SIMD2<UInt64> {
        let block = load(bytes, index)
        let first = load(bytes, index &- 1)
        let second = load(bytes, index &- 2)
        let third = load(bytes, index &- 3)
        // Continuations, 0x80 to 0xBF, have the highest bit and not the next one; they have to be where a sequence goes on.
        let isContinuation = block & ~(block &+ block)
        let continues = above(first, 0x40) | above(second, 0x60) | above(third, 0x70)
        var faults = isContinuation ^ continues
        // Overlong forms of two bytes, and what is beyond U+10FFFF.
        faults |= mask((block & Block(repeating: 0xFE)) .== Block(repeating: 0xC0))
        faults |= above(block, 0x75)
        // Overlong forms of three and four bytes, surrogates, and what is beyond U+10FFFF. What isn't a continuation is
        // a fault after these bytes already, so that it may be anything here.
        let signed = unsafeBitCast(block, to: SIMD16<Int8>.self)
        let isLow = mask(signed .< SIMD16<Int8>(repeating: Int8(bitPattern: 0xA0)))
        let isLowest = mask(signed .< SIMD16<Int8>(repeating: Int8(bitPattern: 0x90)))
        // Before a low byte 0xE0 is the fault, before another one 0xED; and 0xF0 before the lowest ones, else 0xF4.
        let three = first ^ (isLow & Block(repeating: 0xE0 ^ 0xED))
        let four = first ^ (isLowest & Block(repeating: 0xF0 ^ 0xF4))
        faults |= mask(three .== Block(repeating: 0xED)) | mask(four .== Block(repeating: 0xF4))
        return unsafeBitCast(faults, to: SIMD2<UInt64>.self)
    }

    /// The bytes less `limit`, or zero: the highest bit is set for those from `limit` + 0x80 on.
    @inline(__always)
    private static func above(_ block: Block, _ limit: UInt8) -> Block {
        let limit = Block(repeating: limit)
        return block.replacing(with: limit, where: block .< limit) &- limit
    }

    @inline(__always)
    private static func mask(_ mask: SIMDMask<SIMD16<Int8>>) -> Block {
        unsafeBitCast(mask, to: Block.self)
    }

    @inline(__always)
    private static func load(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Block {
        bytes.loadUnaligned(fromByteOffset: offset, as: Block.self)
    }
}
