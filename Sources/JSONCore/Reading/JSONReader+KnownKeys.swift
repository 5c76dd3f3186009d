/// What unions of objects are told apart by when no key is required.
extension JSONReader {
    /// The positions of `tables`, those that know most of the keys of the object here before the others.
    ///
    /// Tables that know as many stay in their order; so do all of them when no object is here. The reader stays where it was.
    @inline(never)
    public mutating func byKnownKeys(_ tables: JSONKeys...) throws(JSONError) -> [Int] {
        var counts = [Int](repeating: 0, count: tables.count)
        try lookingAhead { (json) throws(JSONError) in
            guard json.lexer.current == UInt8(ascii: "{") else { return }
            var object = try json.beginObject()
            // Each table has a place of its own in the object: the key behind the last one found is tried first.
            var places = tables.map { Object(start: object.start, keys: $0) }
            while try json.advance(&object) {
                let start = json.lexer.position
                for index in tables.indices {
                    if try json.match(&places[index]) != nil { counts[index] += 1 }
                    json.lexer.position = start
                }
                _ = try json.lexer.scanString()
                try json.lexer.expectColon()
                try json.skipValue()
            }
        }
        return tables.indices.sorted { counts[$0] == counts[$1] ? $0 < $1 : counts[$0] > counts[$1] }
    }
}
