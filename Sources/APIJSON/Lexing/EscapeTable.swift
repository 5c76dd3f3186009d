/// RFC 8259's escapes, both ways; immortal and never written again.
struct EscapeTable: @unchecked Sendable {
    /// For each byte that needs an escape: its escape from the lowest byte on, and its length in the highest; 0 for all
    /// others.
    let written: UnsafePointer<UInt64>
    /// For each letter behind a backslash what it stands for; 0 for `u`, and for what isn't one.
    let read: UnsafePointer<UInt8>

    static let shared = EscapeTable()

    private init() {
        let written = UnsafeMutablePointer<UInt64>.allocate(capacity: 256)
        written.initialize(repeating: 0, count: 256)
        for byte in 0..<UInt8(0x20) {
            let digits = Array("0123456789abcdef".utf8)
            written[Int(byte)] = Self.word("\\u00".utf8 + [digits[Int(byte >> 4)], digits[Int(byte & 0xF)]])
        }
        let read = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        read.initialize(repeating: 0, count: 256)
        let letters: [(Unicode.Scalar, UInt8)] = [("b", 0x08), ("t", 0x09), ("n", 0x0A), ("f", 0x0C), ("r", 0x0D)]
        for (letter, byte) in letters + [("\"", UInt8(ascii: "\"")), ("\\", UInt8(ascii: "\\"))] {
            written[Int(byte)] = Self.word([UInt8(ascii: "\\"), UInt8(ascii: letter)])
            read[Int(UInt8(ascii: letter))] = byte
        }
        read[Int(UInt8(ascii: "/"))] = UInt8(ascii: "/")
        self.written = UnsafePointer(written)
        self.read = UnsafePointer(read)
    }

    private static func word(_ escape: [UInt8]) -> UInt64 {
        var word = UInt64(escape.count) << 56
        for (index, byte) in escape.enumerated() { word |= UInt64(byte) << UInt64(8 * index) }
        return word
    }
}
