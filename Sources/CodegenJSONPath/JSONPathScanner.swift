/// Reads the characters of a query: white space, names, numbers and strings (RFC 9535, sections 2.1 to 2.3).
struct JSONPathScanner {
    let scalars: [Unicode.Scalar]
    var position = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    var next: Unicode.Scalar? { peek(0) }

    func peek(_ distance: Int) -> Unicode.Scalar? {
        position + distance < scalars.count ? scalars[position + distance] : nil
    }

    mutating func take(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard scalars[position...].starts(with: wanted) else { return false }
        position += wanted.count
        return true
    }

    mutating func skipBlanks() {
        while let next, [" ", "\t", "\n", "\r"].contains(next) { position += 1 }
    }

    /// The character here, for messages.
    var found: String { next.map { "`\($0)`" } ?? "the end" }

    func error(_ message: String) -> JSONPathError { JSONPathError(message, at: position) }

    func error(_ message: String, from start: Int) -> JSONPathError {
        JSONPathError(message, at: start, length: position - start)
    }

    // MARK: Names

    /// A name after a dot; nil where none begins.
    mutating func memberName() -> String? {
        guard let first = next, Self.beginsName(first) else { return nil }
        let start = position
        while let next, Self.beginsName(next) || Self.isDigit(next) { position += 1 }
        return text(from: start)
    }

    /// `length`, `true`; nil where no such word begins.
    mutating func word() -> String? {
        guard let first = next, ("a"..."z").contains(first) else { return nil }
        let start = position
        while let next, ("a"..."z").contains(next) || Self.isDigit(next) || next == "_" { position += 1 }
        return text(from: start)
    }

    func text(from start: Int) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars[start..<position])
        return text
    }

    private static func beginsName(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar.value >= 0x80
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    // MARK: Numbers

    /// An index or a part of a slice: no leading zeros, no `-0`, and exact in every implementation (RFC 7493).
    mutating func integer() throws(JSONPathError) -> Int? {
        guard let first = next, first == "-" || Self.isDigit(first) else { return nil }
        let start = position
        if first == "-" { position += 1 }
        let digits = position
        skipDigits()
        guard position > digits else { throw error("a digit has to follow `-`, not \(found)") }
        if scalars[digits] == "0", position > digits + 1 || first == "-" {
            throw error("`\(text(from: start))` isn't written so: no leading zeros, no `-0`", from: start)
        }
        guard let value = Int(text(from: start)), abs(value) <= 9_007_199_254_740_991 else {
            throw error("`\(text(from: start))` is outside of -(2^53-1) to 2^53-1", from: start)
        }
        return value
    }

    /// A number to compare with, as JSON writes it.
    mutating func number() throws(JSONPathError) -> String {
        let start = position
        if next == "-" { position += 1 }
        let digits = position
        skipDigits()
        guard position > digits else { throw error("a digit has to follow `-`, not \(found)") }
        if scalars[digits] == "0", position > digits + 1 {
            throw error("`\(text(from: start))` has a leading zero", from: start)
        }
        if next == "." {
            position += 1
            let fraction = position
            skipDigits()
            guard position > fraction else { throw error("a digit has to follow `.`, not \(found)") }
        }
        if next == "e" || next == "E" {
            position += 1
            if next == "+" || next == "-" { position += 1 }
            let exponent = position
            skipDigits()
            guard position > exponent else { throw error("the exponent needs a digit, not \(found)") }
        }
        return text(from: start)
    }

    private mutating func skipDigits() {
        while let next, Self.isDigit(next) { position += 1 }
    }

    // MARK: Strings

    /// A string in either kind of quotation marks; the scanner is at the first one.
    mutating func string() throws(JSONPathError) -> String {
        let start = position
        guard let quote = next else { throw error("a string is missing") }
        position += 1
        var text = String.UnicodeScalarView()
        while let scalar = next, scalar != quote {
            if scalar == "\\" {
                text.append(try escape(within: quote))
            } else if scalar.value < 0x20 {
                throw error("a string has no control characters; write `\\u00\(hex(scalar))`")
            } else {
                text.append(scalar)
                position += 1
            }
        }
        guard next == quote else { throw JSONPathError("this string has no end", at: start) }
        position += 1
        return String(text)
    }

    private mutating func escape(within quote: Unicode.Scalar) throws(JSONPathError) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let escaped = next else { throw JSONPathError("`\\` escapes nothing", at: start) }
        position += 1
        switch escaped {
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "/", "\\": return escaped
        case quote: return escaped
        case "u": return try unicodeEscape(from: start)
        default: throw error("strings have no escape `\\\(escaped)` here", from: start)
        }
    }

    /// `\u0041`, or two of them for a character beyond U+FFFF.
    private mutating func unicodeEscape(from start: Int) throws(JSONPathError) -> Unicode.Scalar {
        let first = try hexDigits(from: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take("\\u") else { throw error("half of a surrogate pair is missing", from: start) }
        let second = try hexDigits(from: start)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw error("half of a surrogate pair is missing", from: start) }
        return scalar
    }

    private mutating func hexDigits(from start: Int) throws(JSONPathError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let next, next.isASCII, let digit = Character(next).hexDigitValue else {
                throw error("`\\u` needs four hexadecimal digits", from: start)
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    private func hex(_ scalar: Unicode.Scalar) -> String {
        (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
    }
}
