extension JSONWriter {
    /// The JSON of `value` as UTF-8.
    public static func bytes<T: JSONWritable>(
        of value: T,
        purpose: Purpose = .wire,
        sortsKeys: Bool = false,
        isPretty: Bool = false
    ) throws(JSONError) -> [UInt8] {
        var json = JSONWriter(purpose: purpose, sortsKeys: sortsKeys, isPretty: isPretty)
        value.write(to: &json)
        return try json.finish()
    }

    /// The JSON of `value`.
    public static func string<T: JSONWritable>(
        of value: T,
        sortsKeys: Bool = false,
        isPretty: Bool = false
    ) throws(JSONError) -> String {
        try withBytes(of: value, sortsKeys: sortsKeys, isPretty: isPretty) { String(decoding: $0, as: UTF8.self) }
    }

    /// Hands the written form of `value` to `body`, without copying it; the bytes are valid only there.
    public static func withBytes<T: JSONWritable, Result>(
        of value: T,
        purpose: Purpose = .wire,
        sortsKeys: Bool = false,
        isPretty: Bool = false,
        _ body: (UnsafeRawBufferPointer) -> Result
    ) throws(JSONError) -> Result {
        var json = JSONWriter(purpose: purpose, sortsKeys: sortsKeys, isPretty: isPretty)
        value.write(to: &json)
        if let failure = json.failure { throw failure }
        return body(json.output.bytes)
    }
}
