import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// The table of examples of OpenAPI 3.1.1, "Style Examples": `color` with its four values.
struct ParameterStyleTests {
    private static let empty: JSONValue = ""
    private static let string: JSONValue = "blue"
    private static let array: JSONValue = ["blue", "black", "brown"]
    private static let object: JSONValue = ["R": 100, "G": 200, "B": 150]

    private func encoded(
        path: String = "/x",
        _ encode: (inout RequestEncoder) -> Void
    ) throws(RequestError) -> RawRequest {
        var encoder = RequestEncoder(OperationInfo(id: "x", method: .get, path: path))
        encode(&encoder)
        return try encoder.finish()
    }

    @Test(arguments: [
        (PathStyle.matrix, false, empty, ";color"),
        (.matrix, false, string, ";color=blue"),
        (.matrix, false, array, ";color=blue,black,brown"),
        (.matrix, false, object, ";color=R,100,G,200,B,150"),
        (.matrix, true, empty, ";color"),
        (.matrix, true, string, ";color=blue"),
        (.matrix, true, array, ";color=blue;color=black;color=brown"),
        (.matrix, true, object, ";R=100;G=200;B=150"),
        (.label, false, string, ".blue"),
        (.label, false, array, ".blue,black,brown"),
        (.label, false, object, ".R,100,G,200,B,150"),
        (.label, true, string, ".blue"),
        (.label, true, array, ".blue.black.brown"),
        (.label, true, object, ".R=100.G=200.B=150"),
        (.simple, false, string, "blue"),
        (.simple, false, array, "blue,black,brown"),
        (.simple, false, object, "R,100,G,200,B,150"),
        (.simple, true, string, "blue"),
        (.simple, true, array, "blue,black,brown"),
        (.simple, true, object, "R=100,G=200,B=150"),
    ])
    func paths(style: PathStyle, explode: Bool, value: JSONValue, expected: String) throws {
        let request = try encoded(path: "/x/{color}") { $0.path("color", value, style: style, explode: explode) }
        #expect(request.head.path == "/x/" + expected)
    }

