extension JSONReader {
    /// Goes over one value of any kind, checking it whole. Needs no stack, however deep the value is.
    public mutating func skipValue() throws(JSONError) {
        lexer.skipWhitespace()
        switch lexer.current {
        case UInt8(ascii: "{"), UInt8(ascii: "["): try skipContainer()
        case UInt8(ascii: "\""): _ = try lexer.scanString()
        default: try lexer.skipScalar()
        }
    }

    private mutating func skipContainer() throws(JSONError) {
        // One bit a level, set for objects; the innermost level is the lowest bit of `kinds`.
        var outer: [UInt64] = []
        var kinds: UInt64 = 0
        var depth = 0
        while true {
            // At a value.
            lexer.skipWhitespace()
            let byte = lexer.current
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                try descend()
                if depth > 0, depth & 63 == 0 { outer.append(kinds) }
                depth &+= 1
                kinds = kinds &<< 1 | (byte == UInt8(ascii: "{") ? 1 : 0)
                lexer.position &+= 1
                lexer.skipWhitespace()
                if lexer.current != (byte &+ 2) {
                    if byte == UInt8(ascii: "{") { try skipKey() }
                    continue
                }
                lexer.position &+= 1
                if try leave(&kinds, &depth, &outer) { return }
            } else if byte == UInt8(ascii: "\"") {
                _ = try lexer.scanString()
            } else {
                try lexer.skipScalar()
            }
            // Behind a value.
            while true {
                lexer.skipWhitespace()
                let isObject = kinds & 1 == 1
                if lexer.current == UInt8(ascii: ",") {
                    lexer.position &+= 1
                    if isObject {
                        lexer.skipWhitespace()
                        try skipKey()
                    }
                    break
                }
                guard lexer.current == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                    throw lexer.syntaxError(isObject ? "',' or '}'" : "',' or ']'")
                }
                lexer.position &+= 1
                if try leave(&kinds, &depth, &outer) { return }
            }
        }
    }

    /// Leaves one level; true when it was the outermost.
    @inline(__always)
    private mutating func leave(
        _ kinds: inout UInt64, _ depth: inout Int, _ outer: inout [UInt64]
    ) throws(JSONError) -> Bool {
        remainingDepth &+= 1
        depth &-= 1
        if depth == 0 { return true }
        kinds &>>= 1
        if depth & 63 == 0, let word = outer.popLast() { kinds = word }
        return false
    }

    @inline(__always)
    private mutating func skipKey() throws(JSONError) {
        guard lexer.current == UInt8(ascii: "\"") else { throw lexer.syntaxError("a key") }
        _ = try lexer.scanString()
        try lexer.expectColon()
    }
}
