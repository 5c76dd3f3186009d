import APIJSON
import Testing

@Suite struct ErrorTests {
    @Test(arguments: [
        (#"{"id":1}"#, "$.id", 6, "a string", "number 1"),
        (
            #"{"id":"1","list_of_friends":[{"id":"2"},{"id":"3","age":"4"}]}"#, "$.list_of_friends[1].age", 56,
            "an integer", "string \"4\""
        ),
        (
            #"{"id":"1","list_of_friends":[{}, {"age":3}]}"#, "$.list_of_friends[0].id", 29,
            "a value for the key \"id\"", "none"
        ),
        (#"{"id":null}"#, "$.id", 0, "a value for the key \"id\"", "none"),
        (#"{"id":"1","counts":{"a b":true}}"#, "$.counts[\"a b\"]", 26, "an integer", "true"),
        (#"{"id":"1","age":1.5}"#, "$.age", 16, "a number that Int holds", "number 1.5"),
        (#"{"id":"1","age":99999999999999999999}"#, "$.age", 16, "a number that Int holds", "number 9999999999999999…"),
        (
            #"{"id":"1","score":"a text of more than sixteen"}"#, "$.score", 18, "a number",
            "string \"a text of more t…\""
        ),
        (#"{"id":"1""#, "$", 9, "',' or '}'", "the end of the document"),
        (#"{"id":"1",}"#, "$", 10, "a key behind the comma", "'}'"),
        (#"{"id" "1"}"#, "$", 6, "':' behind the key", "string \"1\""),
        (#"{"id":"1"} x"#, "$", 11, "nothing behind the document's value", "x"),
        ("", "$", 0, "an object", "the end of the document"),
        ("\u{FEFF}{}", "$", 0, "an object", "a byte order mark"),
        (#"{"id":"1","zzz":[{"a":[0, 1, tru]}]}"#, "$.zzz[0].a[2]", 29, "a value", "tru"),
        (#"{"id":"1","is_active":"true"}"#, "$.is_active", 22, "true or false", "string \"true\""),
    ])
    func tellsPlaceAndExpectation(text: String, path: String, offset: Int, expected: String, found: String) {
        let error = readingError(Person.self, text)
        #expect(error?.path == path)
        #expect(error?.offset == offset)
        #expect(error?.expected == expected)
        #expect(error?.found == found)
        #expect(error?.description == "\(path): expected \(expected), found \(found) (at byte \(offset))")
    }

    @Test func conformersSayWhatTheyWanted() {
        struct Day: JSONReadable {
            init(json: inout JSONReader) throws(JSONError) {
                let text = try json.readString()
                throw json.mismatch(expected: "a date", found: text)
            }
        }
        let error = readingError([[String: Day]].self, #"[ {"é" : "yesterday, or maybe today"}]"#)
        #expect(error?.path == "$[0].é")
        #expect(error?.offset == 10)
        #expect(error?.found == "\"yesterday, or ma…\"")
        #expect(error?.kind == .mismatch)
    }

    @Test func depthIsLimited() {
        let limits = JSONLimits(depth: 3)
        #expect(throws: Never.self) { try JSONReader.read(JSONValue.self, from: "[[[1]],[[]]]", limits: limits) }
        #expect(readingError(JSONValue.self, "[[1,[[]]]]", limits: limits)?.kind == .limit)
        #expect(readingError(JSONValue.self, "[[1,[[]]]]", limits: limits)?.path == "$[0][1][0]")
        let deep = String(repeating: "[{\"a\":", count: 100_000)
        #expect(readingError(JSONValue.self, deep)?.kind == .limit)
        #expect(readingError(Person.self, "{\"zzz\":" + deep)?.kind == .limit)
    }

    @Test func writerTellsPlace() {
        let value: [String: [Double]] = ["a": [1, .nan]]
        let error = #expect(throws: JSONError.self) { try JSONWriter.bytes(of: value) }
        #expect(error?.path == "$.a[1]")
        #expect(error?.kind == .unwritable)
        #expect(error?.found == "nan")
    }

    @Test func everyPrefixAndEveryByteIsAnErrorAtWorst() {
        let text = #"{"id":"1\u00e9\n","list_of_friends":[{"id":"2","score":-1.5e3}],"note":null,"x":[true,{"y":{}}]}"#
        let bytes = [UInt8](text.utf8)
        for length in 0..<bytes.count {
            #expect(throws: JSONError.self) { try JSONReader.read(Person.self, from: bytes[..<length]) }
            #expect(throws: JSONError.self) { try JSONReader.read(JSONValue.self, from: bytes[..<length]) }
        }
        for index in bytes.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = bytes
                changed[index] = byte
                _ = try? JSONReader.read(Person.self, from: changed)
            }
        }
    }

    @Test func excerptsStaySmallAndOnOneLine() {
        let marks = String(repeating: "\u{301}", count: 10_000)
        #expect(readingError(Int.self, "\"e\(marks)\"")?.found.unicodeScalars.count == 26)
        #expect(readingError(Int.self, #""a\nb\u2028\u0000c""#)?.found == #"string "a\u{A}b\u{2028}\u{0}c""#)
        let key = String(repeating: "secret", count: 1_000)
        let error = readingError([String: Int].self, "{\"\(key)\":true}")
        #expect(error?.path == "$." + key.prefix(64) + "…")
        let odd = readingError([String: Int].self, "{\" \\n\(key)\":true}")
        #expect(odd?.path == #"$[" \u{A}"# + key.prefix(62) + "…\"]")
        for text in [
            "\"\(key)\"", String(repeating: "9", count: 5_000), "[\"\(key)\"]", "true\(key)", "{\"\(key)\":1}x",
        ] {
            for error in [
                readingError(Bool.self, text), readingError([Bool].self, text), readingError([String: Bool].self, text),
            ] {
                #expect((error?.description.utf8.count ?? 1_000) < 200)
            }
        }
    }
}
