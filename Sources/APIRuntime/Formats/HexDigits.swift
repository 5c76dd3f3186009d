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
