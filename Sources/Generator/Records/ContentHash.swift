/// A fingerprint of bytes: MurmurHash3's 128 bits for x64.
///
/// It tells apart what people and tools write; it is no protection against somebody who looks for two files with one
/// fingerprint. Foundation has no hash, and SHA-256 written in Swift takes ten times as long.
struct ContentHash: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    init(_ bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { Self.murmur($0) }
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

    private static let c1: UInt64 = 0x87c3_7b91_1142_53d5
    private static let c2: UInt64 = 0x4cf5_ad43_2745_937f

    private static func murmur(_ bytes: UnsafeRawBufferPointer) -> ContentHash {
        var h1: UInt64 = 0
        var h2: UInt64 = 0
        let whole = bytes.count & ~15
        for offset in stride(from: 0, to: whole, by: 16) {
            let k1 = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            let k2 = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
            h1 ^= first(k1)
            h1 = (rotated(h1, 27) &+ h2) &* 5 &+ 0x52dc_e729
            h2 ^= second(k2)
            h2 = (rotated(h2, 31) &+ h1) &* 5 &+ 0x3849_5ab5
        }
        var k1: UInt64 = 0
        var k2: UInt64 = 0
        for (index, byte) in bytes[whole...].enumerated() {
            if index < 8 { k1 |= UInt64(byte) << (8 * index) } else { k2 |= UInt64(byte) << (8 * (index - 8)) }
        }
        h1 ^= first(k1)
        h2 ^= second(k2)
        h1 ^= UInt64(bytes.count)
        h2 ^= UInt64(bytes.count)
        h1 = h1 &+ h2
        h2 = h2 &+ h1
        h1 = mixed(h1)
        h2 = mixed(h2)
        h1 = h1 &+ h2
        return ContentHash(high: h1, low: h2 &+ h1)
    }

    private static func first(_ k: UInt64) -> UInt64 { rotated(k &* c1, 31) &* c2 }

    private static func second(_ k: UInt64) -> UInt64 { rotated(k &* c2, 33) &* c1 }

    private static func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 {
        (value &<< count) | (value &>> (64 - count))
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value &>> 33)) &* 0xff51_afd7_ed55_8ccd
        value = (value ^ (value &>> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return value ^ (value &>> 33)
    }
}
