import APIJSON
import Testing

/// Strings that are gone over by blocks: whatever is where in a block, and whatever is after the string.
@Suite struct EscapeTests {
    /// How one character may be written, and what it is.
    private static let pieces: [(written: String, text: String)] = [
        ("a", "a"), ("plain words ", "plain words "), (#"\""#, "\""), (#"\\"#, "\\"), (#"\/"#, "/"), (#"\n"#, "\n"),
        (#"\r\n"#, "\r\n"), (#"\t"#, "\t"), (#"\b"#, "\u{8}"), (#"\f"#, "\u{C}"), (#"\u0041"#, "A"), (#"\u00e9"#, "é"),
        (#"\u20AC"#, "€"), (#"\ud83d\ude00"#, "😀"), (#"\u0000"#, "\0"), ("é", "é"), ("日本", "日本"), ("🚀", "🚀"),
        ("/", "/"),
    ]

    @Test func `strings of all kinds of pieces`() throws {
        var random = SeededGenerator(seed: 5)
        for round in 0..<4000 {
            var (written, text) = ("", "")
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                let piece = Self.pieces.randomElement(using: &random) ?? ("", "")
                written += piece.written
                text += piece.text
            }
            try judge(written, text, behind: round % 100)
        }
    }

    @Test(arguments: [#"\""#, #"\\"#, #"\n"#, #"\u00e9"#, #"\ud83d\ude00"#, "é", "🚀"])
    func `one piece at every place`(written: String) throws {
        let text = Self.pieces.first { $0.written == written }?.text ?? ""
        for before in 0..<100 {
            for behind in [0, 1, 31, 32, 33, 70] {
                let (start, end) = (String(repeating: "x", count: before), String(repeating: "y", count: behind))
                try judge(start + written + end, start + text + end, behind: 80)
                try judge(start + written + end, start + text + end, behind: 0)
                try judge(start + written + written + end, start + text + text + end, behind: 80)
            }
        }
    }

    @Test func `texts that are longer than the stack's share`() throws {
        for length in [480, 500, 512, 513, 960, 1000, 1024, 1100, 5000] {
            let plain = String(repeating: "0123456789", count: length / 10)
            try judge(plain + #"\n"# + plain, plain + "\n" + plain, behind: 100)
            try judge(#"\n"# + plain + plain, "\n" + plain + plain, behind: 100)
            try judge(String(repeating: #"\""#, count: length), String(repeating: "\"", count: length), behind: 100)
        }
    }

    @Test(arguments: ["\n", "\u{0}", #"\x"#, #"\u12g4"#, #"\ud800"#, #"\udc00 "#])
    func `what is wrong is found at its place`(wrong: String) {
        for before in 0..<80 {
            for start in ["", #"\n"#, "é", #"\u00e9"#] {
                let begin = "[\"" + start + String(repeating: "x", count: before)
                let document = begin + wrong + "yyy\",\"" + String(repeating: "z", count: 70) + "\"]"
                let place = begin.utf8.count
                let errors = [readingError([String].self, document), readingError(Skipped.self, document)]
                for error in errors {
                    #expect(error?.offset == place, "\(document)")
                    #expect(error?.kind == .syntax)
                }
            }
        }
    }

    /// Goes over its value.
    private struct Skipped: JSONReadable {
        init(json: inout JSONReader) throws(JSONError) { try json.skipValue() }
    }

    /// Reads, skips and writes the text, with so many bytes after the string.
    private func judge(_ written: String, _ text: String, behind: Int) throws {
        let filler = String(repeating: "-", count: behind)
        let document = "[\"\(written)\",\"\(filler)\"]"
        #expect(try JSONReader.read([String].self, from: document) == [text, filler], "\(document)")
        _ = try JSONReader.read(Skipped.self, from: document)
        #expect(try JSONReader.read([String: Int].self, from: "{\"\(written)\":1}") == [text: 1], "\(document)")
        #expect(try JSONWriter.string(of: [text, filler]) == "[\"\(escaped(text))\",\"\(filler)\"]", "\(document)")
    }

    /// The text as RFC 8259 wants it at least, scalar by scalar.
    private func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\"": result += #"\""#
            case "\\": result += #"\\"#
            case "\u{8}": result += #"\b"#
            case "\u{C}": result += #"\f"#
            case "\n": result += #"\n"#
            case "\r": result += #"\r"#
            case "\t": result += #"\t"#
            case "\0": result += #"\u0000"#
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
