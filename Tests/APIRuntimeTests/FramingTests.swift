import Foundation
import Testing

@testable import APIRuntime

/// JSON Lines (jsonlines.org) and JSON text sequences (RFC 7464), however the bytes are cut.
struct FramingTests {
    private func documents(_ bytes: [UInt8], size: Int, _ contentType: String) throws -> [String] {
        var framing = StreamFraming(contentType: contentType)
        var documents: [Data] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            documents += try framing.push(Data(bytes[start..<min(bytes.count, start + size)]))
        }
        documents += try framing.push(nil)
        return documents.map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines) }
    }

    /// A line ends with LF; a CR is whitespace (RFC 8259, section 2), so that CRLF will do. The last line needs no end.
    @Test(
        arguments: [
            ("1\n2\n3\n", ["1", "2", "3"]), ("1\n2\n3", ["1", "2", "3"]), ("1\r\n2\r\n", ["1", "2"]),
            ("\n\n1\n\n  \n\t\r\n2\n\n", ["1", "2"]),
            ("{\"a\":\r1}\n2\n", ["{\"a\":\r1}", "2"]), ("\"\u{2028}\u{85}\"\n2\n", ["\"\u{2028}\u{85}\"", "2"]),
            ("", []), ("\n", []),
            ("\u{FEFF}1\n2", ["1", "2"]), (" [1, 2] \n {\"a\": \"b\\n\"}\t\n", ["[1, 2]", "{\"a\": \"b\\n\"}"]),
            ("\"data: x\"\n", ["\"data: x\""]),
            ("null\ntrue\n\"\"\n", ["null", "true", "\"\""]),
        ] as [(String, [String])])
    func `JSON Lines`(text: String, expected: [String]) throws {
        let bytes = Array(text.utf8)
        for size in 1...max(1, bytes.count) {
            #expect(try documents(bytes, size: size, "application/jsonl") == expected, "\(size)")
        }
    }

    /// RFC 7464, sections 2.1 to 2.4. `^` stands for the record separator.
    @Test(
        arguments: [
            ("^{\"a\":1}\n^{\"b\":2}\n", ["{\"a\":1}", "{\"b\":2}"]), ("^1\n^2\n", ["1", "2"]), ("", []), ("^", []),
            ("^^^\n^", []),
            // A value that doesn't end itself, and has no whitespace after it, may be a part of another one.
            ("^12^3\n", ["3"]), ("^12", []), ("^tru^true^true\n", ["true"]), ("^null", []), ("^12 ^3\t", ["12", "3"]),
            ("^-1.5e3^\"x\"", ["\"x\""]),
            // What ends itself needs none.
            ("^{\"a\":1}^[2]^\"3\"", ["{\"a\":1}", "[2]", "\"3\""]),
            ("^ {\n\"a\" :\r\n 1\n}\n^ 2 \n", ["{\n\"a\" :\r\n 1\n}", "2"]),
            // What was cut off is handed on as it is: the reader tells.
            ("^{\"a\":1^{\"b\":2}\n", ["{\"a\":1", "{\"b\":2}"]), ("^\"ab^[1]\n", ["\"ab", "[1]"]),
            // Line feeds and brackets inside of strings mean nothing.
            ("^{\"a\":\"}\\\"{\"}\n^[\"\\\\\"]\n", ["{\"a\":\"}\\\"{\"}", "[\"\\\\\"]"]),
        ] as [(String, [String])])
    func `JSON text sequences`(text: String, expected: [String]) throws {
        let bytes = Array(text.utf8).map { $0 == UInt8(ascii: "^") ? 0x1E : $0 }
        for size in 1...max(1, bytes.count) {
            #expect(try documents(bytes, size: size, "application/json-seq") == expected, "\(size)")
        }
    }

    @Test func `a document that never ends is an error, and not all of the memory`() throws {
        for type in ["application/jsonl", "application/json-seq", "text/event-stream"] {
            var framing = StreamFraming(contentType: type)
            let piece = Data(repeating: UInt8(ascii: "["), count: 1 << 20)
            #expect(throws: ResponseError.self) {
                for _ in 0...17 { _ = try framing.push(piece) }
            }
        }
    }

    @Test func `a long document in many lines takes one pass`() throws {
        var framing = StreamFraming(contentType: "application/json-seq")
        _ = try framing.push(Data([0x1E, UInt8(ascii: "[")]))
        let line = Data((String(repeating: "1,", count: 50) + "\n").utf8)
        let start = ContinuousClock.now
        var documents = 0
        for _ in 0..<10_000 { documents += try framing.push(line).count }
        let time = ContinuousClock.now - start
        #expect(documents == 0)
        // Scanning from the start for each line would take five thousand times as long: hours on a busy machine.
        #expect(time < .seconds(300))
        #expect(try framing.push(Data("1]\n".utf8)).count == 1)
    }
}
