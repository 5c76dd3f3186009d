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

    /// How long a text with escapes may be so that it is put together on the stack.
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
