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

    /// The UTF-8 of a checked string; escapes are never shorter than what they stand for.
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
