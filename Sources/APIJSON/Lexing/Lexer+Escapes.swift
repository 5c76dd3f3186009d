/// How far a string's escapes are resolved.
struct Unescaped {
    /// Where in the input that is; where the quotation mark is, in the end.
    var end: Int
    /// How many bytes of text there are.
    var length = 0
    /// Whether the bytes of the input were ASCII.
    var isASCII = true
    /// Whether there were escapes such as `\u00e9`.
    var hasScalars = false
}

extension Lexer {
    /// How many bytes more than the text the buffer of `unescape` has to have, at least.
    static var unescapingMargin: Int { 2 * TextBlock.width }

    /// Writes the string from `text.end` on into the buffer, after the `text.length` bytes that are there, its escapes
    /// resolved, up to the quotation mark that ends it. More is written than what counts.
    ///
    /// False where something is wrong, and where the buffer is full but for its margin. Whether what isn't ASCII is UTF-8
    /// isn't looked at.
    func unescape(_ text: inout Unescaped, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
        guard let bytes = bytes.baseAddress, let target = buffer.baseAddress else { return false }
        // An escape may be at the block's end, with its letter after that, and a block is copied from there.
        let last = count &- 2 * TextBlock.width &- 1
        let full = buffer.count &- Self.unescapingMargin
        let escapes = EscapeTable.shared.read
        var seen = SIMD2<UInt64>()
        blocks: while text.end <= last, text.length <= full {
            let start = text.end
            var length = text.length
            let block = TextBlock(bytes, at: start)
            // The text between two escapes is copied in whole blocks, beyond its end.
            block.store(to: target + length)
            var stops = block.stops
            var next = 0
            while stops != 0 {
                let stop = stops.trailingZeroBitCount
                length &+= stop &- next
                let letter = self.bytes[start &+ stop &+ 1]
                let isEscape = self.bytes[start &+ stop] == UInt8(ascii: "\\")
                let resolved = escapes[Int(letter)]
                guard isEscape, resolved != 0 else {
                    if !block.isASCII(before: stop, seen) { text.isASCII = false }
                    (text.end, text.length) = (start &+ stop, length)
                    guard isEscape else { return self.bytes[text.end] == UInt8(ascii: "\"") }
                    guard unescapeScalar(&text, into: buffer) else { return false }
                    continue blocks
                }
                target.storeBytes(of: resolved, toByteOffset: length, as: UInt8.self)
                length &+= 1
                next = stop &+ 2
                TextBlock(bytes, at: start &+ next).store(to: target + length)
                // The letter after a backslash ends nothing.
                stops &= ~(3 &<< UInt32(truncatingIfNeeded: stop))
            }
            seen |= block.seen
            text.length = length &+ max(0, TextBlock.width &- next)
            text.end = start &+ max(TextBlock.width, next)
        }
        if (seen[0] | seen[1]) & 0x8080_8080_8080_8080 != 0 { text.isASCII = false }
        return unescapeWords(&text, into: buffer)
    }

    /// The same, eight bytes at a time: near the document's end.
    private func unescapeWords(_ text: inout Unescaped, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
        let escapes = EscapeTable.shared.read
        while text.end < count, text.length <= buffer.count &- 16 {
            let word = word(at: text.end)
            buffer.storeBytes(of: word.littleEndian, toByteOffset: text.length, as: UInt64.self)
            let stops = SWAR.escapes(word)
            let before = stops == 0 ? word : word & ((stops & (0 &- stops)) &- 1)
            if before & 0x8080_8080_8080_8080 != 0 { text.isASCII = false }
            let plain = stops == 0 ? 8 : stops.trailingZeroBitCount &>> 3
            text.end &+= plain
            text.length &+= plain
            if stops == 0 { continue }
            guard text.end < count, bytes[text.end] == UInt8(ascii: "\\") else {
                return text.end < count && bytes[text.end] == UInt8(ascii: "\"")
            }
            let resolved = text.end &+ 1 < count ? escapes[Int(bytes[text.end &+ 1])] : 0
            if resolved != 0 {
                buffer[text.length] = resolved
                text.length &+= 1
                text.end &+= 2
            } else {
                guard unescapeScalar(&text, into: buffer) else { return false }
            }
        }
        return false
    }

    /// Writes the scalar that the escape at `text.end` names, alone or with the one after it; false when it names none.
    @inline(never)
    private func unescapeScalar(_ text: inout Unescaped, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
        guard let end = try? endOfEscape(at: text.end), var scalar = codeUnit(at: text.end) else { return false }
        if (0xD800...0xDBFF).contains(scalar), let low = codeUnit(at: text.end &+ 6) {
            scalar = 0x10000 &+ (scalar &- 0xD800) &<< 10 &+ (low &- 0xDC00)
        }
        guard let value = UnicodeScalar(scalar), let units = UTF8.encode(value) else { return false }
        for unit in units {
            buffer[text.length] = unit
            text.length &+= 1
        }
        text.end = end
        text.hasScalars = true
        return true
    }
}

/// RFC 8259's escapes, both ways; immortal and never written again.
struct EscapeTable: @unchecked Sendable {
    /// For each byte that needs an escape: its escape from the lowest byte on, and its length in the highest; 0 for all
    /// others.
    let written: UnsafePointer<UInt64>
    /// For each letter after a backslash its character; 0 for `u`, and for what isn't one.
    let read: UnsafePointer<UInt8>

    static let shared = EscapeTable()

    private init() {
        let written = UnsafeMutablePointer<UInt64>.allocate(capacity: 256)
        written.initialize(repeating: 0, count: 256)
        for byte in 0..<UInt8(0x20) {
            let digits = Array("0123456789abcdef".utf8)
            written[Int(byte)] = Self.word("\\u00".utf8 + [digits[Int(byte >> 4)], digits[Int(byte & 0xF)]])
        }
        let read = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        read.initialize(repeating: 0, count: 256)
        let letters: [(Unicode.Scalar, UInt8)] = [("b", 0x08), ("t", 0x09), ("n", 0x0A), ("f", 0x0C), ("r", 0x0D)]
        for (letter, byte) in letters + [("\"", UInt8(ascii: "\"")), ("\\", UInt8(ascii: "\\"))] {
            written[Int(byte)] = Self.word([UInt8(ascii: "\\"), UInt8(ascii: letter)])
            read[Int(UInt8(ascii: letter))] = byte
        }
        read[Int(UInt8(ascii: "/"))] = UInt8(ascii: "/")
        self.written = UnsafePointer(written)
        self.read = UnsafePointer(read)
    }

    private static func word(_ escape: [UInt8]) -> UInt64 {
        var word = UInt64(escape.count) << 56
        for (index, byte) in escape.enumerated() { word |= UInt64(byte) << UInt64(8 * index) }
        return word
    }
}
