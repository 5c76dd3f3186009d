import Foundation
import HTTPTypes
import Testing

@testable import APIServer

@Suite struct RequestDecoderTests {
    private func decoder(query: String = "", cookie: String? = nil, form: String? = nil) -> RequestDecoder {
        var fields = HTTPFields()
        fields[.cookie] = cookie
        return RequestDecoder(
            ParameterDecoder(query: query, headerFields: fields),
            body: form.map { .data(Data($0.utf8)) } ?? .none)
    }

    @Test func `an object that explodes has its own properties only`() {
        var other = decoder(query: "utm=1&x=2", cookie: "session=1")
        #expect(other.query("c", shape: .object, only: ["R", "G"]) == Color?.none)
        #expect(other.cookie("c", shape: .object, only: ["R", "G"]) == Color?.none)
        #expect(other.violations == [])
        var own = decoder(query: "utm=1&R=2", cookie: "session=1; G=3")
        #expect(own.query("c", shape: .object, only: ["R", "G"]) == Color(r: 2))
        #expect(own.cookie("c", shape: .object, only: ["R", "G"]) == Color(g: 3))
    }

    @Test func `numbers that can be read aren't faults beside those that can't`() {
        var decoder = decoder(query: "R=1&G=x")
        #expect(decoder.query("c", shape: .object, only: ["R", "G"]) == Color?.none)
        #expect(decoder.violations.map(\.description) == ["query c /G: `c` can't be read: expected an integer"])
    }

    @Test func `objects in forms whose members are pairs of their own`() {
        var decoder = decoder(form: "id=1&R=5&parts=a&parts=b&kind=cat")
        let value: JSONValue? = decoder.form(spread: ["color": ["R": .primitive, "parts": .array]])
        #expect(value == ["id": "1", "kind": "cat", "color": ["R": "5", "parts": ["a", "b"]]])
    }

    @Test func `missing parameters are listed together`() {
        var decoder = decoder()
        let path: String? = decoder.path("id")
        let query: Int? = decoder.query("q", isRequired: true)
        let header: Int? = decoder.header("X-H", isRequired: true)
        let cookie: Int? = decoder.cookie("c", isRequired: true)
        let all: String? = decoder.querystring("all", isRequired: true, style: .form)
        #expect(path == nil && query == nil && header == nil && cookie == nil && all == nil)
        #expect(
            decoder.violations.map(\.description) == [
                "path id: `id` is missing", "query q: `q` is missing", "header X-H: `X-H` is missing",
                "cookie c: `c` is missing", "query all: `all` is missing",
            ])
    }

    @Test func `defaults are those of the receiver`() {
        var decoder = decoder(query: "a=1")
        #expect(decoder.query("a", default: 7) == 1)
        #expect(decoder.query("b", default: 7) == 7)
        #expect(decoder.header("X", default: "x") == "x")
    }

    /// An operation whose objects take no other properties.
    private struct Closed: ServedEndpoint, ValidatableEndpoint {
        typealias Output = Void
        typealias Failure = Never

        static let operation = OperationInfo(id: "closed", method: .post, path: "/")
        static let requestRules = RequestRules(
            .query("c", .onlyProperties("R", "G")),
            .body("application/x-www-form-urlencoded", .onlyProperties("R", "G"), .property("R", .maximum(5))))

        init?(from request: inout RequestDecoder) { return nil }
        func encode(to request: inout RequestEncoder) {}
        static func decode(_ response: ResponseReader) -> Outcome<Void, Never> { .undocumented }
        static func encode(_ output: Void, to response: inout ResponseEncoder) {}
    }

    @Test func `objects without other properties in parameters and forms`() {
        let type = "application/x-www-form-urlencoded"
        var decoder = RequestDecoder(
            ParameterDecoder(query: "c[R]=1&c[x]=2&d[x]=2"), body: .data(Data("R=9&x=1".utf8)),
            constraints: RequestConstraints(of: Closed.self), bodyTypes: [type])
        #expect(decoder.query("c", shape: .object, style: .deepObject) == Color(r: 1))
        #expect(decoder.form() == Color(r: 9))
        #expect(
            decoder.violations.map(\.description) == [
                "query c /x: `x` is none of the object's properties, and it takes no others",
                "body /x: `x` is none of the object's properties, and it takes no others",
                "body /R: `R` has to be at most 5, and is 9",
            ])
    }
}
