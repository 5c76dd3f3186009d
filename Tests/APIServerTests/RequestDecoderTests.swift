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
}