    @Test(arguments: [
        (QueryStyle.form, false, empty, "color="),
        (.form, false, string, "color=blue"),
        (.form, false, array, "color=blue,black,brown"),
        (.form, false, object, "color=R,100,G,200,B,150"),
        (.form, true, empty, "color="),
        (.form, true, string, "color=blue"),
        (.form, true, array, "color=blue&color=black&color=brown"),
        (.form, true, object, "R=100&G=200&B=150"),
        (.spaceDelimited, false, array, "color=blue%20black%20brown"),
        (.spaceDelimited, false, object, "color=R%20100%20G%20200%20B%20150"),
        (.pipeDelimited, false, array, "color=blue%7Cblack%7Cbrown"),
        (.pipeDelimited, false, object, "color=R%7C100%7CG%7C200%7CB%7C150"),
        (.deepObject, true, object, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
    ])
    func queries(style: QueryStyle, explode: Bool, value: JSONValue, expected: String) throws {
        let request = try encoded { $0.query("color", value, style: style, explode: explode) }
        #expect(request.head.path == "/x?" + expected)
    }

    @Test(arguments: [
        (false, array, "blue,black,brown"), (true, array, "blue,black,brown"),
        (false, object, "R,100,G,200,B,150"), (true, object, "R=100,G=200,B=150"), (false, string, "blue"),
    ])
    func headers(explode: Bool, value: JSONValue, expected: String) throws {
        let request = try encoded { $0.header("X-Color", value, explode: explode) }
        #expect(request.head.headerFields[HTTPField.Name("X-Color")!] == expected)
    }

    @Test func cookies() throws {
        let request = try encoded { encoder in
            encoder.cookie("a", "b c;d")
            encoder.cookie("color", Self.array)
            encoder.cookie("list", Self.array, explode: false)
            encoder.cookie("plain", "b/c", style: .cookie)
        }
        let expected = "a=b%20c%3Bd; color=blue; color=black; color=brown; list=blue,black,brown; plain=b/c"
        #expect(request.head.headerFields[.cookie] == expected)
    }

    /// RFC 6570, section 3.2.1: undefined variables, and lists without members, leave no trace.
    @Test func `nil, null and empty lists are left out`() throws {
        let request = try encoded { encoder in
            encoder.query("a", nil as String?)
            encoder.query("b", JSONValue.null)
            encoder.query("c", [] as [String])
            encoder.query("d", [] as [String], explode: false)
            encoder.query("e", [:] as [String: String])
            encoder.header("X", nil as Int?)
            encoder.cookie("y", nil as Int?)
        }
        #expect(request.head.path == "/x")
        #expect(request.head.headerFields[.cookie] == nil)
    }

    /// RFC 6570, section 2.4: the examples' variables, in simple and in reserved expansion.
    @Test func `percent-encoding`() throws {
        let hello = try encoded { $0.query("hello", "Hello World!") }
        #expect(hello.head.path == "/x?hello=Hello%20World%21")
        let path = try encoded(path: "/{path}/here") { $0.path("path", "/foo/bar") }
        #expect(path.head.path == "/%2Ffoo%2Fbar/here")
        let base = try encoded { $0.query("base", "http://example.com/home/", allowReserved: true) }
        #expect(base.head.path == "/x?base=http://example.com/home/")
        let kept = try encoded { $0.query("q", "a%20b&c=d#e+[f]%", allowReserved: true) }
        #expect(kept.head.path == "/x?q=a%20b%26c=d%23e%2B%5Bf%5D%25")
        let plus = try encoded { $0.query("a[]", ["1+1", "ü", "😀"]) }
        #expect(plus.head.path == "/x?a%5B%5D=1%2B1&a%5B%5D=%C3%BC&a%5B%5D=%F0%9F%98%80")
    }

    @Test func `every ASCII character but the unreserved ones is encoded`() throws {
        let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
        for code in UInt8(0)..<128 {
            let text = String(UnicodeScalar(code))
            let digits = String(code, radix: 16, uppercase: true)
            let expected = unreserved.contains(text) ? text : "%" + (digits.count == 1 ? "0" : "") + digits
            #expect(PercentEncoding.encode(text) == expected)
        }
    }

    @Test func `deep objects as servers read them`() throws {
        let filter: JSONValue = ["a": ["b": 1, "c": ["x", "y"]], "d": [["e": true]], "f": nil]
        let request = try encoded { $0.query("filter", filter, style: .deepObject) }
        let expected = "filter[a][b]=1&filter[a][c][]=x&filter[a][c][]=y&filter[d][0][e]=true"
        #expect(request.head.path?.removingPercentEncoding == "/x?" + expected)
    }

    @Test func `values inside of values are JSON, and so is a parameter with content`() throws {
        let request = try encoded { encoder in
            encoder.query("a", [["b": 1]] as JSONValue)
            encoder.query("c", ["d": [1, 2]] as JSONValue, style: .json)
        }
        #expect(request.head.path?.removingPercentEncoding == #"/x?a={"b":1}&c={"d":[1,2]}"#)
    }

    @Test func `a literal verb keeps its colon`() throws {
        let request = try encoded(path: "/v1/{id}:transcribe") { $0.path("id", "a:b") }
        #expect(request.head.path == "/v1/a%3Ab:transcribe")
        let fixed = try encoded(path: "/users/linked-account:unlink") { _ in }
        #expect(fixed.head.path == "/users/linked-account:unlink")
    }

    @Test(arguments: ["", ".", ".."])
    func `values that would change the path are errors`(value: String) {
        let error = #expect(throws: RequestError.self) { try encoded(path: "/x/{id}/y") { $0.path("id", value) } }
        guard case .parameter("id", _) = error?.problems.first else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `dots beside other text are fine`() throws {
        #expect(try encoded(path: "/x/{id}:y") { $0.path("id", "..") }.head.path == "/x/..:y")
        #expect(throws: RequestError.self) {
            try encoded(path: "/{a}{b}") {
                $0.path("a", ".")
                $0.path("b", ".")
            }
        }
    }

    @Test func `all problems are told at once, without values`() throws {
        let error = #expect(throws: RequestError.self) {
            try encoded(path: "/{a}/{b}") { encoder in
                encoder.path("a", "")
                encoder.header("X-A", "s3cret\r\nX-B: 1")
                encoder.header("not a name", "x")
                encoder.query("number", Double.nan)
            }
        }
        #expect(error?.problems.count == 5)
        let text = String(describing: error!)
        #expect(text.hasPrefix("x (GET /{a}/{b}) can't be sent: "))
        #expect(!text.contains("s3cret"))
        #expect(text.contains("'b' is missing"))
    }
}
