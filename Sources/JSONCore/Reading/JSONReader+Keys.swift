extension JSONReader {
    /// The index of the key at the reader's position, with the reader at its value; nil with the reader behind the key
    /// when the table doesn't have it.
    ///
    /// Documents have keys in declared order more often than not, so the key behind the last one is tried first.
    @inline(__always)
    mutating func match(_ table: JSONKeyTable, _ object: inout Object) throws(JSONError) -> Int? {
        let tries = min(table.count, JSONKeyTable.linear)
        if let index = table.match(lexer, at: lexer.position &+ 1, expected: object.expected, tries: tries) {
            lexer.position &+= table.entries[index].matchedLength &+ 1
            object.expected = index &+ 1
            try lexer.expectColon()
            return index
        }
        return try matchSlowly(table, &object)
    }

    /// Unknown keys, keys with escapes, and large tables.
    @inline(never)
    private mutating func matchSlowly(_ table: JSONKeyTable, _ object: inout Object) throws(JSONError) -> Int? {
        let start = lexer.position
        let scanned = try lexer.scanString()
        let index: Int?
        if scanned.hasEscapes || scanned.start == scanned.end {
            index = table.index(of: lexer.unescapedBytes(of: scanned))
        } else if let hash = table.index {
            let name = UnsafeRawBufferPointer(lexer.raw(scanned))
            index = hash.find(name) { table.match(lexer, at: start &+ 1, expected: $0, tries: 1) != nil }
        } else {
            index = nil
        }
        guard let index else { return nil }
        object.expected = index &+ 1
        try lexer.expectColon()
        return index
    }
}
