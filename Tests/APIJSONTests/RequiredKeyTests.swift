import APIJSON
import Testing

/// Keys without which an object is no value of its type: in tables of any size, with null and with duplicates.
@Suite struct RequiredKeyTests {
    @Test func nullIsNoValue() {
        #expect(readingError(Person.self, #"{"id":null}"#)?.kind == .missing)
        #expect(readingError(Person.self, #"{"age":1}"#)?.kind == .missing)
        #expect(readingError(Person.self, "{}")?.expected == #"a value for the key "id""#)
    }

    @Test func theLastDuplicateDecides() throws {
        #expect(try JSONReader.read(Person.self, from: #"{"id":null,"age":1,"id":"1"}"#).id == "1")
        #expect(readingError(Person.self, #"{"id":"1","age":1,"id":null}"#)?.kind == .missing)
        #expect(readingError(Person.self, #"{"id":"1","id":null,"age":1}"#)?.kind == .missing)
    }

    /// Properties that are read into an empty value: neither null nor absence may leave it there.
    @Test func emptyValuesDoNotStay() throws {
        let values = [
            "text": "\"a\"", "flag": "true", "whole": "7", "real": "0.5", "list": "[1]", "map": "{\"k\":2}",
        ]
        func object(_ values: [String: String]) -> String {
            "{" + values.map { "\"\($0)\": \($1)" }.joined(separator: ",") + "}"
        }
        let read = try JSONReader.read(Filled.self, from: object(values))
        #expect(read == Filled(text: "a", flag: true, whole: 7, real: 0.5, list: [1], map: ["k": 2]))
        for name in values.keys {
            var others = values
            others[name] = nil
            #expect(readingError(Filled.self, object(others))?.expected == "a value for the key \"\(name)\"")
            others[name] = " null"
            #expect(readingError(Filled.self, object(others))?.expected == "a value for the key \"\(name)\"")
            others[name] = "nul"
            #expect(readingError(Filled.self, object(others))?.path == "$.\(name)")
            others[name] = name == "list" ? "{}" : "[]"
            #expect(readingError(Filled.self, object(others))?.kind == .mismatch)
            let twice = object(values).dropLast() + ",\"\(name)\":null}"
            #expect(readingError(Filled.self, String(twice))?.kind == .missing)
        }
    }

    @Test func theFirstErrorCounts() {
        let error = readingError(Person.self, #"{"age":"x","id":true,"zzz":tru}"#)
        #expect(error?.path == "$.age")
        #expect(
            readingError(Person.self, #"{"list_of_friends":[{"id":"1"},{"age":1}],"id":1}"#)?.path
                == "$.list_of_friends[1].id")
        #expect(readingError(Person.self, #"{"id":"1" "age":1}"#)?.kind == .syntax)
        #expect(readingError(Person.self, #"{"id":1"#)?.path == "$.id")
    }

    @Test func aReaderGoesOnAfterAnError() throws {
        // The first alternative fails inside of an object; the second one is read by the same reader.
        let text = #"[{"id":1,"age":2},{"name":"n"}]"#
        let either = try JSONReader.read([PersonOrBag].self, from: text)
        #expect(either.map(\.isPerson) == [false, false])
        #expect(try JSONReader.read(PersonOrBag.self, from: #"{"id":"1"}"#).isPerson)
    }

    @Test func anErrorThatNobodyAskedForIsThrownAtTheEnd() {
        struct Forgetful: JSONReadable {
            init(json: inout JSONReader) throws(JSONError) {
                var text: String?
                json.read(&text)
            }
        }
        #expect(throws: Never.self) { try JSONReader.read(Forgetful.self, from: "\"a\"") }
        #expect(readingError(Forgetful.self, "true")?.expected == "a string")
    }

    @Test func tablesOfMoreThanAWord() throws {
        let all = (0..<70).map { "\"k\($0)\":\($0)" }
        #expect(try JSONReader.read(Wide.self, from: "{" + all.joined(separator: ",") + "}").values[69] == 69)
        #expect(try JSONReader.read(Wide.self, from: "{" + all.reversed().joined(separator: ",") + "}").values[0] == 0)
        for missing in [0, 63, 64, 69] {
            let others = all.enumerated().filter { $0.offset != missing }.map(\.element)
            let error = readingError(Wide.self, "{" + others.joined(separator: ",") + "}")
            #expect(error?.expected == "a value for the key \"k\(missing)\"")
            let null = readingError(Wide.self, "{" + all.joined(separator: ",") + ",\"k\(missing)\":null}")
            #expect(null?.expected == "a value for the key \"k\(missing)\"")
        }
        let optional = all.enumerated().filter { $0.offset != 1 }.map(\.element)
        #expect(try JSONReader.read(Wide.self, from: "{" + optional.joined(separator: ",") + "}").values[1] == nil)
    }
}

/// Required properties of all types that have an empty value.
private struct Filled: JSONReadable, Equatable {
    let text: String
    let flag: Bool
    let whole: Int
    let real: Double
    let list: [Int]
    let map: [String: Int]

    static let keys = JSONKeys(required: "text", "flag", "whole", "real", "list", "map")
}

extension Filled {
    init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var text = ""
        var flag = false
        var whole = 0
        var real = 0.0
        var list: [Int] = []
        var map: [String: Int] = [:]
        while let key = json.nextKey(&object) {
            switch key {
            case 0: json.read(&text)
            case 1: json.read(&flag)
            case 2: json.read(&whole)
            case 3: json.read(&real)
            case 4: json.read(&list)
            default: json.read(&map)
            }
        }
        try json.endObject(&object)
        self.init(text: text, flag: flag, whole: whole, real: real, list: list, map: map)
    }
}

private enum PersonOrBag: JSONReadable {
    case person(Person)
    case bag(Bag)

    private static let jsonVariants = JSONVariants<Self>("PersonOrBag", .init(Self.person), .init(Self.bag))

    var isPerson: Bool { if case .person = self { true } else { false } }

    init(json: inout JSONReader) throws(JSONError) {
        self = try json.choose([0, 1], of: Self.jsonVariants)
    }
}

private struct Wide: JSONReadable {
    var values: [Int: Int] = [:]

    static let keys = JSONKeys(
        "k0", "k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9", "k10", "k11", "k12", "k13", "k14",
        "k15", "k16", "k17", "k18", "k19", "k20", "k21", "k22", "k23", "k24", "k25", "k26", "k27", "k28",
        "k29", "k30", "k31", "k32", "k33", "k34", "k35", "k36", "k37", "k38", "k39", "k40", "k41", "k42",
        "k43", "k44", "k45", "k46", "k47", "k48", "k49", "k50", "k51", "k52", "k53", "k54", "k55", "k56",
        "k57", "k58", "k59", "k60", "k61", "k62", "k63", "k64", "k65", "k66", "k67", "k68", "k69",
        required: 0, 63, 64, 69
    )

    init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        while let key = json.nextKey(&object) {
            var value: Int?
            json.read(&value)
            values[key] = value
        }
        try json.endObject(&object)
    }
}
