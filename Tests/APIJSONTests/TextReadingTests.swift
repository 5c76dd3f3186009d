import Testing

@testable import APIJSON

/// Numbers and Booleans in quotation marks, for those who ask for them.
@Suite struct TextReadingTests {
    private func read<T: JSONReadable>(_ type: T.Type, _ text: String) throws -> T {
        try JSONReader.readTexts(type, from: Array(text.utf8))
    }

    @Test func whatIsAskedForDecides() throws {
        #expect(try read(Int.self, #""12""#) == 12)
        #expect(try read(Int?.self, #""-12""#) == -12)
        #expect(try read([UInt8].self, #"["0","255", 7]"#) == [0, 255, 7])
        #expect(try read(Double.self, #""1.5e3""#) == 1500)
        #expect(try read(Float.self, #""0.1""#) == 0.1)
        #expect(try read([Bool].self, #"["true","false",true]"#) == [true, false, true])
        #expect(try read([String].self, #"["12","true","null",""]"#) == ["12", "true", "null", ""])
        #expect(try read(JSONNumber.self, #""1e999""#).text == "1e999")
        let person = try read(Person.self, #"{"id":"1","age":"2","score":"0.5","is_active":"true","counts":{"a":"3"}}"#)
        #expect(person.id == "1" && person.age == 2 && person.score == 0.5 && person.isActive == true)
        #expect(person.counts == ["a": 3])
    }

    @Test(arguments: [
        "12 ", " 12", "", "1x", "0x1", "+1", "1.5", "99999999999999999999", "\\u0031", "true", "-", "1,2",
    ])
    func whatIsNoIntegerIsAnError(content: String) {
        #expect(throws: JSONError.self) { try read(Int.self, "\"\(content)\"") }
    }

    @Test func othersDoNot() {
        #expect(throws: JSONError.self) { try read(Bool.self, #""True""#) }
        #expect(throws: JSONError.self) { try read(Bool.self, #""true ""#) }
        #expect(throws: JSONError.self) { try read(Bool.self, #""1""#) }
        #expect(throws: JSONError.self) { try read(Double.self, #""NaN""#) }
        #expect(throws: JSONError.self) { try read(Int.self, "\"12") }
        #expect(readingError(Int.self, #""12""#)?.expected == "an integer")
        #expect(readingError(Bool.self, #""true""#)?.expected == "true or false")
        #expect(readingError(Double.self, #""1""#)?.expected == "a number")
    }

    @Test func `in markup one element may take the place of a list`() throws {
        let bytes = Array(#"{"a": "1", "b": ["1", "2"], "c": null}"#.utf8)
        let read = try JSONReader.readTexts([String: [Int]].self, from: bytes, isMarkup: true)
        #expect(read == ["a": [1], "b": [1, 2], "c": []])
        #expect(throws: JSONError.self) { try JSONReader.readTexts([String: [Int]].self, from: bytes) }
    }
}
