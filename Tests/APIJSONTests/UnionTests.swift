import APIJSON
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
            (#" "x""#, .text("x")), ("-1", .integer(-1)), ("1.5", .number(1.5)), ("1.0", .integer(1)),
            ("1e2", .integer(100)), ("1.00e1", .integer(10)), ("12e-1", .number(1.2)), ("0.0", .integer(0)),
            ("[true]", .other([true])), ("null", .other(.null)), ("{\"z\":1}", .other(["z": 1])),
            ("{\"id\":\"1\"}", .person(try JSONReader.read(Person.self, from: "{\"id\":\"1\"}"))),
        ]
        for (text, detail) in texts { #expect(try JSONReader.read(Detail.self, from: text) == detail) }
        #expect(readingError(Detail.self, "")?.kind == .syntax)
        #expect(readingError(Detail.self, "?")?.found == "'?'")
    }

    @Test(arguments: [
        (#"{"a":1}"#, "first"), (#"{"c":1}"#, "second"), (#"{"z":{"a":1},"c":null,"b":2}"#, "second"),
        (#"{"\u0061":1,"z":2}"#, "first"), ("{}", "first"), (#"{"c":1,"d":1}"#, "third"), (#"{"b":1,"d":1}"#, "third"),
        (#"{"c":1,"e":{"f":1}}"#, "second"), (#"{"d":1,"e":{"f":1}}"#, "third"), (#"{"z":1,"b":1}"#, "first"),
    ])
    func `the variant wins that fits best`(_ text: String, _ variant: String) throws {
        #expect(try JSONReader.read(Ranked.self, from: text).variant == variant)
    }

    @Test(arguments: [
        (#"{"a":1,"b":2}"#, "first"), ("{}", "fourth"), (#"{"a":1,"z":2}"#, "fourth"), (#"{"d":1}"#, "third"),
    ])
    func `an object of any keys wins where another variant would drop one`(_ text: String, _ variant: String) throws {
        #expect(try JSONReader.read(RankedOrFree.self, from: text).value.variant == variant)
    }

    @Test func `a value of no variant is kept, or an error that says which came closest`() throws {
        #expect(try JSONReader.read(Words.self, from: "3") == .unknown(3))
        let error = readingError([Either].self, #"[{"id":"1","age":"x"}]"#)
        #expect(error?.path == "$[0].age")
        #expect(error?.description.contains("Either") == true)
    }

    @Test(arguments: [
        (#""red""#, Words.color(.red)), (#""small""#, .size(.small)), (#""huge""#, .color(.unknown("huge"))),
        (#"{"color":"red"}"#, .object(["color": "red"])),
    ])
    func `an unknown value never wins over a variant`(_ text: String, _ value: Words) throws {
        #expect(try JSONReader.read(Words.self, from: text) == value)
    }

    @Test func `an object whose keys a variant doesn't know is no value of it`() throws {
        #expect(try JSONReader.read(PersonOrNothing.self, from: "{}") == .nothing(Nothing()))
        #expect(try JSONReader.read(PersonOrNothing.self, from: #"{"id":"1"}"#).isPerson)
        let broken = #"{"id":1}"#
        let value = try JSONReader.read(JSONValue.self, from: broken)
        #expect(try JSONReader.read(PersonOrNothing.self, from: broken) == .unknown(value))
    }

    @Test func `a base is read before a subtype's case for unknown values`() throws {
        #expect(try JSONReader.read(Base.self, from: #"{"type":"new"}"#) == .base(["type": "new"]))
        #expect(try JSONReader.read(Base.self, from: #"{"type":"bag"}"#).isSubtype)
        // Within the subtype, unknown values are kept.
        #expect(try JSONReader.read([Base].self, from: #"[{"type":"bag","shapes":[{"type":"new"}]}]"#)[0].isSubtype)
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

/// Objects that only their keys tell apart.
private enum Ranked: JSONReadable {
    case first(Keys<First>)
    case second(Keys<Second>)
    case third(Keys<Third>)
    case fourth(JSONObject)

    var variant: String { Mirror(reflecting: self).children.first?.label ?? "" }

    private static let jsonVariants = JSONVariants<Self>(
        "Ranked",
        .init(Self.first, keys: First.keys),
        .init(Self.second, keys: Second.keys),
        .init(Self.third, keys: Third.keys),
        .init(Self.fourth)
    )

    init(json: inout JSONReader) throws(JSONError) {
        self = try json.choose([0, 1, 2], of: Self.jsonVariants)
    }

    static func free(json: inout JSONReader) throws(JSONError) -> Self {
        try json.choose([3, 0, 1, 2], of: jsonVariants)
    }
}

private struct RankedOrFree: JSONReadable {
    let value: Ranked

    init(json: inout JSONReader) throws(JSONError) { value = try Ranked.free(json: &json) }
}

private protocol KeyTable { static var keys: JSONKeys { get } }
private enum First: KeyTable { static let keys = JSONKeys("a", "b") }
private enum Second: KeyTable { static let keys = JSONKeys("b", "c") }
private enum Third: KeyTable { static let keys = JSONKeys("c", "d", "e", required: 1) }

/// An object that skips what its table doesn't have.
private struct Keys<Table: KeyTable>: JSONReadable {
    init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Table.keys)
        while json.nextKey(&object) != nil { try json.skipValue() }
        try json.endObject(&object)
    }
}

/// Two enumerations of text, and anything else.
enum Words: JSONReadable, Hashable {
    case color(Color)
    case size(Size)
    case object([String: String])
    case unknown(JSONValue)

    private static let jsonVariants = JSONVariants<Self>(
        "Words", unknown: Self.unknown, .init(Self.color), .init(Self.size), .init(Self.object)
    )

    init(json: inout JSONReader) throws(JSONError) {
        self = try json.choose([0, 1, 2], of: Self.jsonVariants)
    }
}

enum Color: JSONReadable, Hashable {
    case red
    case unknown(String)

    init(json: inout JSONReader) throws(JSONError) {
        let text = try String(json: &json)
        self = text == "red" ? .red : .unknown(text)
        if text != "red" { json.noteUnknown() }
    }
}

enum Size: JSONReadable, Hashable {
    case small
    case unknown(String)

    init(json: inout JSONReader) throws(JSONError) {
        let text = try String(json: &json)
        self = text == "small" ? .small : .unknown(text)
        if text != "small" { json.noteUnknown() }
    }
}

private struct Named: JSONReadable {
    let name: String?

    init(json: inout JSONReader) throws(JSONError) {
        name = try json.discriminator("is")
        try json.skipValue()
    }
}

struct Nothing: JSONReadable, Hashable {
    init() {}
    init(json: inout JSONReader) throws(JSONError) { try json.skipObject() }
}

enum PersonOrNothing: JSONReadable, Equatable {
    case person(Person)
    case nothing(Nothing)
    case unknown(JSONValue)

    private static let jsonVariants = JSONVariants<Self>(
        "PersonOrNothing", unknown: Self.unknown, .init(Self.person, keys: Person.keys),
        .init(Self.nothing, keys: .none)
    )

    init(json: inout JSONReader) throws(JSONError) { self = try json.choose([0, 1], of: Self.jsonVariants) }

    var isPerson: Bool { if case .person = self { true } else { false } }
}

/// Its subtype is a union with a case for unknown values.
enum Base: JSONReadable, Equatable {
    case subtype(Shape)
    case base([String: String])

    private static let jsonVariants = JSONVariants<Self>("Base", .init(Self.subtype), .init(Self.base))

    init(json: inout JSONReader) throws(JSONError) { self = try json.readFirst([0, 1], of: Self.jsonVariants) }

    var isSubtype: Bool { if case .subtype = self { true } else { false } }
}
