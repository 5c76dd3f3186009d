import APIRuntime
import Foundation
import Testing

/// Bodies and responses of several media types, and formats that a coder of the caller's reads and writes.
@Suite struct MediaTypeTests {
    private struct Report: Codable, Sendable, Hashable {
        let number: Int
    }

    private struct GetReport: Endpoint {
        enum Output: Sendable {
            case json(JSONValue)
            case image(ResponseBody)
            case csv(String)
        }
        typealias Failure = Never
        static let operation = OperationInfo(
            id: "getReport", method: .get, path: "/report", accept: "application/json, image/*, text/csv", streams: true
        )

        func encode(to request: inout RequestEncoder) {}

        static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Never> {
            switch response.status {
            case 200 where response.hasContentType("image/*"): .success(.image(try response.body()))
            case 200 where response.hasContentType("text/csv"): .success(.csv(try response.text()))
            case 200: .success(.json(try response.json()))
            default: .undocumented
            }
        }
    }

    /// As generated for bodies and responses of XML.
    private struct PutReport: Endpoint {
        var body: Report
        typealias Output = [Report]
        typealias Failure = Never
        static let operation = OperationInfo(id: "putReport", method: .put, path: "/report", accept: "text/xml")

        func encode(to request: inout RequestEncoder) { request.coded(body, contentType: "application/xml") }

        static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<[Report], Never> {
            switch response.status {
            case 200: .success(try response.coded())
            default: .undocumented
            }
        }
    }

    /// Takes the place of an XML coder: property lists are XML.
    private struct PropertyLists: CodableBodyCoder {
        func encode<Value: Encodable>(_ value: Value) throws -> Data {
            let encoder = PropertyListEncoder()
            encoder.outputFormat = .xml
            return try encoder.encode(value)
        }

        func decode<Value: Decodable>(_ type: Value.Type, from body: Data) throws -> Value {
            try PropertyListDecoder().decode(type, from: body)
        }
    }

    @Test(arguments: [
        ("application/json", "json"), ("image/png", "image"), ("IMAGE/JPEG; q=1", "image"),
        ("text/csv; charset=utf-8", "csv"), ("application/problem+json", "json"),
    ])
    func `a response is read by its content type`(_ contentType: String, _ expected: String) async throws {
        let client = SampleClient(transport: InMemoryTransport(contentType: contentType, body: "[1]"))
        switch try await client.call(GetReport()) {
        case .json(let value):
            #expect(expected == "json")
            #expect(value == .array([.number(1)]))
        case .image(let body):
            #expect(expected == "image")
            #expect(try await body.collect() == Data("[1]".utf8))
        case .csv(let text):
            #expect(expected == "csv")
            #expect(text == "[1]")
        }
    }

