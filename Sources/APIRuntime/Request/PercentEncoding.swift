/// Percent-encoding as RFC 3986, section 2 and RFC 6570, section 3.2 have it.
enum PercentEncoding {
    /// Which bytes stay as they are.
    enum Allowed {
        /// Letters, digits, `-`, `.`, `_` and `~` only.
        case unreserved
        /// Reserved characters too, as far as they can't be mistaken for the path's own.
        case reservedInPath
        /// Reserved characters too, as far as they can't be mistaken for the query's own.
        case reservedInQuery
    }

    static func encode(_ text: String, _ allowed: Allowed = .unreserved) -> String {
        if text.utf8.allSatisfy(isUnreserved) { return text }
        var encoded = ""
        append(text, allowed, to: &encoded)
        return encoded
    }

    static func append(_ text: String, _ allowed: Allowed = .unreserved, to encoded: inout String) {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 16)
        for (index, byte) in bytes.enumerated() {
            if isUnreserved(byte) || isAllowed(byte, allowed) || isTriplet(bytes, index, allowed) {
                output.append(byte)
            } else {
                output.append(UInt8(ascii: "%"))
                output.append(hexadecimal(byte >> 4))
                output.append(hexadecimal(byte & 15))
            }
        }
        encoded += String(decoding: output, as: UTF8.self)
    }

    static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    private static func isAllowed(_ byte: UInt8, _ allowed: Allowed) -> Bool {
        switch allowed {
        case .unreserved: false
        case .reservedInPath: ":@!$&'()*+,;=".utf8.contains(byte)
        case .reservedInQuery: ":/?@!$'()*,;=".utf8.contains(byte)
        }
    }

    /// Where reserved characters are kept, so is what is encoded already (RFC 6570, section 3.2.3).
    private static func isTriplet(_ bytes: [UInt8], _ index: Int, _ allowed: Allowed) -> Bool {
        guard allowed != .unreserved, bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count else { return false }
        return isHexadecimal(bytes[index + 1]) && isHexadecimal(bytes[index + 2])
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? 0x30 + digit : 0x41 + digit - 10
    }
}

/// The other direction of `PercentEncoding`: RFC 3986, section 2.1, and for queries and forms the plus sign.
struct PercentDecoding {
    /// The parameter that errors name.
    let name: String

    /// Whether a plus sign is a space: in queries and forms, where servers read it so (WHATWG URL,
    /// application/x-www-form-urlencoded parsing); nowhere else.
    let plusIsSpace: Bool

    func decode(_ text: some StringProtocol) throws(ParameterError) -> String {
        guard let decoded = Self.decode(text, plusIsSpace: plusIsSpace) else {
            throw ParameterError(name, reason: "is not percent-encoded UTF-8")
        }
        return decoded
    }

    /// Names and values, `R=100`; each has to have an equals sign.
    func pairs(_ texts: [some StringProtocol]) throws(ParameterError) -> ParameterText {
        var members: [(name: String, value: ParameterText)] = []
        for text in texts {
            let parts = text.pieces(at: "=", maxSplits: 1)
            guard parts.count == 2 else { throw ParameterError(name, reason: "has a property without a value") }
            members.append((try decode(parts[0]), .primitive(try decode(parts[1]))))
        }
        return .object(members)
    }

    func decodeAll(_ texts: [some StringProtocol]) throws(ParameterError) -> [String] {
        var decoded: [String] = []
        for text in texts { decoded.append(try decode(text)) }
        return decoded
    }

    /// An array or an object written as one list: of items, or of alternating names and values.
    func list(_ texts: [some StringProtocol], _ shape: ParameterShape) throws(ParameterError) -> ParameterText {
        let decoded = try decodeAll(texts)
        if shape == .object { return try .object(alternating: decoded, name) }
        return .array(decoded.map(ParameterText.primitive))
    }

    /// Nil for a percent sign without two hexadecimal digits after it, and for what isn't UTF-8.
    static func decode(_ text: some StringProtocol, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        var rest = Substring(text).utf8
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        return validUTF8(bytes)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
