import JSONCore
import Testing

@Suite struct UnionTests {
    @Test func discriminatorLooksAhead() throws {
        let person = try JSONReader.read(Person.self, from: #"{"id":"1"}"#)
        #expect(try JSONReader.read(Shape.self, from: #" {"x":[{}],"id":"1","type":"person"}"#) == .person(person))
        #expect(try JSONReader.read(Shape.self, from: #"{"t\u0079pe":"bag"}"#).isBag)
        for unknown in [#"{"type":"new","a":1}"#, #"{"type":1}"#, "{}", "[1]", "3", "null"] {
            let value = try JSONReader.read(JSONValue.self, from: unknown)
            #expect(try JSONReader.read(Shape.self, from: unknown) == .unknown(value))
        }
        #expect(readingError(Shape.self, "{\"a\":x}")?.offset == 5)
        #expect(readingError(Shape.self, "")?.offset == 0)
    }

    @Test func kindsAndKeysTellApart() throws {
        let texts: [(String, Detail)] = [
            (#" "x""#, .text("x")), ("-1", .integer(-1)), ("1.0", .number(1)), ("1e2", .number(100)),
            ("[true]", .other([true])), ("null", .other(.null)), ("{\"z\":1}", .other(["z": 1])),
            ("{\"id\":\"1\"}", .person(try JSONReader.read(Person.self, from: "{\"id\":\"1\"}"))),
        ]
        for (text, detail) in texts { #expect(try JSONReader.read(Detail.self, from: text) == detail) }
        #expect(readingError(Detail.self, "")?.kind == .syntax)
        #expect(readingError(Detail.self, "?")?.found == "'?'")
    }

    @Test(arguments: [
        (#"{"a":1}"#, [0, 1, 2]), (#"{"c":1}"#, [1, 2, 0]), (#"{"z":{"a":1},"c":null,"b":2}"#, [1, 0, 2]),
        (#"{"\u0061":1,"z":2}"#, [0, 1, 2]), ("{}", [0, 1, 2]), (" [1]", [0, 1, 2]), ("null", [0, 1, 2]),
        (#"{"c":1,"d":1}"#, [2, 1, 0]),
    ])
    func `those that know most of the keys come first`(_ text: String, _ order: [Int]) throws {
        #expect(try JSONReader.read(Ranked.self, from: text).order == order)
    }

    @Test func `asking for known keys reports what is no JSON`() {
        #expect(readingError(Ranked.self, #"{"a":x}"#)?.offset == 5)
        #expect(readingError(Ranked.self, "")?.offset == 0)
    }

    @Test func `a discriminator may be a number or a boolean`() throws {
        #expect(try JSONReader.read(Named.self, from: #"{"is":12}"#).name == "12")
        #expect(try JSONReader.read(Named.self, from: #"{"is":true}"#).name == "true")
        #expect(try JSONReader.read(Named.self, from: #"{"is":null}"#).name == nil)
        #expect(try JSONReader.read(Named.self, from: #"{"is":{"is":"x"}}"#).name == nil)
    }

    @Test func orderDecides() throws {
        #expect(try JSONReader.read(Either.self, from: "[1,2]") == .numbers([1, 2]))
        let error = readingError([Either].self, #"[[1],{"id":"1","age":"x"}]"#)
        #expect(error?.path == "$[1].age")
        #expect(error?.offset == 21)
        #expect(error?.description.contains("Either") == true)
    }

    @Test func unionsInsideUnionsStayAffordable() {
        let depth = 60
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(readingError(Nested.self, text)?.kind == .limit)
    }
}

extension Shape {
    fileprivate var isBag: Bool {
        if case .bag = self { true } else { false }
    }
}

/// Which tables know most of an object's keys.
private struct Ranked: JSONReadable {
    private static let first = JSONKeys("a", "b")
    private static let second = JSONKeys("b", "c")
    private static let third = JSONKeys("c", "d")

    let order: [Int]

    init(json: inout JSONReader) throws(JSONError) {
        order = try json.byKnownKeys(Self.first, Self.second, Self.third)
        try json.skipValue()
    }
}

private struct Named: JSONReadable {
    let name: String?

    init(json: inout JSONReader) throws(JSONError) {
        name = try json.discriminator("is")
        try json.skipValue()
    }
}
