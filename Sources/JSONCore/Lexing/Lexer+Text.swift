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
        withUnsafeTemporaryAllocation(byteCount: Self.room(for: scanned), alignment: 8) { buffer in
            let text = UnsafeRawBufferPointer(rebasing: buffer[..<unescape(scanned, into: buffer)])
            return Self.text(checked: text.assumingMemoryBound(to: UInt8.self), isASCII: false)
        }
    }

    /// The UTF-8 of a string with its escapes resolved.
    func unescapedBytes(of scanned: ScannedString) -> [UInt8] {
        withUnsafeTemporaryAllocation(byteCount: Self.room(for: scanned), alignment: 8) { buffer in
            [UInt8](buffer[..<unescape(scanned, into: buffer)])
        }
    }

    /// Escapes are never shorter than what they stand for; a word may be written of which only a part counts.
    private static func room(for scanned: ScannedString) -> Int {
        scanned.end &- scanned.start &+ 8
    }

    /// Writes the text of a checked string into `room(for:)` bytes, and returns its length.
    private func unescape(_ scanned: ScannedString, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        var index = scanned.start
        var length = 0
        let escapes = EscapeTable.shared.read
        while index < scanned.end {
            // What is behind the string isn't written: its quotation mark comes first.
            let word = word(at: index)
            buffer.storeBytes(of: word.littleEndian, toByteOffset: length, as: UInt64.self)
            let stops = SWAR.escapes(word)
            if stops == 0 {
                index &+= 8
                length &+= 8
                continue
            }
            let plain = stops.trailingZeroBitCount &>> 3
            index &+= plain
            length &+= plain
            guard index < scanned.end else { break }
            let byte = escapes[Int(bytes[index &+ 1])]
            if byte != 0 {
                buffer[length] = byte
                length &+= 1
                index &+= 2
            } else {
                length &+= unescapeScalar(&index, into: UnsafeMutableRawBufferPointer(rebasing: buffer[length...]))
            }
        }
        return length
    }

    /// Writes the scalar that the escape at `index` names, alone or with the one behind it, and returns its length.
    @inline(never)
    func unescapeScalar(_ index: inout Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        var scalar = codeUnit(at: index) ?? 0xFFFD
        index &+= 6
        if (0xD800...0xDBFF).contains(scalar), let low = codeUnit(at: index) {
            scalar = 0x10000 &+ (scalar &- 0xD800) &<< 10 &+ (low &- 0xDC00)
            index &+= 6
        }
        let units = UTF8.encode(UnicodeScalar(scalar) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter
        buffer.copyBytes(from: units)
        return units.count
    }
}
