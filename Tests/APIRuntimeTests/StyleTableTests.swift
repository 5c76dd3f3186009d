import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// The table of the specification, and RFC 6570's examples, in both directions.
struct StyleTableTests {
    /// OpenAPI 3.2.0, section 4.12.5 (Style Examples), column by column: style, explode, the empty string (3.0.4), a string, an
    /// array, an object. Queries stand without their question mark.
    private static let table = """
        | matrix         | false | ;color | ;color=blue | ;color=blue,black,brown              | ;color=R,100,G,200,B,150 |
        | matrix         | true  | ;color | ;color=blue | ;color=blue;color=black;color=brown  | ;R=100;G=200;B=150 |
        | label          | false | .      | .blue       | .blue,black,brown                    | .R,100,G,200,B,150 |
        | label          | true  | .      | .blue       | .blue.black.brown                    | .R=100.G=200.B=150 |
        | simple         | false |        | blue        | blue,black,brown                     | R,100,G,200,B,150 |
        | simple         | true  |        | blue        | blue,black,brown                     | R=100,G=200,B=150 |
        | form           | false | color= | color=blue  | color=blue,black,brown               | color=R,100,G,200,B,150 |
        | form           | true  | color= | color=blue  | color=blue&color=black&color=brown   | R=100&G=200&B=150 |
        | spaceDelimited | false | n/a    | n/a         | color=blue%20black%20brown           | color=R%20100%20G%20200%20B%20150 |
        | spaceDelimited | true  | n/a    | n/a         | n/a                                  | n/a |
        | pipeDelimited  | false | n/a    | n/a         | color=blue%7Cblack%7Cbrown           | color=R%7C100%7CG%7C200%7CB%7C150 |
        | pipeDelimited  | true  | n/a    | n/a         | n/a                                  | n/a |
        | deepObject     | n/a   | n/a    | n/a         | n/a                                  | color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150 |
        | cookie         | false | color= | color=blue  | color=blue,black,brown               | color=R,100,G,200,B,150 |
        | cookie         | true  | color= | color=blue  | color=blue; color=black; color=brown | R=100; G=200; B=150 |
        """

    private static let values: [(JSONValue, ParameterShape)] = [
        ("", .primitive), ("blue", .primitive), (["blue", "black", "brown"], .array),
        (["R": 100, "G": 200, "B": 150], .object),
    ]

    @Test func `every cell of the specification's table`() throws {
        var cells = 0
        for row in Self.table.split(separator: "\n") {
            let columns = row.split(separator: "|", omittingEmptySubsequences: false)
                .dropFirst().dropLast().map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(columns.count == 6)
            for place in ParameterPlace.places(ofStyle: columns[0]) {
                for (expected, (value, shape)) in zip(columns[2...], Self.values) where expected != "n/a" {
                    cells += 1
                    try check(place, explode: columns[1] != "false", value, shape, expected)
                }
            }
        }
        #expect(cells == 61)
    }

    private func check(
        _ place: ParameterPlace,
        explode: Bool,
        _ value: JSONValue,
        _ shape: ParameterShape,
        _ expected: String
    ) throws {
        var expected = expected
        // A cookie's pairs are separated by a semicolon and a space (RFC 6265, section 4.2.1), whatever the style.
        if case .cookie = place { expected = expected.replacingOccurrences(of: "&", with: "; ") }
        #expect(try place.encode("color", value, explode: explode) == expected)
        switch shape {
        case .primitive:
            #expect(try place.decode("color", String.self, expected, shape: shape, explode: explode) == value.string)
        case .array:
            let decoded = try place.decode("color", [String].self, expected, shape: shape, explode: explode)
            #expect(decoded == ["blue", "black", "brown"])
        case .object:
            let decoded = try place.decode("color", [String: Int].self, expected, shape: shape, explode: explode)
            #expect(decoded == ["R": 100, "G": 200, "B": 150])
        }
    }

