extension JSONReader {
    /// Reads a whole document; only whitespace may follow its value.
    public static func read<T: JSONReadable>(
        _ type: T.Type = T.self,
        from bytes: UnsafeRawBufferPointer,
        limits: JSONLimits = .standard
    ) throws(JSONError) -> T {
        try withReader(of: bytes, limits: limits) { (json) throws(JSONError) in try T(json: &json) }
    }

    /// Reads a whole document; only whitespace may follow its value.
    public static func read<T: JSONReadable>(
        _ type: T.Type = T.self,
        from bytes: [UInt8],
        limits: JSONLimits = .standard
    ) throws(JSONError) -> T {
        try bytes.withUnsafeBytes { bytes in Result { () throws(JSONError) in try read(from: bytes, limits: limits) } }
            .get()
    }

    /// Reads a whole document; only whitespace may follow its value. Offsets in errors count from the slice's start.
    public static func read<T: JSONReadable>(
        _ type: T.Type = T.self,
        from bytes: ArraySlice<UInt8>,
        limits: JSONLimits = .standard
    ) throws(JSONError) -> T {
        try bytes.withUnsafeBytes { bytes in Result { () throws(JSONError) in try read(from: bytes, limits: limits) } }
            .get()
    }

    /// Reads a whole document; only whitespace may follow its value. Offsets in errors count UTF-8 bytes.
    public static func read<T: JSONReadable>(
        _ type: T.Type = T.self,
        from text: String,
        limits: JSONLimits = .standard
    ) throws(JSONError) -> T {
        var text = text
        return try text.withUTF8 { bytes in
            Result { () throws(JSONError) in try read(from: UnsafeRawBufferPointer(bytes), limits: limits) }
        }.get()
    }

    /// Reads a whole document strictly, as an alternative of a union; nil if the type doesn't know the value.
    public static func readExactly<T: JSONReadable>(_ type: T.Type = T.self, from bytes: [UInt8]) -> T? {
        bytes.withUnsafeBytes { bytes in
            try? withReader(of: bytes) { (json) throws(JSONError) in
                json.attempts = 1
                let value = try T(json: &json)
                guard json.fit.unknown == 0 else { throw JSONError(.mismatch, at: 0, expected: "a known value") }
                return value
            }
        }
    }

    /// Hands a reader of a whole document to `body`, which reads its value; only whitespace may follow it.
    public static func withReader<Value>(
        of bytes: UnsafeRawBufferPointer,
        limits: JSONLimits = .standard,
        _ body: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        var json = JSONReader(bytes, limits: limits)
        do throws(JSONError) {
            let value = try body(&json)
            try json.expectEnd()
            return value
        } catch {
            throw error.located(in: bytes)
        }
    }

    private mutating func expectEnd() throws(JSONError) {
        // Of a reader written by hand that didn't come to its `endObject`.
        if let failure { throw failure }
        lexer.skipWhitespace()
        guard lexer.position == lexer.count else { throw lexer.syntaxError("nothing behind the document's value") }
    }
}
