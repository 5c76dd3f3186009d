extension OutputBuffer {
    /// Appends a JSON string (RFC 8259 §7): escapes `"`, `\` and control characters, and nothing else.
    mutating func appendString(_ text: UnsafeBufferPointer<UInt8>) {
        let source = UnsafeRawBufferPointer(text)
        reserve(source.count &+ 16)
        base.storeBytes(of: UInt8(ascii: "\""), toByteOffset: count, as: UInt8.self)
        let plain = copyPlain(source, to: base + count + 1)
        count &+= plain &+ 1
        if plain < source.count { appendEscaping(source, from: plain) }
        append(UInt8(ascii: "\""))
    }

    /// Copies up to the first byte that needs an escape, and returns how many bytes those were. A word may be written of
    /// which only a part counts.
    @inline(__always)
    private func copyPlain(_ source: UnsafeRawBufferPointer, to target: UnsafeMutableRawPointer) -> Int {
        let length = source.count
        var index = 0
        while index &+ 8 <= length {
            let word = UInt64(littleEndian: source.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            target.storeBytes(of: word.littleEndian, toByteOffset: index, as: UInt64.self)
            let stops = SWAR.escapes(word)
            if stops != 0 { return index &+ stops.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        if index &+ 4 <= length {
            let word = UInt32(littleEndian: source.loadUnaligned(fromByteOffset: index, as: UInt32.self))
            target.storeBytes(of: word.littleEndian, toByteOffset: index, as: UInt32.self)
            let stops = SWAR.escapes(UInt64(word)) & 0x8080_8080
            if stops != 0 { return index &+ stops.trailingZeroBitCount &>> 3 }
            index &+= 4
        }
        while index < length {
            let byte = source[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return index }
            target.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
            index &+= 1
        }
        return length
    }

    /// Appends what is left, beginning with a byte that needs an escape.
    @inline(never)
    private mutating func appendEscaping(_ text: UnsafeRawBufferPointer, from start: Int) {
        var index = start
        while index < text.count {
            // The longest escape has six bytes; a word may be written of which only a part counts.
            let end = min(text.count, index &+ 512)
            reserve(6 &* (end &- index) &+ 64)
            count &+= Self.escape(text, &index, until: end, to: base + count)
        }
    }

    /// Writes the text up to `end`, or a few words more, and returns how many bytes that made. Each step copies up to eight
    /// bytes and escapes the one behind them, if it needs that: whether it does decides no jump, since nobody can foretell it.
    @inline(__always)
    private static func escape(
        _ text: UnsafeRawBufferPointer, _ index: inout Int, until end: Int, to target: UnsafeMutableRawPointer
    ) -> Int {
        let escapes = EscapeTable.shared.written
        var length = 0
        while index < end {
            let word = word(of: text, at: index)
            target.storeBytes(of: word.littleEndian, toByteOffset: length, as: UInt64.self)
            let stops = SWAR.escapes(word)
            // Eight when nothing stops; then the shift is none, and the first byte has no escape.
            let plain = stops.trailingZeroBitCount &>> 3
            // The zeros behind the text look like something to escape.
            guard index &+ plain < text.count else {
                length &+= text.count &- index
                index = text.count
                break
            }
            let escape = escapes[Int(truncatingIfNeeded: word &>> UInt64(plain &* 8) & 0xFF)]
            target.storeBytes(of: escape.littleEndian, toByteOffset: length &+ plain, as: UInt64.self)
            length &+= plain &+ Int(escape &>> 56)
            index &+= plain &+ (stops == 0 ? 0 : 1)
        }
        return length
    }

    /// The eight bytes from `offset` on, first byte lowest; 0 for those behind the end.
    @inline(__always)
    private static func word(of text: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
        if offset &+ 8 <= text.count {
            return UInt64(littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        if text.count >= 8 {
            let last = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: text.count &- 8, as: UInt64.self))
            return last &>> UInt64(8 &* (offset &+ 8 &- text.count))
        }
        var word: UInt64 = 0
        for index in offset..<text.count { word |= UInt64(text[index]) &<< UInt64(8 &* (index &- offset)) }
        return word
    }
}
