import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// Parameters as they come: types, what real clients send, errors that keep values to themselves, and no traps.
struct ParameterDecoderTests {
    private func query<T: JSONReadable>(
        _ text: String,
        _ type: T.Type,
        _ shape: ParameterShape = .primitive,
        _ style: QueryStyle = .form,
        explode: Bool? = nil
    ) throws(ParameterError) -> T? {
        try ParameterDecoder(query: text).query("p", type, shape: shape, style: style, explode: explode)
    }

    @Test func `the type decides what a text is`() throws {
        #expect(try query("p=12", Int.self) == 12)
        #expect(try query("p=12", String.self) == "12")
        #expect(try query("p=12", Double.self) == 12)
        #expect(try query("p=-1.5e3", Decimal.self) == -1500)
        #expect(try query("p=true", Bool.self) == true)
        #expect(try query("p=true", String.self) == "true")
        #expect(try query("p=2024-02-29", CalendarDate.self)?.day == 29)
        #expect(try query("p=2024-08-01T12%3A30%3A00%2B02:00", Date.self) == Date(timeIntervalSince1970: 1_722_508_200))
        #expect(try query("p=last_name", Order.self) == .last)
        #expect(try query("p=2", Level.self) == .high)
        #expect(try query("p=nurse", Node.Kind.self) == .unknown("nurse"))
        #expect(try query("p=1,2,3", [Int].self, .array, explode: false) == [1, 2, 3])
        #expect(try query("p=1&q=0&p=2", [UInt8].self, .array) == [1, 2])
        #expect(try query("name=a&kind=doctor", Node.self, .object)?.kind == .doctor)
        #expect(try query("p=", String.self) == "")
        #expect(try query("p", String.self) == "")
        #expect(try query("q=1", String.self) == nil)
        #expect(try query("", [String].self, .array) == nil)
        #expect(try query("", Node.self, .object) == nil)
    }

    @Test func `what real clients send as deep objects`() throws {
        let nested: [String: [String]] = ["tags": ["a", "b"]]
        for text in [
            "p[tags][]=a&p[tags][]=b", "p[tags][0]=a&p[tags][1]=b", "p[tags]=a&p[tags]=b",
            "p%5Btags%5D[1]=b&p[tags]%5B0%5D=a",
        ] {
            #expect(try query(text, [String: [String]].self, .object, .deepObject) == nested, "\(text)")
        }
        #expect(try query("p[]=1&p[]=2", [Int].self, .array, .deepObject) == [1, 2])
        let value = try query(
            "p[a][b]=1&p[d][0][e]=true&p[d][1][e]=x&p[10]=y&pq[z]=0&q=1", JSONValue.self, .object, .deepObject)
        #expect(value == ["a": ["b": "1"], "d": [["e": "true"], ["e": "x"]], "10": "y"])
        #expect(try query("p[1]=a&p[2]=b", [String: String].self, .object, .deepObject) == ["1": "a", "2": "b"])
        #expect(try query("p[name]=a&p[next][name]=b", Node.self, .object, .deepObject)?.next?.name == "b")
    }

