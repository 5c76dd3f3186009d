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
        return String(decoding: raw(scanned), as: UTF8.self)
    }

    /// The text of the bytes in `range`: of numbers and other ASCII.
    func text(in range: Range<Int>) -> String {
        String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    @inline(never)
    private func unescapedText(of scanned: ScannedString) -> String {
        // Escapes are never shorter than what they stand for, so the content's length is enough.
        String(unsafeUninitializedCapacity: scanned.end &- scanned.start) { buffer in
            unescape(scanned, into: buffer)
        }
    }

    /// The UTF-8 of a string with its escapes resolved.
    func unescapedBytes(of scanned: ScannedString) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: scanned.end &- scanned.start) { buffer, count in
            count = unescape(scanned, into: buffer)
        }
    }

    /// Writes the text of a checked string, at most as long as its content, and returns its length.
    private func unescape(_ scanned: ScannedString, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var index = scanned.start
        var length = 0
        while index < scanned.end {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "\\"), index &+ 1 < scanned.end else {
                buffer[length] = byte
                length &+= 1
                index &+= 1
                continue
            }
            if bytes[index &+ 1] == UInt8(ascii: "u") {
                var scalar = codeUnit(at: index) ?? 0xFFFD
                index &+= 6
                if (0xD800...0xDBFF).contains(scalar), let low = codeUnit(at: index) {
                    scalar = 0x10000 &+ (scalar &- 0xD800) &<< 10 &+ (low &- 0xDC00)
                    index &+= 6
                }
                for unit in UTF8.encode(UnicodeScalar(scalar) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter {
                    buffer[length] = unit
                    length &+= 1
                }
            } else {
                buffer[length] = Self.escaped(bytes[index &+ 1])
                length &+= 1
                index &+= 2
            }
        }
        return length
    }

    private static func escaped(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: letter
        }
    }
}
