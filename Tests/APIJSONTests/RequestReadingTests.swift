import Foundation
import Testing

@testable import APIJSON

/// What a reader of requests insists on, and one of responses doesn't.
@Suite struct RequestReadingTests {
    /// As the generator writes it, of every presence: `maybe` has to be there and may be null, `any` holds anything.
    private struct Order: JSONReadable {
        var id: String
        var count: Int?
        var lines: [Int]?
        var note: String?
        var maybe: Bool?
        var any: JSONValue
        var field: Field<Int>
        var part: Part?

        static let keys = JSONKeys(
            "id", "count", "lines", "note", "maybe", "any", "field", "part", required: 0, nullable: 4, 5)

        init(json: inout JSONReader) throws(JSONError) {
            var object = try json.beginObject(Self.keys)
            var id = ""
            var count: Int?
            var lines: [Int]?
            var note: String?
            var maybe: Bool?
            var any: JSONValue?
            var field: Field<Int> = .absent
            var part: Part?
            while let key = json.nextKey(&object) {
                switch key {
                case 0: json.read(&id)
                case 1: json.read(&count)
                case 2: json.read(&lines)
                case 3: json.read(&note)
                case 4: json.read(&maybe)
                case 5: json.read(&any)
                case 6: json.read(&field)
                default: json.read(&part)
                }
            }
            try json.endObject(&object)
            self.id = id
            self.count = count
            self.lines = lines
            self.note = note
            self.maybe = maybe
            self.any = any ?? .null
            self.field = field
            self.part = part
        }
    }

    private struct Part: JSONReadable {
        var flag: Bool?

        private static let keys = JSONKeys("flag")

        init(json: inout JSONReader) throws(JSONError) {
            var object = try json.beginObject(Self.keys)
            var flag: Bool?
            while json.nextKey(&object) != nil { json.read(&flag) }
            try json.endObject(&object)
            self.flag = flag
        }
    }

    private func faults(_ text: String) -> [String] {
        var faults: [JSONError] = []
        let bytes = Array(text.utf8)
        let order = bytes.withUnsafeBytes { JSONReader.read(Order.self, from: $0, faults: &faults) }
        #expect((order == nil) == !faults.isEmpty)
        return faults.map { "\($0.path): expected \($0.expected), found \($0.found)" }
    }

    @Test func `null is a value where it is described`() {
        #expect(faults(#"{"id": "1", "maybe": null, "any": null, "field": null}"#) == [])
        #expect(faults(#"{"any": [null], "maybe": true, "id": "1"}"#) == [])
    }

    @Test func `null is a fault where the key may only be left out`() throws {
        let text =
            #"{"id": "1", "count": null, "lines": null, "note": null, "maybe": null, "any": 1, "part": {"flag": null}}"#
        #expect(
            faults(text) == [
                "$.count: expected a value, or no key at all, found null",
                "$.lines: expected a value, or no key at all, found null",
                "$.note: expected a value, or no key at all, found null",
                "$.part.flag: expected a value, or no key at all, found null",
            ])
        #expect(try JSONReader.read(Order.self, from: text).count == nil, "responses are read as before")
    }

    @Test func `keys that may be null have to be there`() throws {
        #expect(
            faults(#"{"id": "1"}"#) == [
                #"$.maybe: expected a value for the key "maybe", found none"#,
                #"$.any: expected a value for the key "any", found none"#,
            ])
        #expect(try JSONReader.read(Order.self, from: #"{"id": "1"}"#).maybe == nil)
    }

    @Test func `all faults are listed`() {
        #expect(
            faults(#"{"count": null, "maybe": 1, "part": {"flag": 2}, "any": null}"#) == [
                #"$.id: expected a value for the key "id", found none"#,
                "$.count: expected a value, or no key at all, found null",
                "$.maybe: expected true or false, found number 1",
                "$.part.flag: expected true or false, found number 2",
            ])
    }
}