    private static let variables: [String: (JSONValue, ParameterShape)] = [
        "dub": ("me/too", .primitive), "hello": ("Hello World!", .primitive), "half": ("50%", .primitive),
        "var": ("value", .primitive), "who": ("fred", .primitive), "base": ("http://example.com/home/", .primitive),
        "list": (["red", "green", "blue"], .array), "keys": (["semi": ";", "dot": ".", "comma": ","], .object),
        "v": (6, .primitive), "x": (1024, .primitive), "y": (768, .primitive), "empty": ("", .primitive),
        "empty_keys": ([:], .object), "undef": (nil, .primitive),
    ]

    /// RFC 6570, sections 3.2.2 (simple), 3.2.5 (label), 3.2.7 (path-style), 3.2.8 (form), 3.2.3 (reserved).
    @Test(
        arguments: [
            ("{var}", "value"), ("{hello}", "Hello%20World%21"), ("{half}", "50%25"), ("{empty}", ""), ("{v}", "6"),
            ("{base}", "http%3A%2F%2Fexample.com%2Fhome%2F"), ("{dub}", "me%2Ftoo"), ("{list}", "red,green,blue"),
            ("{list*}", "red,green,blue"), ("{keys}", "semi,%3B,dot,.,comma,%2C"),
            ("{keys*}", "semi=%3B,dot=.,comma=%2C"),
            ("{.who}", ".fred"), ("{.half}", ".50%25"), ("{.var}", ".value"), ("{.empty}", "."),
            ("{.list}", ".red,green,blue"),
            ("{.list*}", ".red.green.blue"), ("{.keys}", ".semi,%3B,dot,.,comma,%2C"),
            ("{.keys*}", ".semi=%3B.dot=..comma=%2C"), ("{;who}", ";who=fred"), ("{;half}", ";half=50%25"),
            ("{;empty}", ";empty"), ("{;v}", ";v=6"), ("{;list}", ";list=red,green,blue"),
            ("{;list*}", ";list=red;list=green;list=blue"), ("{;keys}", ";keys=semi,%3B,dot,.,comma,%2C"),
            ("{;keys*}", ";semi=%3B;dot=.;comma=%2C"), ("{?who}", "who=fred"), ("{?half}", "half=50%25"),
            ("{?x}", "x=1024"),
            ("{?empty}", "empty="), ("{?list}", "list=red,green,blue"), ("{?list*}", "list=red&list=green&list=blue"),
            ("{?keys}", "keys=semi,%3B,dot,.,comma,%2C"), ("{?keys*}", "semi=%3B&dot=.&comma=%2C"), ("{?undef}", nil),
            ("{?empty_keys}", nil), ("{?empty_keys*}", nil), ("{+var}", "value"), ("{+hello}", "Hello%20World!"),
            ("{+half}", "50%25"), ("{+list}", "red,green,blue"), ("{+keys}", "semi,;,dot,.,comma,,"),
            ("{+keys*}", "semi=;,dot=.,comma=,"),
        ] as [(String, String?)])
    func `RFC 6570's examples`(template: String, expected: String?) throws {
        let inner = template.dropFirst().dropLast()
        let explode = inner.hasSuffix("*")
        let name = String(inner.drop { !$0.isLetter }.prefix { $0 != "*" })
        let (value, shape) = try #require(Self.variables[name])
        let place: ParameterPlace =
            switch inner.first {
            case ".": .path(.label)
            case ";": .path(.matrix)
            case "?": .query(.form)
            default: .path(.simple)
            }
        let isReserved = inner.first == "+"
        #expect(try place.encode(name, value, explode: explode, allowReserved: isReserved) == expected)
        // What has delimiters in its values isn't told apart: the RFC's own examples of a dot in a label, and reserved ones.
        guard let expected, !isReserved, template != "{.keys*}" else { return }
        let decoded = try place.decode(name, JSONValue.self, expected, shape: shape, explode: explode)
        #expect(
            try JSONWriter.string(of: #require(decoded))
                == JSONWriter.string(of: value).replacing(/^[0-9]+$/) { "\"\($0.output)\"" })
    }

