/// A string found in the input: where its content is, without the quotation marks.
struct ScannedString {
    let start: Int
    let end: Int
    /// Whether it holds escapes, so that its content isn't its text.
    let hasEscapes: Bool
    /// Whether every byte of its content is ASCII.
    let isASCII: Bool
}

extension Lexer {
    /// Goes over the string at the position and checks it whole (RFC 8259 §7): escapes, control characters, UTF-8.
    ///
    /// An escaped surrogate without its partner is an error: it has no Unicode text, so no `String` could hold it.
    @inline(__always)
    mutating func scanString() throws(JSONError) -> ScannedString {
        guard current == UInt8(ascii: "\"") else { throw syntaxError("a string") }
        let start = position &+ 1
        var index = start
        // Short strings of plain ASCII.
        if index <= count &- 16 {
            index &+= PlainBlock.stop(bytes, at: index)
            if index == start &+ 16, index <= count &- 16 { index &+= PlainBlock.stop(bytes, at: index) }
        } else {
            let stops = SWAR.stops(word(at: index))
            index &+= stops == 0 ? 8 : stops.trailingZeroBitCount &>> 3
        }
        if index < count, bytes[index] == UInt8(ascii: "\"") {
            position = index &+ 1
            return ScannedString(start: start, end: index, hasEscapes: false, isASCII: true)
        }
        return try scanLongString(from: start, at: index)
    }

    /// Long strings, and such with escapes or other than ASCII text: finds the end, checking escapes, and then the UTF-8 in
    /// one go.
    @inline(never)
    private mutating func scanLongString(from start: Int, at first: Int) throws(JSONError) -> ScannedString {
        guard let base = bytes.baseAddress else { throw syntaxError("a string") }
        var index = first
        var hasEscapes = false
        var seen = SIMD2<UInt64>()
        let escapes = EscapeTable.shared.read
        blocks: while index <= count &- TextBlock.width &- 1 {
            let block = TextBlock(base, at: index)
            var stops = block.stops
            var next = TextBlock.width
            while stops != 0 {
                let stop = stops.trailingZeroBitCount
                // The letter after a backslash ends nothing.
                stops &= ~(3 &<< UInt32(truncatingIfNeeded: stop))
                let letter = bytes[index &+ stop &+ 1]
                let isEscape = bytes[index &+ stop] == UInt8(ascii: "\\")
                if isEscape, escapes[Int(letter)] != 0 {
                    hasEscapes = true
                    next = max(next, stop &+ 2)
                    continue
                }
                if !block.isASCII(before: stop, seen) { seen[0] = .max }
                index &+= stop
                guard isEscape, let end = try? endOfEscape(at: index) else { break blocks }
                hasEscapes = true
                index = end
                continue blocks
            }
            seen |= block.seen
            index &+= next
        }
        let isASCII = (seen[0] | seen[1]) & 0x8080_8080_8080_8080 == 0
        if index < count, bytes[index] == UInt8(ascii: "\""), isASCII || UTF8Validation.isValid(bytes, first..<index) {
            position = index &+ 1
            return ScannedString(start: start, end: index, hasEscapes: hasEscapes, isASCII: isASCII)
        }
        // Near the document's end, or something is wrong, and the first such thing is the error. What went well is gone
        // over again only as far as that doesn't matter.
        return try scanStringSlowly(from: start, at: isASCII && !hasEscapes ? min(index, count) : start)
    }

    /// Goes over a string byte by byte: near the document's end, and for the place of what is wrong.
    @inline(never)
    private mutating func scanStringSlowly(from start: Int, at first: Int) throws(JSONError) -> ScannedString {
        var index = first
        var hasEscapes = false
        var isASCII = true
        while index < count {
            let stops = SWAR.stops(word(at: index))
            index &+= stops == 0 ? 8 : stops.trailingZeroBitCount &>> 3
            guard stops != 0, index < count else { continue }
            switch bytes[index] {
            case UInt8(ascii: "\""):
                position = index &+ 1
                return ScannedString(start: start, end: index, hasEscapes: hasEscapes, isASCII: isASCII)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                index = try endOfEscape(at: index)
            case 0x80...:
                isASCII = false
                index = try endOfScalar(at: index)
            case ..<0x20:
                throw syntaxError("a string without bare control characters", at: index)
            default:
                index &+= 1
            }
        }
        throw syntaxError("'\"' at the end of a string", at: count)
    }

    /// The offset after the escape at `index`.
    @inline(__always)
    func endOfEscape(at index: Int) throws(JSONError) -> Int {
        guard index &+ 1 < count else { throw syntaxError("an escape", at: index) }
        switch bytes[index &+ 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return index &+ 2
        case UInt8(ascii: "u"):
            return try endOfScalarEscape(at: index)
        default: throw syntaxError("an escape of RFC 8259", at: index)
        }
    }

    @inline(never)
    private func endOfScalarEscape(at index: Int) throws(JSONError) -> Int {
        guard let unit = codeUnit(at: index) else { throw syntaxError("four hexadecimal digits", at: index) }
        switch unit {
        case 0xD800...0xDBFF:
            guard let low = codeUnit(at: index &+ 6), (0xDC00...0xDFFF).contains(low) else {
                throw syntaxError("a surrogate pair", at: index)
            }
            return index &+ 12
        case 0xDC00...0xDFFF: throw syntaxError("a surrogate pair", at: index)
        default: return index &+ 6
        }
    }

    /// The UTF-16 code unit that `\uXXXX` at `index` names; nil when there is none.
    func codeUnit(at index: Int) -> UInt32? {
        guard index &+ 6 <= count, bytes[index] == UInt8(ascii: "\\"), bytes[index &+ 1] == UInt8(ascii: "u") else {
            return nil
        }
        var unit: UInt32 = 0
        for offset in 2..<6 {
            let byte = bytes[index &+ offset]
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte &- 0x30
            case 0x41...0x46: digit = byte &- 0x37
            case 0x61...0x66: digit = byte &- 0x57
            default: return nil
            }
            unit = unit &<< 4 | UInt32(digit)
        }
        return unit
    }

    /// The offset after the UTF-8 sequence at `index` (Unicode, table 3-7: no overlong forms, no surrogates).
    private func endOfScalar(at index: Int) throws(JSONError) -> Int {
        let lead = bytes[index]
        let second = index &+ 1 < count ? bytes[index &+ 1] : 0
        let length: Int
        let isSecondValid: Bool
        switch lead {
        case 0xC2...0xDF: (length, isSecondValid) = (2, second & 0xC0 == 0x80)
        case 0xE0: (length, isSecondValid) = (3, (0xA0...0xBF).contains(second))
        case 0xED: (length, isSecondValid) = (3, (0x80...0x9F).contains(second))
        case 0xE1...0xEF: (length, isSecondValid) = (3, second & 0xC0 == 0x80)
        case 0xF0: (length, isSecondValid) = (4, (0x90...0xBF).contains(second))
        case 0xF1...0xF3: (length, isSecondValid) = (4, second & 0xC0 == 0x80)
        case 0xF4: (length, isSecondValid) = (4, (0x80...0x8F).contains(second))
        default: (length, isSecondValid) = (1, false)
        }
        guard isSecondValid, index &+ length <= count else { throw syntaxError("UTF-8", at: index) }
        var next = index &+ 2
        while next < index &+ length {
            guard bytes[next] & 0xC0 == 0x80 else { throw syntaxError("UTF-8", at: index) }
            next &+= 1
        }
        return next
    }
}
