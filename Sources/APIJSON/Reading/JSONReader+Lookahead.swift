/// Lookahead for unions that choose a variant. It doesn't move the reader.
extension JSONReader {
    /// The type of the value that starts here.
    public mutating func peekKind() throws(JSONError) -> JSONKind {
        lexer.skipWhitespace()
        valueStart = lexer.position
        switch lexer.current {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            var ahead = lexer
            return try ahead.scanNumber().isWhole ? .integer : .number
        default: throw lexer.syntaxError("a value")
        }
    }

    /// The first byte of the value that starts here; an error when none does.
    @inline(__always)
    mutating func peekFirst() throws(JSONError) -> UInt8 {
        lexer.skipWhitespace()
        switch lexer.current {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "-"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
            return lexer.current
        default:
            throw lexer.syntaxError("a value")
        }
    }

    /// The string that the object here has for the key `name`; nil when it has none, or when no object is here.
    ///
    /// A number, `true` or `false` as its text.
    /// The first occurrence of the key decides, so that looking ahead ends at it.
    public mutating func discriminator(_ name: StaticString) throws(JSONError) -> String? {
        try lookingAhead { (json) throws(JSONError) in
            guard json.lexer.current == UInt8(ascii: "{") else { return nil }
            var object = try json.beginObject()
            while try json.advance(&object) {
                let scanned = try json.lexer.scanString()
                let isName = name.withUTF8Buffer { json.lexer.isEqual(scanned, $0) }
                try json.lexer.expectColon()
                if isName {
                    json.lexer.skipWhitespace()
                    return try json.scalarText()
                }
                try json.skipValue()
            }
            return nil
        }
    }

    /// The text of the scalar that starts here; nil for null, an array or an object.
    private mutating func scalarText() throws(JSONError) -> String? {
        switch try peekKind() {
        case .string: return try readString()
        case .bool: return try Bool(json: &self) ? "true" : "false"
        case .integer, .number: return try JSONNumber(json: &self).text
        case .null, .array, .object: return nil
        }
    }

    /// Which of `keys` the object here has, with whatever value; the empty set when no object is here.
    public mutating func presentKeys(_ keys: JSONKeys) throws(JSONError) -> JSONKeySet {
        try lookingAhead { (json) throws(JSONError) in
            var present = JSONKeySet()
            guard json.lexer.current == UInt8(ascii: "{") else { return present }
            var object = try json.beginObject(keys)
            while let index = json.nextKey(&object) {
                present.insert(index)
                try json.skipValue()
            }
            try json.endObject(&object)
            return present
        }
    }

    mutating func lookingAhead<Value>(
        _ look: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        lexer.skipWhitespace()
        let start = lexer.position
        let depth = remainingDepth
        let fit = fit
        let value = try look(&self)
        self.fit = fit
        lexer.position = start
        remainingDepth = depth
        valueStart = start
        return value
    }
}

extension Lexer {
    /// Whether the text of a string found in the input is `name`.
    func isEqual(_ scanned: ScannedString, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        if scanned.hasEscapes { return unescapedBytes(of: scanned).elementsEqual(name) }
        return raw(scanned).elementsEqual(name)
    }
}

extension JSONReader {
    /// The index of the key that is expected, with the reader after its colon, if that is what comes. Nil, without having
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
        // Indented documents have this.
        if position < lexer.count, lexer.bytes[position] == 0x20 { position &+= 1 }
        lexer.position = position
        object.found(index)
        return index
    }

    /// The index of the key at the reader's position, with the reader at its value; nil with the reader after the key
    /// when the table doesn't have it.
    ///
    /// Documents have keys in declared order more often than not, so the key after the last one is tried first.
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
        // In a small table this can't be a key, unless it is empty or has escapes, which weren't compared.
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
