/// Finds the tokens of RFC 8259 in contiguous bytes.
///
/// Every access follows a comparison of its offset with `count`; nothing relies on the values of the bytes. `current`
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

    /// The eight bytes from `offset` on, first byte lowest; 0 for those after the end.
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

    /// The offset after the whitespace at `offset`.
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

    /// Goes over the colon after a key, and the whitespace before it.
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

    /// An error about the JSON text itself, by default at the current position.
    @inline(never)
    func syntaxError(_ expected: String, at offset: Int? = nil) -> JSONError {
        JSONError(.syntax, at: offset ?? position, expected: expected)
    }
}

/// One of RFC 8259's three names, as the word that it makes in the input.
struct Literal {
    let word: UInt64
    let mask: UInt64
    let length: Int

    static let `true` = Literal(word: 0x6575_7274, mask: 0xFFFF_FFFF, length: 4)
    static let `false` = Literal(word: 0x65_736C_6166, mask: 0xFF_FFFF_FFFF, length: 5)
    static let null = Literal(word: 0x6C6C_756E, mask: 0xFFFF_FFFF, length: 4)
}

extension Lexer {
    /// The content of a string as bytes of the input, escapes and all.
    @inline(__always)
    func raw(_ scanned: ScannedString) -> UnsafeBufferPointer<UInt8> {
        UnsafeRawBufferPointer(rebasing: bytes[scanned.start..<scanned.end]).assumingMemoryBound(to: UInt8.self)
    }

    /// The text of a string that was found by `scanString`.
    @inline(__always)
    func text(of scanned: ScannedString) -> String {
        if scanned.hasEscapes { return unescapedText(of: scanned) }
        return Self.text(checked: raw(scanned), isASCII: scanned.isASCII)
    }

    /// The text of bytes that are known to be UTF-8.
    @inline(never)
    static func text(checked utf8: UnsafeBufferPointer<UInt8>, isASCII: Bool) -> String {
        #if compiler(>=6.2)
            if #available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *) {
                return String(copying: UTF8Span(unchecked: utf8.span, isKnownASCII: isASCII))
            }
        #endif
        return String(decoding: utf8, as: UTF8.self)
    }

    /// The text of the bytes in `range`: of numbers and other ASCII.
    func text(in range: Range<Int>) -> String {
        String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    @inline(never)
    private func unescapedText(of scanned: ScannedString) -> String {
        withUnescaped(scanned) { Self.text(checked: $0.assumingMemoryBound(to: UInt8.self), isASCII: false) }
    }

    /// The UTF-8 of a string with its escapes resolved.
    func unescapedBytes(of scanned: ScannedString) -> [UInt8] {
        withUnescaped(scanned) { [UInt8]($0) }
    }

    /// The UTF-8 of a checked string; escapes are never shorter than their characters.
    private func withUnescaped<Result>(_ scanned: ScannedString, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let room = scanned.end &- scanned.start &+ Self.unescapingMargin
        return withUnsafeTemporaryAllocation(byteCount: room, alignment: 16) { buffer in
            var text = Unescaped(end: scanned.start)
            let isWhole = unescape(&text, into: buffer)
            assert(isWhole, "a string that was checked")
            return body(UnsafeRawBufferPointer(rebasing: buffer[..<text.length]))
        }
    }
}

extension Lexer {
    /// Goes over the string that starts here and returns its text: `scanString` and `text(of:)` in one go.
    @inline(never)
    mutating func takeText() throws(JSONError) -> String {
        guard current == UInt8(ascii: "\""), let base = bytes.baseAddress else { throw syntaxError("a string") }
        let start = position &+ 1
        var index = start
        var seen = SIMD2<UInt64>()
        while index <= count &- TextBlock.width {
            let block = TextBlock(base, at: index)
            if block.isPlain {
                seen |= block.seen
                index &+= TextBlock.width
                continue
            }
            let stop = block.stops.trailingZeroBitCount
            let isASCII = block.isASCII(before: stop, seen)
            let end = index &+ stop
            if bytes[end] == UInt8(ascii: "\"") {
                guard isASCII || UTF8Validation.isValid(bytes, start..<end) else { break }
                position = end &+ 1
                return Self.text(
                    checked: UnsafeBufferPointer(rebasing: bytes.assumingMemoryBound(to: UInt8.self)[start..<end]),
                    isASCII: isASCII)
            }
            if bytes[end] == UInt8(ascii: "\\"), let text = takeEscapedText(from: start, at: end, isASCII) {
                return text
            }
            break
        }
        return text(of: try scanString())
    }

    /// The longest text with escapes that is assembled on the stack.
    private static var room: Int { 1024 }

    /// Goes over a string whose first escape is at `first`, resolving escapes on the way; `isASCII` says whether what is before
    /// it is. Nil, without having moved, for a long text, and when something is wrong.
    @inline(never)
    private mutating func takeEscapedText(from start: Int, at first: Int, _ isASCII: Bool) -> String? {
        guard first &- start <= Self.room / 2 else { return nil }
        return withUnsafeTemporaryAllocation(byteCount: Self.room, alignment: 16) { buffer in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<first]))
            var text = Unescaped(end: first, length: first &- start, isASCII: isASCII)
            guard unescape(&text, into: buffer) else { return nil }
            // Escapes are ASCII: what is UTF-8 with them is so without them.
            guard text.isASCII || UTF8Validation.isValid(bytes, start..<text.end) else { return nil }
            position = text.end &+ 1
            let utf8 = UnsafeRawBufferPointer(rebasing: buffer[..<text.length])
            return Self.text(
                checked: utf8.assumingMemoryBound(to: UInt8.self), isASCII: text.isASCII && !text.hasScalars)
        }
    }
}
