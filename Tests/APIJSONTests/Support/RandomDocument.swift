/// Random JSON texts, made byte by byte from RFC 8259's grammar rather than by the writer under test: whitespace
/// anywhere, numbers in every form, strings with every escape; and the same texts with something wrong in them.
struct RandomDocument {
    private var random: SeededGenerator
    private(set) var bytes: [UInt8] = []

    private init(_ random: SeededGenerator) {
        self.random = random
    }

    /// A valid text, with at most 19 digits a number in most of them.
    static func valid(_ random: inout SeededGenerator) -> [UInt8] {
        var document = RandomDocument(random)
        document.blank()
        document.value(depth: Int.random(in: 0...4, using: &document.random))
        document.blank()
        random = document.random
        return document.bytes
    }

    /// A valid text that something happened to; most of them aren't valid any more.
    static func damaged(_ random: inout SeededGenerator) -> [UInt8] {
        var bytes = valid(&random)
        for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<7, using: &random) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: index)
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
            case 3: bytes.removeSubrange(index...)
            case 4: bytes.insert(contentsOf: fragments.randomElement(using: &random)?.utf8 ?? "".utf8, at: index)
            case 5: bytes.swapAt(index, Int.random(in: 0..<bytes.count, using: &random))
            default: bytes.insert(contentsOf: bytes[index...].prefix(5), at: index)
            }
        }
        return bytes
    }

    private static let fragments = [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "-", "+", ".", "e", "0", "01", "1.", ".5", "1e", "\\u", "\\ud800",
        "\\x", "/**/", "//", "'", "NaN", "Infinity", "true", "nul", "True", "\u{0}", "\u{B}", "\u{C}", "\u{A0}",
        "\u{FEFF}", "\t", "\n", "\u{2028}", "undefined", "0x1", "1_0", "--1", "[,", "{,", ",]", ",}", "\"\":", "\u{7F}",
    ]

    private mutating func pick(_ choices: Int) -> Int { Int.random(in: 0..<choices, using: &random) }

    private mutating func append(_ text: String) { bytes += Array(text.utf8) }

    private mutating func blank() {
        for _ in 0..<max(0, pick(7) - 4) { bytes.append([0x20, 0x09, 0x0A, 0x0D][pick(4)]) }
    }

    private mutating func value(depth: Int) {
        switch pick(depth > 0 ? 10 : 7) {
        case 0: append(["null", "true", "false"][pick(3)])
        case 1, 2, 3: number()
        case 4, 5, 6: string()
        case 7: list("[", "]", depth: depth) { $0.value(depth: depth - 1) }
        default:
            list("{", "}", depth: depth) { document in
                document.string()
                document.blank()
                document.append(":")
                document.blank()
                document.value(depth: depth - 1)
            }
        }
    }

    private mutating func list(_ open: String, _ close: String, depth: Int, _ element: (inout Self) -> Void) {
        append(open)
        let count = pick(5)
        for index in 0..<count {
            if index > 0 { append(",") }
            blank()
            element(&self)
            blank()
        }
        if count == 0 { blank() }
        append(close)
    }

    private mutating func number() {
        if pick(3) == 0 { append("-") }
        digits(upTo: pick(20) == 0 ? 60 : 19)
        if pick(2) == 0 {
            append(".")
            for _ in 0...pick(pick(20) == 0 ? 60 : 12) { append(String(pick(10))) }
        }
        if pick(4) == 0 {
            append(["e", "E", "e+", "E-", "e-"][pick(5)])
            append(String(pick(pick(10) == 0 ? 400 : 25)))
        }
    }

    private mutating func digits(upTo length: Int) {
        let count = 1 + pick(length)
        if count == 1 { return append(String(pick(10))) }
        append(String(1 + pick(9)))
        for _ in 1..<count { append(String(pick(10))) }
    }

    private mutating func string() {
        append("\"")
        for _ in 0..<pick(9) {
            switch pick(8) {
            case 0: append(["\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t"][pick(8)])
            case 1: escape(UInt32(pick(0xD800)))
            case 2:
                let scalar = UInt32(pick(0x10_0000))
                escape(0xD800 + scalar >> 10)
                escape(0xDC00 + scalar & 0x3FF)
            case 3: append(["é", "e\u{301}", "日本", "😀", "\u{7F}", "\u{2028}", "\u{FFFF}", "\u{10FFFF}"][pick(8)])
            default: append(["a", "b", "key", "id", " ", "0", "longer than a word", "{}[]:,", "'"][pick(9)])
            }
        }
        append("\"")
    }

    private mutating func escape(_ unit: UInt32) {
        let digits = String(unit, radix: 16, uppercase: pick(2) == 0)
        append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
}
