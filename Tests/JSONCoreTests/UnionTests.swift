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
