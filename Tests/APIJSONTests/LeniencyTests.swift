import APIJSON
import Foundation
import Testing

/// Documents that don't fit their types, read leniently.
@Suite struct LeniencyTests {
    private func read<T: JSONReadable & JSONWritable>(
        _ type: T.Type, _ text: String, _ leniency: JSONLeniency
    ) throws -> (text: String, recoveries: [String]) {
        var recoveries: [JSONRecovery] = []
        let value = try [UInt8](text.utf8).withUnsafeBytes { bytes in
            try JSONReader.read(T.self, from: bytes, leniency: leniency, recoveries: &recoveries)
        }
        let written = String(decoding: try JSONWriter.bytes(of: value), as: UTF8.self)
        return (written, recoveries.map { "\($0.error.path) \($0.action)" })
    }

    private func error<T: JSONReadable & JSONWritable>(
        _ type: T.Type, _ text: String, _ leniency: JSONLeniency
    ) throws -> JSONError {
        try #require(#expect(throws: JSONError.self) { try read(type, text, leniency) } as JSONError?)
    }

    // MARK: Optional values

    @Test(arguments: [
        (#"{"id":1,"age":"old","tags":["a"]}"#, #"{"id":1,"tags":["a"]}"#, ["$.age ignored"]),
        (#"{"age":[1,{"x":[2,"}"]}],"id":1}"#, #"{"id":1,"tags":[]}"#, ["$.age ignored"]),
        (
            #"{"id":1,"owner":{"id":"x","age":[]},"age":{"a":1}}"#, #"{"id":1,"tags":[]}"#,
            ["$.owner.id ignored", "$.age ignored"]
        ),
        (
            #"{"id":1,"owner":{"id":2,"age":[]}}"#, #"{"id":1,"owner":{"id":2,"tags":[]},"tags":[]}"#,
            ["$.owner.age ignored"]
        ),
        (
            #"{"id":1,"owner":{"age":4}, "age" : 5 , "extra": {} }"#, #"{"id":1,"age":5,"tags":[]}"#,
            ["$.owner.id ignored"]
        ),
        (#"{"id":1,"age":{},"age":2,"age":"x"}"#, #"{"id":1,"tags":[]}"#, ["$.age ignored", "$.age ignored"]),
    ])
    func `an optional value that can't be read is absent`(text: String, value: String, recoveries: [String]) throws {
        let found = try read(Pet.self, text, .init(ignoresInvalidOptionals: true))
        #expect(found.text == value)
        #expect(found.recoveries == recoveries)
    }

    @Test func `a required value that can't be read is an error`() throws {
        let found = try error(Pet.self, #"{"age":"old","id":"x"}"#, .init(ignoresInvalidOptionals: true))
        #expect(found.path == "$.id")
        #expect(try error(Pet.self, #"{"id":1,"age":[}"#, .lenient).kind == .syntax)
        #expect(try error(Pet.self, #"{"id":1,"age":["\#("\u{1}")"]}"#, .lenient).kind == .syntax)
    }

    @Test func `nothing is corrected unless allowed`() throws {
        #expect(try error(Pet.self, #"{"id":1,"age":"old"}"#, .strict).path == "$.age")
        #expect(try error(Pet.self, #"{"id":1,"age":"old"}"#, .init(skipsInvalidElements: true)).path == "$.age")
        #expect(try error([Int].self, #"[1,"x"]"#, .init(ignoresInvalidOptionals: true)).path == "$[1]")
        #expect(try error(Pet.self, #"{"id":"1"}"#, .init(ignoresInvalidOptionals: true)).path == "$.id")
    }

    @Test(arguments: [
        (#"{"id":1,"age":""}"#, true), (#"{"id":1,"age": "" }"#, true), (#"{"id":1,"age":" "}"#, false),
        (#"{"id":""}"#, false), (#"{"id":1,"tags":""}"#, true),
    ])
    func `an empty string is absent`(text: String, isRead: Bool) throws {
        let found = try? read(Pet.self, text, .init(ignoresEmptyText: true))
        #expect(found?.text == (isRead ? #"{"id":1,"tags":[]}"# : nil))
    }

    // MARK: Elements

    @Test func `an element that can't be read is skipped`() throws {
        let found = try read(
            [Pet].self, #"[{"id":1},{"id":"x","owner":{"id":3}}, 7 ,{"id":2,"tags":["a",3,"b"]},{},[[]]]"#,
            .init(skipsInvalidElements: true))
        #expect(found.text == #"[{"id":1,"tags":[]},{"id":2,"tags":["a","b"]}]"#)
        #expect(found.recoveries == ["$[1].id", "$[2]", "$[3].tags[1]", "$[4].id", "$[5]"].map { $0 + " skipped" })
    }

    @Test func `so is a value of a map`() throws {
        let found = try read([String: Int].self, #"{"a":1,"b":"x","c":{"d":[1]},"e":2}"#, .lenient)
        let value = try JSONReader.read([String: Int].self, from: found.text)
        #expect(value == ["a": 1, "e": 2])
        #expect(found.recoveries == ["$.b skipped", "$.c skipped"])
        let rest = try read(Labels.self, #"{"id":1,"x":"a","y":2,"z":[]}"#, .init(skipsInvalidElements: true))
        #expect(rest.text == #"{"id":1,"x":"a"}"#)
        #expect(rest.recoveries == ["$.y skipped", "$.z skipped"])
    }

    @Test func `depth is counted right after many faults`() throws {
        let bad = #"{"id":{"a":[[["#
        let closed = #"]]]}}"#
        let list = "[" + Array(repeating: bad + closed, count: 600).joined(separator: ",") + #",{"id":1}]"#
        #expect(try read([Pet].self, list, .lenient).text == #"[{"id":1,"tags":[]}]"#)
        let many = "{\"id\":1," + Array(repeating: "\"owner\":" + bad + closed, count: 600).joined(separator: ",") + "}"
        #expect(try read(Pet.self, many, .lenient).text == #"{"id":1,"tags":[]}"#)
        let deep = String(repeating: "[", count: 511) + String(repeating: "]", count: 511)
        #expect(try read(Pet.self, "{\"id\":1,\"age\":\(deep)}", .lenient).text == #"{"id":1,"tags":[]}"#)
        let deeper = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        #expect(try error(Pet.self, "{\"id\":1,\"age\":\(deeper)}", .lenient).kind == .limit)
    }

    @Test func `the number of corrections is limited`() throws {
        let list = "[" + Array(repeating: "null", count: 11).joined(separator: ",") + "]"
        #expect(try read([Int].self, list, .init(skipsInvalidElements: true, maximumRecoveries: 11)).text == "[]")
        let found = try error([Int].self, list, .init(skipsInvalidElements: true, maximumRecoveries: 10))
        #expect(found.kind == .limit)
    }

    @Test(.timeLimit(.minutes(15))) func `many faults take linear time`() throws {
        let padding = String(repeating: "x", count: 1000)
        let element = #"{"id":1,"age":"old","tags":["\#(padding)"]}"#
        let list = "[" + Array(repeating: element, count: 9000).joined(separator: ",") + "]"
        #expect(try read([Pet].self, list, .lenient).recoveries.count == 9000)
    }

    // MARK: Scalars

    @Test(arguments: [
        (#"{"id":"12","age":"7"}"#, #"{"id":12,"age":7,"tags":[]}"#, ["$.id", "$.age"]),
        (
            #"{"id":1,"tags":[1,-2.5e3,true,"x"]}"#, #"{"id":1,"tags":["1","-2.5e3","true","x"]}"#,
            ["$.tags[0]", "$.tags[1]", "$.tags[2]"]
        ),
    ])
    func `scalars are converted`(text: String, value: String, places: [String]) throws {
        let found = try read(Pet.self, text, .init(convertsScalars: true))
        #expect(found.text == value)
        #expect(found.recoveries == places.map { $0 + " converted" })
    }

    @Test func `what isn't a number in a string is no number`() throws {
        let leniency = JSONLeniency(convertsScalars: true)
        for text in [#""""#, #""1x""#, #"" 1""#, #""1.5""#, #""١""#, "[1]"] {
            #expect(throws: JSONError.self) { try read(Int.self, text, leniency) }
        }
        #expect(try read(Bool.self, #""true""#, leniency).text == "true")
        #expect(try read(Double.self, #""1.5""#, leniency).text == "1.5")
        #expect(throws: JSONError.self) { try read(String.self, "null", leniency) }
        #expect(throws: JSONError.self) { try read(String.self, "[]", leniency) }
    }

    @Test func `a conversion within a value that is left out isn't reported`() throws {
        let found = try read([Pet].self, #"[{"id":"1","owner":{"age":"2","id":"x"}},{"age":"3"}]"#, .lenient)
        #expect(found.text == #"[{"id":1,"tags":[]}]"#)
        #expect(found.recoveries == ["$[0].id converted", "$[0].owner.id ignored", "$[1].id skipped"])
    }

    // MARK: Missing keys

    @Test func `a missing key takes its type's empty value where named`() throws {
        let leniency = JSONLeniency(emptyIfMissing: ["id", "tags", "flag", "map", "part", "date"])
        let found = try read(AllRequired.self, #"{"other":[]}"#, leniency)
        #expect(found.text == #"{"id":0,"tags":[],"flag":false,"map":{},"part":{}}"#)
        #expect(found.recoveries == ["$.id", "$.tags", "$.flag", "$.map", "$.part"].map { $0 + " emptied" })
        #expect(try read(AllRequired.self, #"{"map":null,"id":5}"#, leniency).text.hasPrefix(#"{"id":5,"tags":[]"#))
        #expect(try error(AllRequired.self, "{}", .init(emptyIfMissing: ["id"])).path == "$.tags")
    }

    @Test func `also in the middle of a document`() throws {
        let found = try read([Pet].self, #"[{"age":1}, {"owner":{"age":2},"id":3} ,{}]"#, .init(emptyIfMissing: ["id"]))
        #expect(
            found.text
                == #"[{"id":0,"age":1,"tags":[]},{"id":3,"owner":{"id":0,"age":2,"tags":[]},"tags":[]},{"id":0,"tags":[]}]"#
        )
        #expect(found.recoveries == ["$[0].id", "$[1].owner.id", "$[2].id"].map { $0 + " emptied" })
    }

    @Test func `a type without an empty value fails`() throws {
        let leniency = JSONLeniency(emptyIfMissing: ["owner", "id", "note"])
        let found = try error(Owned.self, #"{"note":"a"}"#, leniency)
        #expect(found.kind == .missing)
        #expect(found.path == "$.owner")
    }
}

// MARK: Models

/// As generated: `id` is required, `owner`, `age` and `tags` are optional.
private struct Pet: JSONReadable, JSONWritable {
    let id: Int
    let owner: [Pet]
    let age: Int?
    let tags: [String]

    private static let keys = JSONKeys("id", "owner", "age", "tags", required: 0)

    init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var id = 0
        var owner: Pet?
        var age: Int?
        var tags: [String]?
        while let key = json.nextKey(&object) {
            switch key {
            case 0: json.read(&id)
            case 1: json.read(&owner)
            case 2: json.read(&age)
            default: json.read(&tags)
            }
        }
        try json.endObject(&object)
        self.id = id
        self.owner = owner.map { [$0] } ?? []
        self.age = age
        self.tags = tags ?? []
    }

    func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.write(id, 0, in: &object)
        if let owner = owner.first { json.write(owner, 1, in: &object) }
        if let age { json.write(age, 2, in: &object) }
        json.write(tags, 3, in: &object)
        json.endObject(object)
    }
}

/// A required property beside any number of strings.
private struct Labels: JSONReadable, JSONWritable {
    let id: Int
    let labels: [String: String]

    private static let keys = JSONKeys(required: "id")

    init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var id = 0
        var labels: [String: String] = [:]
        while json.nextKey(&object, additional: &labels) != nil { json.read(&id) }
        try json.endObject(&object)
        self.id = id
        self.labels = labels
    }

    func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.write(id, 0, in: &object)
        json.writeAdditional(labels, in: &object)
        json.endObject(object)
    }
}

/// An object without required keys.
private struct Part: JSONReadable, JSONWritable {
    private static let keys = JSONKeys("name")

    init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var name: String?
        while json.nextKey(&object) != nil { json.read(&name) }
        try json.endObject(&object)
    }

    func write(to json: inout JSONWriter) {
        let object = json.beginObject(Self.keys)
        json.endObject(object)
    }
}

private struct AllRequired: JSONReadable, JSONWritable {
    let id: Int
    let tags: [String]
    let flag: Bool
    let map: [String: Int]
    let part: Part

    private static let keys = JSONKeys(required: "id", "tags", "flag", "map", "part")

    init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var id = 0
        var tags: [String] = []
        var flag = false
        var map: [String: Int] = [:]
        var part: Part?
        while let key = json.nextKey(&object) {
            switch key {
            case 0: json.read(&id)
            case 1: json.read(&tags)
            case 2: json.read(&flag)
            case 3: json.read(&map)
            default: json.read(&part)
            }
        }
        try json.endObject(&object)
        self.id = id
        self.tags = tags
        self.flag = flag
        self.map = map
        self.part = JSONReader.required(part)
    }

    func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.write(id, 0, in: &object)
        json.write(tags, 1, in: &object)
        json.write(flag, 2, in: &object)
        json.write(map, 3, in: &object)
        json.write(part, 4, in: &object)
        json.endObject(object)
    }
}

/// Its owner has a required key of its own.
private struct Owned: JSONReadable, JSONWritable {
    private static let keys = JSONKeys(required: "owner", "note")

    init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var owner: AllRequired?
        var note = ""
        while let key = json.nextKey(&object) {
            if key == 0 { json.read(&owner) } else { json.read(&note) }
        }
        try json.endObject(&object)
    }

    func write(to json: inout JSONWriter) { json.writeNull() }
}
