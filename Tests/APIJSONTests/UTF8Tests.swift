import APIJSON
import Testing

/// What is UTF-8 and what isn't, wherever it stands: the standard library is the judge.
@Suite struct UTF8Tests {
    /// The bytes at which one of table 3-7's ranges begins or ends.
    private static let edges: [UInt8] = [
        0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
        0xF0,
        0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    private static let text = [UInt8]("naïve Łódź, 日本語 and हिन्दी: 👩‍🔬🚀 \u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}".utf8)

    @Test func `one and two bytes`() {
        for first in UInt8(0x80)...0xFF {
            judge([first])
            for second in UInt8(0x5D)...0xFF { judge([first, second], before: Int(second) % 19) }
        }
    }

    @Test func `three and four bytes`() {
        let leads = Self.edges.filter { $0 >= 0xC0 }
        for (index, first) in leads.enumerated() {
            for second in Self.edges {
                for third in Self.edges {
                    judge([first, second, third], before: index &+ Int(second ^ third) % 17)
                    if first >= 0xF0, second >= 0x80, third >= 0x80 {
                        for fourth in [0x41, 0x7F, 0x80, 0xBF, 0xC2] as [UInt8] {
                            judge([first, second, third, fourth], before: Int(third) % 18)
                        }
                    }
                }
            }
        }
    }

    /// A string that ends anywhere, and begins anywhere, after and before anything.
    @Test func `cuts at every place`() {
        for start in 0..<Self.text.count {
            for length in stride(from: 0, through: Self.text.count - start, by: start % 3 + 1) {
                judge(Array(Self.text[start..<start + length]), before: (start + length) % 5, after: length % 4 * 6)
            }
        }
    }

    @Test func `one wrong byte at every place`() {
        var random = SeededGenerator(seed: 5)
        for place in 0..<Self.text.count {
            for before in 0..<20 {
                var bytes = Self.text
                bytes[place] = UInt8.random(in: 0x80...0xFF, using: &random)
                judge(bytes, before: before, after: Int.random(in: 0...40, using: &random))
            }
        }
    }

    /// Reads the bytes as a string, as a key, and as what is skipped, after and before plain text of so many bytes.
    private func judge(_ bytes: [UInt8], before: Int = 0, after: Int = 0) {
        let plain = UInt8(ascii: "x")
        let content = [UInt8](repeating: plain, count: before) + bytes + [UInt8](repeating: plain, count: after)
        // An escape before it, after it or nowhere.
        let escape = [UInt8](#"\n"#.utf8)
        let start = before % 4 == 1 ? escape : []
        let end = after % 4 == 0 && before % 3 == 0 ? escape : []
        let quoted = [UInt8(ascii: "\"")] + start + content + end + [UInt8(ascii: "\"")]
        let expected = String(validating: content, as: UTF8.self).map {
            (start.isEmpty ? "" : "\n") + $0 + (end.isEmpty ? "" : "\n")
        }
        let offset = start.count + Self.firstFault(content)

        // One kind of document for each, so that all of them have their turn.
        let kinds: [(before: String, after: String)] = [("", ""), (#"["",[{"k":"#, "}]]"), (#"{"other":{"#, ":1}}")]
        let kind = (before + content.count + Int(bytes.last ?? 0)) % kinds.count
        let whole = [UInt8](kinds[kind].before.utf8) + quoted + [UInt8](kinds[kind].after.utf8)
        do throws(JSONError) {
            let text =
                switch kind {
                case 0: try JSONReader.read(String.self, from: whole)
                case 1: try JSONReader.read(JSONValue.self, from: whole).array?[1].array?[0]["k"]?.string
                default: try JSONReader.read(Skipped.self, from: whole).text ?? expected
                }
            #expect(expected != nil && text == expected, "\(bytes) behind \(before) and before \(after)")
        } catch {
            #expect(expected == nil, "\(bytes) behind \(before) and before \(after): \(error)")
            #expect(error.offset == kinds[kind].before.utf8.count + 1 + offset && error.expected == "UTF-8")
        }
    }

    private struct Skipped: JSONReadable {
        let text: String? = nil
        init(json: inout JSONReader) throws(JSONError) { try json.skipValue() }
    }

    /// Where the first malformed sequence begins.
    private static func firstFault(_ bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var rest = bytes.makeIterator()
        var offset = 0
        while case .scalarValue(let scalar) = decoder.decode(&rest) { offset += UTF8.width(scalar) }
        return offset
    }
}
