extension JSONReader {
    /// An object that is being read: made by `beginObject`, handed to `nextKey` until that returns nil.
    public struct Object: Sendable {
        let start: Int
        var isFirst = true
        /// The key of the table that is tried first: the one behind the last one found.
        var expected = 0
    }

    /// Enters the object that starts here; a mismatch when something else does.
    public mutating func beginObject() throws(JSONError) -> Object {
        lexer.skipWhitespace()
        let start = lexer.position
        guard lexer.current == UInt8(ascii: "{") else { throw expectation("an object") }
        try descend()
        lexer.position &+= 1
        return Object(start: start)
    }

    /// Goes to the next key of `keys` and returns its index; nil at the object's end. Unknown keys are skipped.
    ///
    /// Afterwards the reader stands at the key's value, which has to be read or skipped.
    public mutating func nextKey(_ object: inout Object, _ keys: JSONKeys) throws(JSONError) -> Int? {
        while try advance(&object) {
            if let index = try match(keys.table, &object) { return index }
            try lexer.expectColon()
            try skipValue()
        }
        return nil
    }

    /// Goes to the next key of `keys`, keeping the values of unknown keys in `additional`; nil at the object's end.
    @inlinable
    public mutating func nextKey<T: JSONReadable>(
        _ object: inout Object,
        _ keys: JSONKeys,
        additional: inout [String: T]
    ) throws(JSONError) -> Int? {
        var name = ""
        while let index = try nextKey(&object, keys, unknown: &name) {
            if index >= 0 { return index }
            additional[name] = try T(json: &self)
        }
        return nil
    }

    /// Goes to the next key, known or not: its index in `keys`, or -1 and its `name`; nil at the object's end.
    public mutating func nextKey(
        _ object: inout Object,
        _ keys: JSONKeys,
        unknown name: inout String
    ) throws(JSONError) -> Int? {
        guard try advance(&object) else { return nil }
        let start = lexer.position
        if let index = try match(keys.table, &object) { return index }
        let end = lexer.position
        lexer.position = start
        name = lexer.text(of: try lexer.scanString())
        lexer.position = end
        try lexer.expectColon()
        return -1
    }

    /// Goes to the next key, whatever it is, and returns its text; nil at the object's end.
    public mutating func nextKey(_ object: inout Object) throws(JSONError) -> String? {
        guard try advance(&object) else { return nil }
        let name = lexer.text(of: try lexer.scanString())
        try lexer.expectColon()
        return name
    }

    /// The value that `read` found for the key at `index`; an error when it is missing or null.
    @inlinable
    public func require<T>(_ value: consuming T?, _ keys: JSONKeys, _ index: Int) throws(JSONError) -> T {
        guard let value else { throw missing(keys, index) }
        return value
    }

    /// The error for a key without value in the object that was read last.
    @inline(never)
    public func missing(_ keys: JSONKeys, _ index: Int) -> JSONError {
        let name = keys.name(at: index)
        return JSONError(
            .missing,
            at: objectStart,
            expected: "a value for the key \"\(name)\"",
            found: "none",
            key: name
        )
    }

    /// Reads an object for nothing but its being one.
    public mutating func skipObject() throws(JSONError) {
        lexer.skipWhitespace()
        guard lexer.current == UInt8(ascii: "{") else { throw expectation("an object") }
        try skipValue()
    }

    /// Stands at the next key's quotation mark afterwards; false at the object's end, which is passed.
    @inline(__always)
    mutating func advance(_ object: inout Object) throws(JSONError) -> Bool {
        lexer.skipWhitespace()
        if object.isFirst {
            object.isFirst = false
            if lexer.current == UInt8(ascii: "\"") { return true }
            guard lexer.current == UInt8(ascii: "}") else { throw lexer.syntaxError("a key or '}'") }
        } else if lexer.current == UInt8(ascii: ",") {
            lexer.position &+= 1
            lexer.skipWhitespace()
            guard lexer.current == UInt8(ascii: "\"") else { throw lexer.syntaxError("a key behind the comma") }
            return true
        } else if lexer.current != UInt8(ascii: "}") {
            throw lexer.syntaxError("',' or '}'")
        }
        lexer.position &+= 1
        remainingDepth &+= 1
        objectStart = object.start
        return false
    }
}
