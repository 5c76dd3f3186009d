import APIJSON
import Testing

@Suite struct JSONWriterTests {
    @Test func prettyPrinting() throws {
        let value: JSONValue = ["b": [1, [], [:]], "a": [:]]
        let lines = ["{", "  \"b\": [", "    1,", "    [],", "    {}", "  ],", "  \"a\": {}", "}"]
        #expect(try JSONWriter.string(of: value, isPretty: true) == lines.joined(separator: "\n"))
        let person = try JSONReader.read(Person.self, from: #"{"id":"1","age":2}"#)
        #expect(
            try JSONWriter.string(of: person, isPretty: true)
                == "{\n  \"id\": \"1\",\n  \"age\": 2,\n  \"score\": null\n}")
    }

    @Test func keysAreSortedOnDemand() throws {
        let dictionary = Dictionary(uniqueKeysWithValues: (0..<50).map { ("k\($0)", $0) })
        let sorted =
            "{" + dictionary.keys.sorted().map { "\"\($0)\":\(dictionary[$0] ?? 0)" }.joined(separator: ",") + "}"
        #expect(try JSONWriter.string(of: dictionary, sortsKeys: true) == sorted)
        #expect(try JSONWriter.bytes(of: dictionary, purpose: .comparing) == [UInt8](sorted.utf8))
        #expect(try JSONWriter.string(of: ["b": 1, "a": 2] as JSONValue, sortsKeys: true) == #"{"a":2,"b":1}"#)
    }

    @Test func comparingBytesAgreeWithEquality() throws {
        func bytes(_ value: some JSONWritable) throws -> [UInt8] {
            try JSONWriter.bytes(of: value, purpose: .comparing)
        }
        #expect(try bytes(0.0) == bytes(-0.0))
        #expect(try bytes(Double.nan) == bytes(-Double.nan))
        #expect(try bytes(0.1) != bytes(0.1.nextUp))
        #expect(try bytes(Double.infinity) != bytes(-Double.infinity))
        #expect(try bytes(["a": 1.0, "b": "x"] as JSONValue) == bytes(["b": "x", "a": 1] as JSONValue))
        #expect(try bytes(Optional<Int>.none) == bytes(JSONValue.null))
    }

    @Test func isComparingIsKnownToConformers() throws {
        struct Probe: JSONWritable {
            func write(to json: inout JSONWriter) { json.writeBool(json.isComparing) }
        }
        #expect(try JSONWriter.string(of: Probe()) == "false")
        #expect(try JSONWriter.bytes(of: Probe(), purpose: .comparing) == [UInt8]("true".utf8))
    }

    @Test func rawPieces() throws {
        struct Raw: JSONWritable {
            func write(to json: inout JSONWriter) {
                var array = json.beginArray()
                json.nextElement(&array)
                json.writeNumberText("1.50")
                json.nextElement(&array)
                json.writeRaw("{\"a\":1}")
                json.nextElement(&array)
                json.writeEmptyObject()
                json.nextElement(&array)
                json.writeNull()
                json.endArray(array)
            }
        }
        #expect(try JSONWriter.string(of: Raw()) == #"[1.50,{"a":1},{},null]"#)
    }

    @Test func keysThatNeedEscapesAreWrittenWithThem() throws {
        struct Odd: JSONWritable {
            static let keys = JSONKeys("a\"b", "", "ключ")
            func write(to json: inout JSONWriter) {
                var object = json.beginObject(Self.keys)
                for index in 0..<3 { json.write(index, index, in: &object) }
                json.endObject(object)
            }
        }
        #expect(try JSONWriter.string(of: Odd()) == #"{"a\"b":0,"":1,"ключ":2}"#)
    }
}
