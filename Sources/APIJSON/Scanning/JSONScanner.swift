/// Steps through a JSON document token by token, with byte ranges: for trees that know their locations.
///
/// Needs no stack of calls, however deep the document is; beyond `limits.depth` it throws. As strict as `JSONReader`,
/// but duplicate keys are the caller's business.
public struct JSONScanner: Sendable {
    private enum State: Sendable {
        case value, firstKey, key, firstElement, afterValue, end
    }

    private let bytes: [UInt8]
    private let limits: JSONLimits
    private var position = 0
    private var state = State.value
    /// One flag an open container, set for objects.
    private var isObject: [Bool] = []

    /// Makes a scanner of a whole document.
    public init(_ bytes: [UInt8], limits: JSONLimits = .standard) {
        self.bytes = bytes
        self.limits = limits
    }

    /// How many objects and arrays are open.
    public var depth: Int { isObject.count }

    /// The next token; nil after the document's value, once it is clear that nothing but whitespace follows.
    public mutating func next() throws(JSONError) -> JSONToken? {
        let document = bytes
        return try document.withUnsafeBytes { document in
            Result { () throws(JSONError) in
                var lexer = Lexer(document)
                lexer.position = position
                defer { position = lexer.position }
                return try step(&lexer)
            }
            .mapError { $0.located(in: document) }
        }.get()
    }

    /// The text of a string, key or number; of anything else its bytes. A range out of the document is empty.
    public func text(of token: JSONToken) -> String {
        bytes.withUnsafeBytes { bytes in
            guard token.range.lowerBound >= 0, token.range.upperBound <= bytes.count else { return "" }
            var lexer = Lexer(bytes)
            switch token.kind {
            case .key, .string:
                lexer.position = token.range.lowerBound
                return (try? lexer.scanString()).map { lexer.text(of: $0) } ?? ""
            case .beginObject, .endObject, .beginArray, .endArray, .number, .true, .false, .null:
                return lexer.text(in: token.range)
            }
        }
    }

    private mutating func step(_ lexer: inout Lexer) throws(JSONError) -> JSONToken? {
        lexer.skipWhitespace()
        switch state {
        case .end:
            guard lexer.position == lexer.count else {
                throw lexer.syntaxError("nothing behind the document's value")
            }
            return nil
        case .afterValue: return try stepAfterValue(&lexer)
        case .firstKey where lexer.current == UInt8(ascii: "}"): return close(&lexer)
        case .firstKey, .key: return try key(&lexer)
        case .firstElement where lexer.current == UInt8(ascii: "]"): return close(&lexer)
        case .firstElement, .value: return try value(&lexer)
        }
    }

    private mutating func stepAfterValue(_ lexer: inout Lexer) throws(JSONError) -> JSONToken? {
        let inObject = isObject.last ?? false
        if lexer.current == UInt8(ascii: ",") {
            lexer.position += 1
            lexer.skipWhitespace()
            return inObject ? try key(&lexer) : try value(&lexer)
        }
        guard lexer.current == (inObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
            throw lexer.syntaxError(inObject ? "',' or '}'" : "',' or ']'")
        }
        return close(&lexer)
    }

    private mutating func close(_ lexer: inout Lexer) -> JSONToken {
        let kind: JSONToken.Kind = isObject.popLast() == true ? .endObject : .endArray
        lexer.position += 1
        state = isObject.isEmpty ? .end : .afterValue
        return JSONToken(kind: kind, range: lexer.position - 1..<lexer.position, hasEscapes: false)
    }

    private mutating func key(_ lexer: inout Lexer) throws(JSONError) -> JSONToken {
        guard lexer.current == UInt8(ascii: "\"") else { throw lexer.syntaxError("a key") }
        let scanned = try lexer.scanString()
        try lexer.expectColon()
        state = .value
        return JSONToken(kind: .key, range: scanned.start - 1..<scanned.end + 1, hasEscapes: scanned.hasEscapes)
    }

    private mutating func value(_ lexer: inout Lexer) throws(JSONError) -> JSONToken {
        let start = lexer.position
        let first = lexer.current
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard isObject.count < limits.depth else {
                throw JSONError(
                    .limit,
                    at: start,
                    expected: "at most \(limits.depth) arrays and objects inside of each other",
                    found: "one more"
                )
            }
            let opensObject = first == UInt8(ascii: "{")
            isObject.append(opensObject)
            lexer.position += 1
            state = opensObject ? .firstKey : .firstElement
            return JSONToken(
                kind: opensObject ? .beginObject : .beginArray,
                range: start..<lexer.position,
                hasEscapes: false
            )
        case UInt8(ascii: "\""):
            let scanned = try lexer.scanString()
            state = isObject.isEmpty ? .end : .afterValue
            return JSONToken(kind: .string, range: start..<lexer.position, hasEscapes: scanned.hasEscapes)
        default:
            try lexer.skipScalar()
            state = isObject.isEmpty ? .end : .afterValue
            return JSONToken(kind: Self.kind(of: first), range: start..<lexer.position, hasEscapes: false)
        }
    }

    private static func kind(of first: UInt8) -> JSONToken.Kind {
        switch first {
        case UInt8(ascii: "t"): .true
        case UInt8(ascii: "f"): .false
        case UInt8(ascii: "n"): .null
        default: .number
        }
    }
}

/// One step through a JSON document: what it is, and the bytes that it covers.
public struct JSONToken: Sendable, Hashable {
    /// The kind of a token.
    public enum Kind: Sendable, Hashable {
        /// `{`; the token of the matching `}` has the end.
        case beginObject
        case endObject
        /// `[`; the token of the matching `]` has the end.
        case beginArray
        case endArray
        /// A key of an object, whose value is next.
        case key
        case string
        case number
        case `true`
        case `false`
        case null
    }

    /// The kind of the token.
    public let kind: Kind
    /// The bytes from the document's start that it covers; those of strings and keys include the quotation marks.
    public let range: Range<Int>
    /// Whether a string or key has escapes, so that its text differs from its bytes.
    public let hasEscapes: Bool
}
