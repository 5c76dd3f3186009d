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
