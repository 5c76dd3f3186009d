extension Lexer {
    /// Goes over the string that starts here and returns its text: `scanString` and `text(of:)` in one go.
    @inline(never)
    mutating func takeText() throws(JSONError) -> String {
        guard current == UInt8(ascii: "\"") else { throw syntaxError("a string") }
        let start = position &+ 1
        var index = start
        var seen: UInt64 = 0
        TextRun.skip(bytes, &index, &seen)
        while index <= count &- 16 {
            let block = StringBlock(bytes, at: index)
            seen |= block.seen
            index &+= block.stop
            if block.isPlain { continue }
            if bytes[index] == UInt8(ascii: "\"") {
                let isASCII = seen & 0x8080_8080_8080_8080 == 0
                guard isASCII || UTF8Validation.isValid(bytes, start..<index) else { break }
                position = index &+ 1
                return Self.text(
                    checked: UnsafeBufferPointer(rebasing: bytes.assumingMemoryBound(to: UInt8.self)[start..<index]),
                    isASCII: isASCII)
            }
            guard bytes[index] == UInt8(ascii: "\\") else { break }
            if let text = takeEscapedText(from: start, at: index, seen) { return text }
            break
        }
        return text(of: try scanString())
    }

    /// How long a text with escapes may be so that it is put together on the stack.
    private static var room: Int { 1024 }

    /// Goes over a string whose first escape is at `first`, resolving escapes on the way; `seen` are the bytes before it,
    /// or'ed together. Nil, without having moved, near the document's end, for a long text, and when something is wrong.
    @inline(never)
    private mutating func takeEscapedText(from start: Int, at first: Int, _ seen: UInt64) -> String? {
        guard first &- start <= Self.room &- 32 else { return nil }
        return withUnsafeTemporaryAllocation(byteCount: Self.room, alignment: 16) { buffer in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<first]))
            var text = Unescaped(end: first, length: first &- start, seen: seen)
            guard unescape(&text, into: buffer) else { return nil }
            let isASCII = text.seen & 0x8080_8080_8080_8080 == 0
            // Escapes are ASCII: what is UTF-8 with them is so without them.
            guard isASCII || UTF8Validation.isValid(bytes, start..<text.end) else { return nil }
            position = text.end &+ 1
            let utf8 = UnsafeRawBufferPointer(rebasing: buffer[..<text.length])
            return Self.text(checked: utf8.assumingMemoryBound(to: UInt8.self), isASCII: isASCII && !text.hasScalars)
        }
    }

    private struct Unescaped {
        var end: Int
        var length: Int
        /// The bytes of the input that were copied, or'ed into the bytes of a word.
        var seen: UInt64
        /// Whether there were escapes such as `\u00e9`.
        var hasScalars = false
    }

    /// Copies the string from `text.end` on behind the `text.length` bytes that are there; true at the string's end. Each
    /// step copies up to eight bytes and resolves the escape behind them, if there is one: whether there is decides no jump,
    /// since nobody can foretell it.
    @inline(__always)
    private func unescape(
        _ text: inout Unescaped, into buffer: UnsafeMutableRawBufferPointer
    ) -> Bool {
        let escapes = EscapeTable.shared.read
        while text.end <= count &- 16, text.length <= Self.room &- 32 {
            let word = word(at: text.end)
            buffer.storeBytes(of: word.littleEndian, toByteOffset: text.length, as: UInt64.self)
            let stops = SWAR.escapes(word)
            let lowest = stops & (0 &- stops)
            let isEscape = lowest & SWAR.backslashes(word) != 0
            text.seen |= word & (lowest &- 1)
            // Eight when nothing stops.
            let plain = stops.trailingZeroBitCount &>> 3
            let stop = text.end &+ plain
            text.length &+= plain
            let resolved = escapes[Int(bytes[stop &+ 1])]
            buffer[text.length] = resolved
            text.length &+= isEscape ? 1 : 0
            text.end = stop &+ (isEscape ? 2 : 0)
            if resolved == 0, isEscape {
                guard (try? endOfEscape(at: stop)) != nil else { return false }
                text.hasScalars = true
                text.end = stop
                text.length &-= 1
                let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[text.length...])
                text.length &+= unescapeScalar(&text.end, into: rest)
            } else if stops != 0, !isEscape {
                return bytes[stop] == UInt8(ascii: "\"")
            }
        }
        return false
    }
}
