public import APIJSON
public import Foundation

extension UUID: JSONReadable, JSONWritable {
    /// Reads 36 characters, in upper or lower case (RFC 9562, section 4).
    public init(json: inout JSONReader) throws(JSONError) {
        let uuid = try json.withString { (text) throws(JSONError) in UUIDText.parse(text) }
        guard let uuid else { throw json.mismatch(expected: "a UUID") }
        self.init(uuid: uuid)
        if json.isAttempting, json.lastValueHasCapitals { json.noteInexact() }
    }

    /// Writes lower case, as RFC 9562 has it.
    public func write(to json: inout JSONWriter) {
        withUnsafeBytes(of: uuid) { uuid in
            json.writeASCII(upTo: 36) { UUIDText.print(uuid, to: $0) }
        }
    }
}

/// Formats a UUID: Foundation's own goes through C's formats, which takes as long as the rest of a model.
enum UUIDText {
    /// Nil for anything else than 32 hexadecimal digits in five groups.
    static func parse(_ text: UnsafeBufferPointer<UInt8>) -> uuid_t? {
        guard text.count == 36 else { return nil }
        var uuid: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        var faults: UInt8 = 0
        let digits = HexDigits.shared.values
        withUnsafeMutableBytes(of: &uuid) { uuid in
            var index = 0
            for byte in 0..<16 {
                if isBehindHyphen(byte) {
                    faults |= text[index] ^ UInt8(ascii: "-")
                    index &+= 1
                }
                let (high, low) = (digits[Int(text[index])], digits[Int(text[index &+ 1])])
                faults |= (high | low) & 0xF0
                uuid[byte] = high &<< 4 | low & 0xF
                index &+= 2
            }
        }
        return faults == 0 ? uuid : nil
    }

    /// Prints 36 characters, in lower case.
    static func print(_ uuid: UnsafeRawBufferPointer, to text: UnsafeMutableRawBufferPointer) -> Int {
        var index = 0
        for byte in 0..<min(16, uuid.count) {
            if isBehindHyphen(byte) {
                text[index] = UInt8(ascii: "-")
                index &+= 1
            }
            text[index] = digit(uuid[byte] &>> 4)
            text[index &+ 1] = digit(uuid[byte] & 0xF)
            index &+= 2
        }
        return index
    }

    /// Whether a hyphen separates the byte from the one before.
    @inline(__always)
    private static func isBehindHyphen(_ byte: Int) -> Bool {
        byte == 4 || byte == 6 || byte == 8 || byte == 10
    }

    @inline(__always)
    private static func digit(_ value: UInt8) -> UInt8 {
        value &+ (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") &- 10)
    }
}

/// The values of hexadecimal digits, in upper or lower case; immortal and never written again.
struct HexDigits: @unchecked Sendable {
    /// For each byte the digit's value; 0xFF for what isn't one.
    let values: UnsafePointer<UInt8>

    static let shared = HexDigits()

    private init() {
        let values = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        values.initialize(repeating: 0xFF, count: 256)
        for (value, digit) in "0123456789abcdef".utf8.enumerated() { values[Int(digit)] = UInt8(value) }
        for (value, digit) in "0123456789ABCDEF".utf8.enumerated() { values[Int(digit)] = UInt8(value) }
        self.values = UnsafePointer(values)
    }
}
