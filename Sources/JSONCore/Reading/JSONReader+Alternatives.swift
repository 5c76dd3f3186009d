/// Unions that can't be told apart: alternatives are tried in declared order.
extension JSONReader {
    /// Reads a `T`; nil, with the reader where it was, when what is here isn't one.
    ///
    /// The error of the alternative that got farthest is kept for `noAlternative`.
    public mutating func attempt<T: JSONReadable>(_ type: T.Type = T.self) -> T? {
        lexer.skipWhitespace()
        guard remainingRereading >= 0 else { return nil }
        let start = lexer.position
        let depth = remainingDepth
        let earlier = farthest
        farthest = nil
        do throws(JSONError) {
            let value = try T(json: &self)
            farthest = nil
            return value
        } catch {
            // Failing at once isn't free either.
            remainingRereading &-= 2 &+ max(0, max(lexer.position, error.offset) &- start)
            farthest = Self.farther(earlier, error, from: start)
            lexer.position = start
            remainingDepth = depth
            valueStart = start
            return nil
        }
    }

    /// The error for a union none of whose alternatives could be read; it tells of the one that got farthest.
    public mutating func noAlternative(_ union: StaticString) -> JSONError {
        lexer.skipWhitespace()
        guard remainingRereading >= 0 else {
            return JSONError(
                .limit,
                at: lexer.position,
                expected: "a document whose unions can be told apart with less rereading",
                found: "more alternatives to try"
            )
        }
        defer { farthest = nil }
        if let farthest { return farthest.closest(of: "\(union)") }
        return JSONError(.mismatch, at: lexer.position, expected: "one of the alternatives of \(union)")
    }

    /// Of two errors the one that tells more; `earlier` counts only if it is about the same value.
    private static func farther(_ earlier: JSONError?, _ error: JSONError, from start: Int) -> JSONError {
        guard let earlier, earlier.offset >= start, earlier.offset > error.offset else { return error }
        return earlier
    }
}
