import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// What parameters are apart from the style table: what is left out, what is encoded, and what is an error.
struct ParameterStyleTests {
    private func encoded(
        path: String = "/x",
        _ encode: (inout RequestEncoder) -> Void
    ) throws(RequestError) -> RawRequest {
        var encoder = RequestEncoder(OperationInfo(id: "x", method: .get, path: path))
        encode(&encoder)
        return try encoder.finish()
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

    @Test func `deep objects as servers read them`() throws {
        let filter: JSONValue = ["a": ["b": 1, "c": ["x", "y"]], "d": [["e": true]], "f": nil]
        let request = try encoded { $0.query("filter", filter, style: .deepObject) }
        let expected = "filter[a][b]=1&filter[a][c][]=x&filter[a][c][]=y&filter[d][0][e]=true"
        #expect(request.head.path?.removingPercentEncoding == "/x?" + expected)
    }

    @Test func `a query object's arrays are parameters that repeat`() throws {
        let pageable: JSONValue = ["page": 0, "sort": ["name,asc", "a&b"], "none": [], "null": nil, "deep": ["b": 1]]
        let query = "page=0&sort=name%2Casc&sort=a%26b&deep=%7B%22b%22%3A1%7D"
        let request = try encoded { encoder in
            encoder.query("pageable", pageable)
            encoder.cookie("pageable", pageable)
        }
        #expect(request.head.path == "/x?" + query)
        #expect(request.head.headerFields[.cookie] == query.replacing("&", with: "; "))
        let plain = try encoded { $0.cookie("c", ["sort": ["a", "b"], "none": []] as JSONValue, style: .cookie) }
        #expect(plain.head.headerFields[.cookie] == "sort=a; sort=b")
        let empty = try encoded { $0.query("pageable", ["sort": []] as JSONValue) }
        #expect(empty.head.path == "/x")
        let form = try encoded { $0.form(["page": pageable] as JSONValue, spread: ["page"]) }
        guard case .data(let body) = form.body else {
            Issue.record("no body")
            return
        }
        #expect(String(decoding: body, as: UTF8.self) == query)
    }

    @Test func `values inside of values are JSON, and so is a parameter with content`() throws {
        let request = try encoded { encoder in
            encoder.query("a", [["b": 1]] as JSONValue)
            encoder.query("c", ["d": [1, 2]] as JSONValue, style: .json)
        }
        #expect(request.head.path?.removingPercentEncoding == #"/x?a={"b":1}&c={"d":[1,2]}"#)
    }

    @Test func `values of one segment are kept apart`() throws {
        let hyphens = try encoded(path: "/routes/{from}-{to}") {
            $0.path("from", "a-b")
            $0.path("to", "c-d")
        }
        #expect(hyphens.head.path == "/routes/a%2Db-c-d")
        let dots = try encoded(path: "/{name}.{ext}") {
            $0.path("name", "a.tar")
            $0.path("ext", "gz")
        }
        #expect(dots.head.path == "/a%2Etar.gz")
        let letters = try encoded(path: "/{major}A{minor}/{x}3{y}") {
            $0.path("major", "éA")
            $0.path("minor", "A")
            $0.path("x", "é3")
            $0.path("y", "3")
        }
        #expect(letters.head.path == "/%C3%A9%41AA/%C3%A9%3333")
        let list = try encoded(path: "/{ids},{rest}/{a}-x") {
            $0.path("ids", [1, 2])
            $0.path("rest", "r")
            $0.path("a", "b-c")
        }
        #expect(list.head.path == "/1,2,r/b-c-x")
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

    /// Percent-encoding leaves a dot alone, and gives a bar, a space and brackets the form of the separators.
    @Test func `items that hold what separates them are errors`() throws {
        let problems = #expect(throws: RequestError.self) {
            try encoded(path: "/{labels}/{label}") { encoder in
                encoder.path("labels", ["1.5", "2"], style: .label, explode: true)
                encoder.path("label", "1.5", style: .label, explode: true)
                encoder.query("pipes", ["a|b", "c"], style: .pipeDelimited)
                encoder.query("spaces", ["a b": 1], style: .spaceDelimited)
                encoder.query("deep", ["a[b]": 1], style: .deepObject)
                encoder.cookie("plain", ["a,b"], style: .cookie, explode: false)
            }
        }?.problems
        #expect(problems?.count == 5)
        let fine = try encoded { encoder in
            encoder.query("pipes", ["a|b", "c"], style: .pipeDelimited, explode: true)
            encoder.query("spaces", "a b", style: .spaceDelimited)
            encoder.query("commas", ["a,b"], explode: false)
            encoder.header("X-Quoted", [#""a,b""#, "c"])
        }
        #expect(fine.head.path == "/x?pipes=a%7Cb&pipes=c&spaces=a%20b&commas=a%2Cb")
        #expect(fine.head.headerFields[HTTPField.Name("X-Quoted")!] == #""a,b",c"#)
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
