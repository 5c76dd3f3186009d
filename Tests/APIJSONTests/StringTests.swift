import APIJSON
import Testing

@Suite struct StringTests {
    @Test func escapesAreResolved() throws {
        let text = #""\"\\\/\b\f\n\r\t\u0000\u00e9\u20AC\ud83d\ude00 plain and long enough""#
        #expect(try JSONReader.read(String.self, from: text) == "\"\\/\u{8}\u{C}\n\r\t\0é€😀 plain and long enough")
    }

    @Test func writerEscapesNoMoreThanItMust() throws {
        #expect(try JSONWriter.string(of: "a/é😀\u{7F}\u{2028}") == "\"a/é😀\u{7F}\u{2028}\"")
        #expect(try JSONWriter.string(of: "\"\\\u{8}\u{C}\n\r\t\u{0}\u{1F}") == #""\"\\\b\f\n\r\t\u0000\u001f""#)
    }

    @Test func everyLengthAndPlaceOfEscapes() throws {
        for length in 0..<40 {
            for place in 0...length {
                for special in ["", "\"", "\\", "\n", "é", "\u{1}", "😀"] {
                    let text =
                        String(repeating: "x", count: place) + special + String(repeating: "y", count: length - place)
                    #expect(try JSONReader.read(String.self, from: JSONWriter.bytes(of: text)) == text)
                }
            }
        }
    }

    @Test(
        arguments: [
            [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0xAF],
            [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0x80], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xFF], [0xC3, 0x28],
            [0xE2, 0x28, 0xA1],
        ] as [[UInt8]])
    func malformedUTF8IsAnError(sequence: [UInt8]) {
        for padding in 0..<10 {
            let bytes =
                [UInt8(ascii: "\"")] + [UInt8](repeating: 0x61, count: padding) + sequence
                + [UInt8](repeating: 0x61, count: 9 - padding)
            let error = #expect(throws: JSONError.self) {
                try JSONReader.read(String.self, from: bytes + [UInt8(ascii: "\"")])
            }
            #expect(error?.offset == padding + 1)
            #expect(error?.expected == "UTF-8")
        }
    }

    @Test(arguments: [
        #""\ud800""#, #""\udc00""#, #""\ud800\u0061""#, #""\ud800\ud800""#, #""\ud83d\n""#, #""\u00g0""#, #""\x""#,
        "\"\\", "\"\\u12", "\"",
    ])
    func badEscapesAreErrors(text: String) {
        #expect(readingError(String.self, text)?.kind == .syntax)
    }

    @Test func withStringGivesTheBytes() throws {
        struct Bytes: JSONReadable {
            var bytes: [UInt8]
            init(json: inout JSONReader) throws(JSONError) {
                bytes = try json.withString { (utf8) throws(JSONError) in [UInt8](utf8) }
            }
        }
        #expect(try JSONReader.read(Bytes.self, from: #""a\u00e9b""#).bytes == [UInt8]("aéb".utf8))
        #expect(try JSONReader.read(Bytes.self, from: #""""#).bytes.isEmpty)
    }

    @Test func everyEntryPointReads() throws {
        let bytes = [UInt8](" [1, 2] ".utf8)
        #expect(try JSONReader.read([Int].self, from: bytes) == [1, 2])
        #expect(try JSONReader.read([Int].self, from: ([0, 0] + bytes)[2...]) == [1, 2])
        #expect(try JSONReader.read([Int].self, from: " [1, 2] ") == [1, 2])
        #expect(throws: JSONError.self) {
            try JSONReader.read([Int].self, from: UnsafeRawBufferPointer(start: nil, count: 0))
        }
    }
}
