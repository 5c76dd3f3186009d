import APIRuntime
import Foundation
import HTTPTypes
import Testing

/// Documented headers, as generated code reads them.
@Suite struct ResponseHeaderTests {
    private func head(_ fields: HTTPFields) -> ResponseHead {
        ResponseHead(status: 200, headerFields: fields, operation: OperationInfo(id: "a", method: .get, path: "/"))
    }

    private func name(_ text: String) throws -> HTTPField.Name { try #require(HTTPField.Name(text)) }

    @Test func `a header is read by its type`() throws {
        let head = head([try name("X-Total"): "12", .lastModified: "2024-05-01T10:00:00+02:00", .location: "/a?b=1,2"])
        #expect(try head.header("x-total") == 12)
        #expect(try head.header("X-Total") == "12")
        #expect(try head.header("Last-Modified") == Date(timeIntervalSince1970: 1_714_550_400))
        #expect(try head.header("Location") == "/a?b=1,2")
    }

    @Test func `a header that is not there is nil`() throws {
        #expect(try head([:]).header("X-Total", Int.self) == nil)
        #expect(try head([:]).header("Set-Cookie", [String].self, shape: .array) == nil)
    }

    @Test func `lists and objects`() throws {
        var fields: HTTPFields = [try name("X-Scale"): "min=1,max=2.5", try name("X-Pair"): "min,1,max,2"]
        fields.append(HTTPField(name: try name("X-Tags"), value: "a, b"))
        fields.append(HTTPField(name: try name("X-Tags"), value: "c"))
        let head = head(fields)
        #expect(try head.header("X-Tags", shape: .array) == ["a", "b", "c"])
        #expect(try head.header("X-Scale", shape: .object, explode: true) == ["min": 1, "max": 2.5])
        #expect(try head.header("X-Pair", shape: .object) == ["min": 1, "max": 2])
    }

    @Test func `each line of Set-Cookie is a value`() throws {
        var fields = HTTPFields()
        fields.append(HTTPField(name: .setCookie, value: "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT"))
        fields.append(HTTPField(name: .setCookie, value: "b=2"))
        let cookies = try head(fields).header("Set-Cookie", [String].self, shape: .array)
        #expect(cookies == ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2"])
    }

    @Test func `JSON in a header`() throws {
        let head = head([try name("X-Meta"): #"{"a": [1]}"#, try name("X-Broken"): "{"])
        #expect(try head.header("X-Meta", style: .json) == ["a": [1]])
        #expect(throws: ParameterError.self) { try head.header("X-Broken", [String: Int].self, style: .json) }
    }

    @Test func `what does not fit says which header, and not its value`() throws {
        let head = head([try name("X-Total"): "secret-text"])
        let error = #expect(throws: ParameterError.self) { try head.header("X-Total", Int.self) }
        #expect(error?.name == "X-Total")
        #expect(error.map { !"\($0)".contains("secret") } == true)
    }
}
