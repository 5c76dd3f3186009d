public import APIJSON
public import Foundation

extension Data: JSONReadable, JSONWritable {
    /// Reads Base64 (RFC 4648, sections 4 and 5): either alphabet, with or without padding, line breaks ignored; as one of
    /// several alternatives only what `write(to:)` writes.
    public init(json: inout JSONReader) throws(JSONError) {
        let isAttempting = json.isAttempting
        let bytes = try json.withString { (text) throws(JSONError) -> Data? in
            guard let bytes = Base64.decode(text) else { return nil }
            return !isAttempting || bytes.base64EncodedString().utf8.elementsEqual(text) ? bytes : nil
        }
        guard let bytes else { throw json.mismatch(expected: "Base64") }
        self = bytes
    }

    /// Writes Base64 with padding.
    public func write(to json: inout JSONWriter) {
        json.writeString(base64EncodedString())
    }
}

/// Reads Base64 as it comes: Foundation's decoder wants padding, and one alphabet.
enum Base64 {
    /// Nil when there is any other character, or a number of them that can't be.
    static func decode(_ text: UnsafeBufferPointer<UInt8>) -> Data? {
        var output = Data(capacity: text.count / 4 * 3 + 3)
        var bits: UInt32 = 0
        var count = 0
        var index = 0
        while index < text.count, text[index] != UInt8(ascii: "=") {
            defer { index += 1 }
            guard let value = value(of: text[index]) else {
                if isBlank(text[index]) { continue }
                return nil
            }
            bits = bits << 6 | value
            count += 1
            if count % 4 == 0 {
                output.append(contentsOf: [
                    UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 8),
                    UInt8(truncatingIfNeeded: bits),
                ])
            }
        }
        var padding = 0
        for byte in text[index...] where !isBlank(byte) {
            guard byte == UInt8(ascii: "=") else { return nil }
            padding += 1
        }
        guard padding == 0 || (count + padding) % 4 == 0 && padding <= 2 else { return nil }
        switch count % 4 {
        case 1: return nil
        case 2: output.append(UInt8(truncatingIfNeeded: bits >> 4))
        case 3:
            output.append(UInt8(truncatingIfNeeded: bits >> 10))
            output.append(UInt8(truncatingIfNeeded: bits >> 2))
        default: break
        }
        return output
    }

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5A: UInt32(byte - 0x41)
        case 0x61...0x7A: UInt32(byte - 0x61 + 26)
        case 0x30...0x39: UInt32(byte - 0x30 + 52)
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x0A || byte == 0x0D || byte == 0x20 || byte == 0x09
    }
}
