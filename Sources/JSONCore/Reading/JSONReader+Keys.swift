extension JSONReader {
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
            object.expected = index &+ 1
            try lexer.expectColon()
            return index
        }
        return try matchSlowly(table, &object)
    }

    /// Unknown keys, keys with escapes, and large tables.
    @inline(never)
    private mutating func matchSlowly(
        _ table: UnsafePointer<JSONKeyTable>, _ object: inout Object
    ) throws(JSONError) -> Int? {
        let start = lexer.position
        let scanned = try lexer.scanString()
        let index: Int?
        if scanned.hasEscapes || scanned.start == scanned.end {
            index = table.pointee.index(of: lexer.unescapedBytes(of: scanned))
        } else if let hash = table.pointee.index {
            let name = UnsafeRawBufferPointer(lexer.raw(scanned))
            index = hash.find(name) { table.pointee.match(lexer, at: start &+ 1, expected: $0, tries: 1) != nil }
        } else {
            index = nil
        }
        guard let index else { return nil }
        object.expected = index &+ 1
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