    /// RFC 6570, section 3.2.8 and 3.2.9: several variables, and a query that has begun.
    @Test func `several parameters`() throws {
        var encoder = RequestEncoder(OperationInfo(id: "x", method: .get, path: "/map{v}{x}/{a}{b}?fixed=yes"))
        encoder.path("v", 6, style: .matrix)
        encoder.path("x", 1024, style: .matrix)
        encoder.path("a", "", style: .simple)
        encoder.path("b", "1", style: .label)
        encoder.query("x", 1024)
        encoder.query("y", 768)
        encoder.query("empty", "")
        encoder.query("undef", nil as String?)
        #expect(try encoder.finish().head.path == "/map;v=6;x=1024/.1?fixed=yes&x=1024&y=768&empty=")
    }

    /// RFC 6570, section 3.2.1: a pair with an empty value has the operator's "ifemp" after its name; appendix A.
    @Test func `empty values inside of others`() throws {
        let object: JSONValue = ["a": "", "b": "1"]
        let list: JSONValue = ["", "1", ""]
        #expect(try ParameterPlace.path(.matrix).encode("k", object, explode: true) == ";a;b=1")
        #expect(try ParameterPlace.path(.matrix).encode("k", list, explode: true) == ";k;k=1;k")
        #expect(try ParameterPlace.path(.matrix).encode("k", list, explode: false) == ";k=,1,")
        #expect(try ParameterPlace.path(.label).encode("k", object, explode: true) == ".a=.b=1")
        #expect(try ParameterPlace.path(.label).encode("k", list, explode: true) == "..1.")
        #expect(try ParameterPlace.path(.simple).encode("k", object, explode: true) == "a=,b=1")
        #expect(try ParameterPlace.query(.form).encode("k", object, explode: true) == "a=&b=1")
        #expect(try ParameterPlace.query(.form).encode("k", list, explode: true) == "k=&k=1&k=")
        #expect(try ParameterPlace.query(.form).encode("k", list, explode: false) == "k=,1,")
    }

    /// What the table has no string for is sent as the nearest that has one, and read so too.
    @Test func `what the table leaves open`() throws {
        let rows: [(QueryStyle, Bool, JSONValue, ParameterShape, String)] = [
            // 3.0.0 to 3.0.3: "The same as form".
            (.spaceDelimited, true, ["a", "b"], .array, "p=a&p=b"),
            (.pipeDelimited, true, ["a", "b"], .array, "p=a&p=b"),
            (.spaceDelimited, true, ["R": "1"], .object, "R=1"), (.pipeDelimited, true, ["R": "1"], .object, "R=1"),
            (.spaceDelimited, false, "a b", .primitive, "p=a%20b"),
            (.pipeDelimited, false, "a|b", .primitive, "p=a%7Cb"),
            // `explode` means nothing to `deepObject`.
            (.deepObject, false, ["R": "1", "G": "2"], .object, "p%5BR%5D=1&p%5BG%5D=2"),
            (.deepObject, true, "a", .primitive, "p=a"),
            (.deepObject, true, ["a", "b"], .array, "p%5B%5D=a&p%5B%5D=b"),
            (
                .deepObject, true, ["f": ["x": ["1"]], "g": [["y": "2"]]], .object,
                "p%5Bf%5D%5Bx%5D%5B%5D=1&p%5Bg%5D%5B0%5D%5By%5D=2"
            ),
        ]
        for (style, explode, value, shape, expected) in rows {
            let place = ParameterPlace.query(style)
            #expect(try place.encode("p", value, explode: explode) == expected)
            #expect(try place.decode("p", JSONValue.self, expected, shape: shape, explode: explode) == value)
        }
    }
}
