/// Finds the tokens of RFC 8259 in contiguous bytes.
///
/// Every access is behind a comparison of its offset with `count`; nothing here relies on what the bytes are. `current`
/// is 0 at the end of the input: a byte that is valid nowhere outside of strings.
struct Lexer {
    let bytes: UnsafeRawBufferPointer
    let count: Int
    var position = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        count = bytes.count
    }

    /// The byte at the position, or 0 at the end.
    @inline(__always)
    var current: UInt8 {
        position < count ? bytes[position] : 0
    }

    /// The eight bytes from `offset` on, first byte lowest; 0 for those behind the end.
    @inline(__always)
    func word(at offset: Int) -> UInt64 {
        if offset <= count &- 8 {
            return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        return partialWord(at: offset)
    }

    @inline(never)
    private func partialWord(at offset: Int) -> UInt64 {
        guard offset < count else { return 0 }
        if count >= 8 {
            // The last word, without what is before the offset.
            let last = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
            return last &>> UInt64(8 &* (offset &+ 8 &- count))
        }
        var word: UInt64 = 0
        for index in offset..<count { word |= UInt64(bytes[index]) &<< UInt64(8 &* (index &- offset)) }
        return word
    }

    /// RFC 8259 §2: space, line feed, carriage return, tab.
    @inline(__always)
    mutating func skipWhitespace() {
        if current > 0x20 { return }
        position = endOfWhitespace(from: position)
    }

    /// The offset behind the whitespace at `offset`.
    @inline(never)
    func endOfWhitespace(from offset: Int) -> Int {
        let spaces: UInt64 = 0x2020_2020_2020_2020
        var index = offset
        while index < count {
            switch bytes[index] {
            case 0x20:
                let others = word(at: index) ^ spaces
                index &+= others == 0 ? 8 : others.trailingZeroBitCount &>> 3
            case 0x0A, 0x0D, 0x09:
                index &+= 1
            default:
                return index
            }
        }
        return index
    }

    /// Goes over the colon behind a key, and the whitespace before it.
    @inline(__always)
    mutating func expectColon() throws(JSONError) {
        if current != UInt8(ascii: ":") {
            skipWhitespace()
            guard current == UInt8(ascii: ":") else { throw syntaxError("':' behind the key") }
        }
        position &+= 1
    }

    /// Goes over `true`, `false` or `null` when the input has it here.
    @inline(__always)
    mutating func take(_ literal: Literal) -> Bool {
        guard word(at: position) & literal.mask == literal.word else { return false }
        position &+= literal.length
        return true
    }

    /// Goes over a string, number, `true`, `false` or `null`.
    mutating func skipScalar() throws(JSONError) {
        switch current {
        case UInt8(ascii: "\""): _ = try scanString()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            try skipNumber()
        case UInt8(ascii: "t") where take(.true): break
        case UInt8(ascii: "f") where take(.false): break
        case UInt8(ascii: "n") where take(.null): break
        default: throw syntaxError("a value")
        }
    }

    /// An error about the JSON text itself, at the position unless told otherwise.
    @inline(never)
    func syntaxError(_ expected: String, at offset: Int? = nil) -> JSONError {
        JSONError(.syntax, at: offset ?? position, expected: expected)
    }
}
