import APIJSON

/// Random values and texts, for properties that have to hold for all of them.
enum RandomJSON {
    static let pieces: [String] = [
        "a", "key", "\"", "\\", "\n", "\u{1}", "\u{1F}", "é", "日本", "😀", "\u{7F}", "\u{FFFF}", " ", "/",
        "long enough for two words",
    ]

    static func text(_ random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }

    static func value(_ random: inout SeededGenerator, depth: Int = 4) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .number(JSONNumber(Int.random(in: Int.min...Int.max, using: &random)))
        case 3: return .number(JSONNumber(double(&random)) ?? 0)
        case 4, 5: return .string(text(&random))
        case 6: return .array((0..<Int.random(in: 0...5, using: &random)).map { _ in value(&random, depth: depth - 1) })
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0...20, using: &random) {
                object[text(&random)] = value(&random, depth: depth - 1)
            }
            return .object(object)
        }
    }

    /// Any finite bit pattern.
    static func double(_ random: inout SeededGenerator) -> Double {
        while true {
            let value = Double(bitPattern: random.next())
            if value.isFinite { return value }
        }
    }
}
