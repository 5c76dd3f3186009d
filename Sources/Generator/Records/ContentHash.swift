import CMurmurHash

/// A fingerprint of bytes: MurmurHash3's 128 bits for x64.
///
/// It tells apart what people and tools write; it is no protection against somebody who looks for two files with one
/// fingerprint. Foundation has no hash, and SHA-256 written in Swift takes ten times as long. It is in C, since the tool
/// that plugins get is built without optimisation.
struct ContentHash: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    init(_ bytes: [UInt8]) {
        let hash = bytes.withUnsafeBytes { cmurmurhash($0.baseAddress, $0.count) }
        self.init(high: hash.high, low: hash.low)
    }

    /// Of several texts; where one ends and the next one begins counts.
    init(_ texts: [String]) {
        var bytes: [UInt8] = []
        for text in texts {
            bytes += "\(text.utf8.count):".utf8
            bytes += text.utf8
        }
        self.init(bytes)
    }

    /// 32 hexadecimal digits.
    var text: String {
        [high, low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