    @Test func `exploded objects leave others alone`() throws {
        let decoder = ParameterDecoder(query: "R=1&page=2&G=3", headerFields: [.cookie: "a=1; session=s; b=2"])
        #expect(try decoder.query("c", [String: Int].self, shape: .object, excluding: ["page"]) == ["R": 1, "G": 3])
        #expect(
            try decoder.cookie("c", [String: Int].self, shape: .object, excluding: ["session"]) == ["a": 1, "b": 2])
        #expect(try decoder.query("page", Int.self) == 2)
    }

    @Test func `exploded objects may hold arrays`() throws {
        let members: [String: ParameterShape] = ["sort": .array, "deep": .object]
        let decoder = ParameterDecoder(
            query: "sort=b&q=1&sort=a&size=2&deep=%7B%22b%22%3A1%7D", headerFields: [.cookie: "sort=a; q=1"])
        let value = try decoder.query("p", JSONValue.self, shape: .object, members: members, excluding: ["q"])
        #expect(value == ["sort": ["b", "a"], "size": "2", "deep": ["b": 1]])
        let cookie = try decoder.cookie("p", JSONValue.self, shape: .object, members: members, excluding: ["q"])
        #expect(cookie == ["sort": ["a"]])
        let broken = ParameterDecoder(query: "deep=%7B")
        #expect(throws: ParameterError.self) {
            try broken.query("p", JSONValue.self, shape: .object, members: members)
        }
    }

    @Test func `lists in headers have quoted strings`() throws {
        let name = try #require(HTTPField.Name("X-List"))
        func items(_ text: String) throws -> [String]? {
            try ParameterDecoder(headerFields: [name: text]).header("X-List", [String].self, shape: .array)
        }
        #expect(try items(#""a, b" ,c, "d \" , e""#) == [#""a, b""#, "c", #""d \" , e""#])
        #expect(try items(#"5", 6", "7"#) == [#"5""#, #"6""#, #""7"#])
        #expect(try items(#""a"b, c", """#) == [#""a"b"#, #"c""#, #""""#])
        #expect(try items(#"a, "b\"#) == ["a", #""b\"#])
        #expect(try items("\"\",") == ["\"\"", ""])
    }

    @Test func `parameters with content are JSON`() throws {
        let value: JSONValue = ["d": [1, 2.5, "x y+%", nil, true]]
        for place: ParameterPlace in [.query(.json), .path(.json), .cookie(.json), .header(.json)] {
            let text = try #require(try place.encode("p", value, explode: false))
            #expect(try place.decode("p", JSONValue.self, text, shape: .object, explode: false) == value)
        }
        // Strictly: a number is none in quotation marks.
        #expect(throws: ParameterError.self) { try query("p={", JSONValue.self, .object, .json) }
        var encoder = RequestEncoder(OperationInfo(id: "x", method: .get, path: "/x"))
        encoder.querystring("q", value, style: .json)
        let text = try #require(try encoder.finish().head.path).dropFirst(3)
        #expect(try ParameterDecoder(query: String(text)).querystring("q", JSONValue.self, style: .json) == value)
        #expect(try ParameterDecoder(query: "a%26b+c").querystring("q", String.self, style: .form) == "a&b c")
    }

    @Test func forms() throws {
        let value: JSONValue = [
            "a": "b c&d", "list": ["1", "2"], "o": ["p": [1]], "é": "+", "j": ["x", "y"], "deep": ["k": ["v", "w"]],
            "n": "", "flat": ["k": "v,w", "l": "x"],
        ]
        var encoder = RequestEncoder(OperationInfo(id: "x", method: .post, path: "/x"))
        encoder.form(value, styles: ["deep": .deepObject], joined: ["j", "flat"])
        guard case .data(let body) = try encoder.finish().body else {
            Issue.record("no body")
            return
        }
        let decoded = try ParameterDecoder.form(
            JSONValue.self,
            from: body,
            shapes: ["list": .array, "o": .object, "j": .array, "deep": .object, "flat": .object],
            styles: ["deep": .deepObject],
            joined: ["j", "flat"]
        )
        #expect(decoded == value)
        let typed = try ParameterDecoder.form(
            Node.self, from: Data("name=a+b&kind=doctor&at=2024-08-01T12:30:00Z".utf8))
        #expect(typed == Node(name: "a b", kind: .doctor, at: Date(timeIntervalSince1970: 1_722_515_400)))
        #expect(throws: ParameterError.self) { try ParameterDecoder.form(Node.self, from: Data([0x61, 0x3D, 0xFF])) }
        #expect(throws: ParameterError.self) { try ParameterDecoder.form(Node.self, from: Data()) }
    }

    @Test func `errors name the parameter and nothing of its value`() {
        let decoder = ParameterDecoder(
            pathValues: ["p": "secret"],
            query:
                "p=secret&p=secret2&q=secret&r=%zz&s=%FF&t=secret,1,2&u%5Bsecret%5D=1&u=secret&v=%7Bsecret&w=secret,secret",
            headerFields: [HTTPField.Name("X-P")!: "secret,1,2", .cookie: "p=secret; p=secret"]
        )
        let failures: [() throws -> Void] = [
            { _ = try decoder.path("p", Int.self) },
            { _ = try decoder.path("p", Int.self, style: .label) },
            { _ = try decoder.path("p", Int.self, style: .matrix) },
            { _ = try decoder.path("p", Order.self) },
            { _ = try decoder.path("p", [String: String].self, shape: .object) },
            { _ = try decoder.path("p", [String: String].self, shape: .object, explode: true) },
            { _ = try decoder.query("p", String.self) },
            { _ = try decoder.query("q", UUID.self) },
            { _ = try decoder.query("q", Date.self) },
            { _ = try decoder.query("r", String.self) },
            { _ = try decoder.query("s", String.self) },
            { _ = try decoder.query("t", [String: Int].self, shape: .object, explode: false) },
            { _ = try decoder.query("u", JSONValue.self, shape: .object, style: .deepObject) },
            { _ = try decoder.query("v", JSONValue.self, style: .json) },
            { _ = try decoder.query("w", [Int].self, shape: .array, explode: false) },
            { _ = try decoder.header("X-P", [Bool].self, shape: .array) },
            { _ = try decoder.header("X-P", [String: Int].self, shape: .object) },
            { _ = try decoder.cookie("p", String.self) },
        ]
        for (index, fail) in failures.enumerated() {
            let error = #expect(throws: ParameterError.self, "\(index)") { try fail() }
            #expect(error?.description.contains("secret") == false)
            #expect(error.map { $0.description.hasPrefix("'\($0.name)' ") } == true)
        }
    }

    @Test func `too deep`() {
        let many = "p" + String(repeating: "[a]", count: 100_000) + "=1"
        #expect(throws: ParameterError.self) { try query(many, JSONValue.self, .object, .deepObject) }
        let lists = "p" + String(repeating: "[]", count: 33) + "=1"
        #expect(throws: ParameterError.self) { try query(lists, JSONValue.self, .object, .deepObject) }
    }
}
