extension JSONReader {
    /// The index of the key that is expected, with the reader behind its colon, if that is what comes. Nil, without having
    /// moved, for everything else.
    @inline(__always)
    mutating func takeExpectedKey(_ object: inout Object) -> Int? {
        guard let table = object.keys?.table, object.expected < table.pointee.count else { return nil }
        let index = object.expected
        var position = lexer.position
        // The first key has no comma before it.
        if position != object.start &+ 1 {
            guard lexer.current == UInt8(ascii: ",") else { return nil }
            position &+= 1
        }
        if position < lexer.count, lexer.bytes[position] <= 0x20 { position = lexer.endOfWhitespace(from: position) }
        guard let length = table.pointee.entries[index].length(in: lexer, at: position) else { return nil }
        position &+= length
        // As documents have it that are indented.
        if position < lexer.count, lexer.bytes[position] == 0x20 { position &+= 1 }
        lexer.position = position
        object.found(index)
        return index
    }

    /// The index of the key at the reader's position, with the reader at its value; nil with the reader behind the key
    /// when the table doesn't have it.
    ///
    /// Documents have keys in declared order more often than not, so the key behind the last one is tried first.
    @inline(__always)
    mutating func match(_ object: inout Object) throws(JSONError) -> Int? {
        guard let table = object.keys?.table else { return try matchNothing() }
        let tries = min(table.pointee.count, JSONKeyTable.linear)
        if let index = table.pointee.match(lexer, at: lexer.position &+ 1, expected: object.expected, tries: tries) {
            lexer.position &+= table.pointee.entries[index].matchedLength &+ 1
            object.found(index)
            try lexer.expectColon()
            return index
        }
        let start = lexer.position
        let scanned = try lexer.scanString()
        // Of a small table it is none, unless it has escapes, whose text wasn't compared, or no text.
        if table.pointee.index == nil, !scanned.hasEscapes, scanned.start < scanned.end { return nil }
        return try find(scanned, startingAt: start, table, &object)
    }

    /// Keys with escapes, and those of large tables.
    @inline(never)
    private mutating func find(
        _ scanned: ScannedString, startingAt start: Int, _ table: UnsafePointer<JSONKeyTable>, _ object: inout Object
    ) throws(JSONError) -> Int? {
        let index: Int?
        if scanned.hasEscapes || scanned.start == scanned.end {
            index = table.pointee.index(of: lexer.unescapedBytes(of: scanned))
        } else {
            let name = UnsafeRawBufferPointer(lexer.raw(scanned))
            index = table.pointee.index?.find(name) {
                table.pointee.match(lexer, at: start &+ 1, expected: $0, tries: 1) != nil
            }
        }
        guard let index else { return nil }
        object.found(index)
        try lexer.expectColon()
        return index
    }

    /// Goes over a key where none is known.
    @inline(never)
    private mutating func matchNothing() throws(JSONError) -> Int? {
        _ = try lexer.scanString()
        return nil
    }
}
