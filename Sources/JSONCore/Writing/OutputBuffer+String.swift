extension OutputBuffer {
    /// Appends a JSON string (RFC 8259 §7): escapes `"`, `\` and control characters, and nothing else.
    mutating func appendString(_ text: UnsafeBufferPointer<UInt8>) {
        let length = text.count
        reserve(length &+ 16)
        base.storeBytes(of: UInt8(ascii: "\""), toByteOffset: count, as: UInt8.self)
        let plain = copyPlain(UnsafeRawBufferPointer(text), to: base + count + 1)
        count &+= plain &+ 1
        if plain < length { appendEscaping(UnsafeRawBufferPointer(text), from: plain) }
        append(UInt8(ascii: "\""))
    }

    /// Copies up to the first byte that needs an escape, or a little less, and returns how many bytes those were.
    @inline(__always)
    private func copyPlain(_ source: UnsafeRawBufferPointer, to target: UnsafeMutableRawPointer) -> Int {
        let length = source.count
        var index = 0
        while index &+ 8 <= length {
            let word = source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if SWAR.escapes(word) != 0 { return index }
            target.storeBytes(of: word, toByteOffset: index, as: UInt64.self)
            index &+= 8
        }
        if index &+ 4 <= length {
            let word = source.loadUnaligned(fromByteOffset: index, as: UInt32.self)
            if SWAR.escapes(UInt64(word)) & 0x8080_8080 != 0 { return index }
            target.storeBytes(of: word, toByteOffset: index, as: UInt32.self)
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

    @inline(never)
    private mutating func appendEscaping(_ text: UnsafeRawBufferPointer, from start: Int) {
        var index = start
        while index < text.count {
            let rest = UnsafeRawBufferPointer(rebasing: text[index...])
            reserve(rest.count &+ 8)
            let plain = copyPlain(rest, to: base + count)
            count &+= plain
            index &+= plain
            // What `copyPlain` stopped before is less than a word away.
            while index < text.count {
                let byte = text[index]
                index &+= 1
                if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                    appendEscape(of: byte)
                    break
                }
                append(byte)
            }
        }
    }

    private mutating func appendEscape(of byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(UInt8(ascii: "\\"), byte)
        case 0x08: append(UInt8(ascii: "\\"), UInt8(ascii: "b"))
        case 0x09: append(UInt8(ascii: "\\"), UInt8(ascii: "t"))
        case 0x0A: append(UInt8(ascii: "\\"), UInt8(ascii: "n"))
        case 0x0C: append(UInt8(ascii: "\\"), UInt8(ascii: "f"))
        case 0x0D: append(UInt8(ascii: "\\"), UInt8(ascii: "r"))
        default:
            append("\\u00")
            let low = byte & 0xF
            append(byte >> 4 + UInt8(ascii: "0"), low < 10 ? low + UInt8(ascii: "0") : low - 10 + UInt8(ascii: "a"))
        }
    }
}
