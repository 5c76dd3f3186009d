import APIJSON
import Testing

/// Keys that Swift strings take for equal, since they look the same, are different keys of JSON.
@Suite struct CanonicalKeyTests {
    private static let composed = "\u{E9}"
    private static let decomposed = "e\u{301}"
    private static let text = "{\"\(composed)\":1,\"\(decomposed)\":2}"

    @Test(arguments: [0, 30]) func `an object keeps them apart`(_ others: Int) throws {
        let more = (0..<others).map { ",\"k\($0)\":0" }.joined()
        let text = Self.text.dropLast() + more + "}"
        let object = try JSONReader.read(JSONObject.self, from: Array(String(text).utf8))
        #expect(object.count == 2 + others)
        #expect(object[Self.composed] == 1)
        #expect(object[Self.decomposed] == 2)
        #expect(object["e\u{301}\u{301}"] == nil)
        #expect(JSONValue.object(object).description.utf8.elementsEqual(text.utf8))
        var other = object
        other[Self.composed] = nil
        #expect(other[Self.decomposed] == 2)
        #expect(other != object)
    }

    @Test func `objects with one of them each are different`() {
        #expect(JSONObject([(Self.composed, .null)]) != JSONObject([(Self.decomposed, .null)]))
        #expect(JSONObject([(Self.composed, JSONValue.null), (Self.composed, JSONValue.bool(true))]).count == 1)
    }

    /// As generated code reads and writes.
    private struct Both: Equatable, JSONReadable, JSONWritable {
        var first: Int?
        var second: Int?
        private static let keys = JSONKeys("\u{E9}", "e\u{301}")

        init(json: inout JSONReader) throws(JSONError) {
            var object = try json.beginObject(Self.keys)
            while let key = json.nextKey(&object) {
                switch key {
                case 0: json.read(&first)
                default: json.read(&second)
                }
            }
            try json.endObject(&object)
        }

        func write(to json: inout JSONWriter) {
            var object = json.beginObject(Self.keys)
            json.writeIfPresent(first, 0, in: &object)
            json.writeIfPresent(second, 1, in: &object)
            json.endObject(object)
        }
    }

    @Test(arguments: [text, #"{"e\u0301":2,"\u00e9":1}"#]) func `generated types keep them apart`(_ text: String) throws
    {
        let both = try JSONReader.read(Both.self, from: Array(text.utf8))
        #expect(both.first == 1)
        #expect(both.second == 2)
        #expect(try JSONWriter.string(of: both).utf8.elementsEqual(Self.text.utf8))
    }
}