    @Test func `callers ask for one of the documented media types`() async throws {
        let transport = InMemoryTransport(contentType: "text/csv", body: "a")
        let client = SampleClient(transport: transport)
        _ = try await client.call(GetReport())
        _ = try await client.configured { $0.accept = "text/csv" }.call(GetReport())
        #expect(
            transport.requests.map { $0.head.headerFields[.accept] }
                == ["application/json, image/*, text/csv", "text/csv"])
    }

    @Test func `XML goes through the caller's coder, both ways`() async throws {
        let answer = String(decoding: try PropertyLists().encode([Report(number: 7)]), as: UTF8.self)
        let transport = InMemoryTransport(contentType: "text/xml; charset=utf-8", body: answer)
        let client = SampleClient(
            configuration: .init(bodyCoders: ["application/xml": PropertyLists()]), transport: transport)
        #expect(try await client.call(PutReport(body: Report(number: 3))) == [Report(number: 7)])
        let sent = try #require(transport.requests.first)
        #expect(sent.head.headerFields[.contentType] == "application/xml")
        #expect(try PropertyListDecoder().decode(Report.self, from: sent.body) == Report(number: 3))
    }

    @Test func `without a coder, a call says that it needs one`() async throws {
        let client = SampleClient(transport: InMemoryTransport(body: ""))
        let error = await #expect(throws: APIError<Never>.self) {
            try await client.call(PutReport(body: Report(number: 3)))
        }
        #expect("\(error!)".contains("needs a coder for application/xml in `ClientConfiguration.bodyCoders`"))
        let reader = ResponseReader(
            head: ResponseHead(
                status: 200, headerFields: [.contentType: "text/xml"], operation: PutReport.operation), body: Data())
        #expect(throws: ResponseError.noCoder("text/xml")) { try reader.coded(Report.self) }
    }

    @Test func `what a coder fails with is a decoding error with its response`() async throws {
        let client = SampleClient(
            configuration: .init(bodyCoders: ["application/xml": PropertyLists()]),
            transport: InMemoryTransport(contentType: "application/soap+xml", body: "<broken"))
        do {
            _ = try await client.call(PutReport(body: Report(number: 3)))
            Issue.record("it should have thrown")
        } catch .decoding(.coder, let response) {
            #expect(response.text == "<broken")
        } catch {
            Issue.record("\(error)")
        }
    }

    private struct Count: APIValue {
        var number: Int

        private static let keys = JSONKeys("number")

        init(_ number: Int) { self.number = number }

        init(json: inout JSONReader) throws(JSONError) {
            var object = try json.beginObject(Self.keys)
            var number = 0
            while json.nextKey(&object) != nil { json.read(&number) }
            try json.endObject(&object)
            self.number = number
        }

        func write(to json: inout JSONWriter) {
            var object = json.beginObject(Self.keys)
            json.write(number, 0, in: &object)
            json.endObject(object)
        }
    }

    private struct SendCount: Endpoint {
        var body: Count

        typealias Output = Count
        typealias Failure = Never

        static let operation = OperationInfo(id: "sendCount", method: .post, path: "/reports")

        func encode(to request: inout RequestEncoder) {
            request.json(body)
        }

        static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Count, Never> {
            .success(try response.json())
        }
    }

    @Test func `a value that is described as JSON goes in another format where the configuration asks for it`()
        async throws
    {
        let answer = String(decoding: try PropertyLists().encode(Count(7)), as: UTF8.self)
        let transport = InMemoryTransport(contentType: "application/xml", body: answer)
        let client = SampleClient(transport: transport).configured {
            $0.contentType = "application/xml"
            $0.accept = "application/xml"
            $0.bodyCoders["application/xml"] = PropertyLists()
        }
        #expect(try await client.call(SendCount(body: Count(3))) == Count(7))
        let sent = try #require(transport.requests.first)
        #expect(sent.head.headerFields[.contentType] == "application/xml")
        #expect(sent.head.headerFields[.accept] == "application/xml")
        #expect(try PropertyListDecoder().decode(Count.self, from: sent.body) == Count(3))
    }

    @Test(arguments: [
        ("application/x-www-form-urlencoded", "number=3"), ("application/vnd.report+json", #"{"number":3}"#),
    ])
    func `forms and other kinds of JSON need no coder`(_ contentType: String, _ body: String) async throws {
        let transport = InMemoryTransport(body: #"{"number":7}"#)
        let client = SampleClient(transport: transport).configured { $0.contentType = contentType }
        #expect(try await client.call(SendCount(body: Count(3))) == Count(7))
        let sent = try #require(transport.requests.first)
        #expect(sent.head.headerFields[.contentType] == contentType)
        #expect(String(decoding: sent.body, as: UTF8.self) == body)
    }

    @Test func `a format without a coder is refused before anything is sent`() async throws {
        let transport = InMemoryTransport(body: #"{"number":7}"#)
        let client = SampleClient(transport: transport).configured { $0.contentType = "application/yaml" }
        let error = await #expect(throws: APIError<Never>.self) {
            try await client.call(SendCount(body: Count(3)))
        }
        #expect("\(error!)".contains("needs a coder for application/yaml in `ClientConfiguration.bodyCoders`"))
        #expect(transport.requests.isEmpty)
    }

    @Test(arguments: [
        ("application/json; version=2", true), ("application/json;VERSION=\"2\"; charset=utf-8", true),
        ("application/json; version=1", false), ("application/json", false), ("text/plain; version=2", false),
    ])
    func `the parameters of a media type are the response's, too`(_ contentType: String, _ isFound: Bool) {
        let reader = ResponseReader(
            head: ResponseHead(
                status: 200, headerFields: [.contentType: contentType], operation: SendCount.operation), body: Data())
        #expect(reader.hasContentType("application/json; charset=utf-8; version=2") == isFound)
    }
}
