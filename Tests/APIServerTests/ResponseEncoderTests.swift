import Foundation
import HTTPTypes
import Testing

@testable import APIServer

@Suite struct ResponseEncoderTests {
    /// Status and content type of what is written, or the defect.
    private func write(
        status: Int? = nil, contentType: String? = nil, accept: String? = nil, isFailure: Bool = false,
        thrown: Int? = nil, _ write: (inout ResponseEncoder) -> Void
    ) -> String {
        var fields = HTTPFields()
        fields[.contentType] = contentType
        var requestFields = HTTPFields()
        requestFields[.accept] = accept
        var encoder = ResponseEncoder(
            ResponseChoice(
                isFailure: isFailure, thrownStatus: thrown, contextStatus: status, headerFields: fields,
                requestFields: requestFields))
        write(&encoder)
        do throws(ServiceDefect) {
            let response = try encoder.finish()
            let type = response.head.headerFields[.contentType] ?? "-"
            guard case .none = response.body else { return "\(response.head.status.code) \(type)" }
            return "\(response.head.status.code) \(type) empty"
        } catch {
            return error.reason
        }
    }

    @Test func statuses() {
        #expect(write { $0.json(1, 201) } == "201 application/json")
        #expect(write { $0.json(1, 200, 201) } == "200 application/json")
        #expect(write(status: 201) { $0.json(1, 200, 201) } == "201 application/json")
        #expect(write(status: 204) { $0.json(1, 200, 204) } == "204 - empty")
        #expect(write { $0.empty(204) } == "204 - empty")
        #expect(write { $0.json(1, .range(2)) } == "200 application/json")
        #expect(write(status: 299) { $0.json(1, .range(2)) } == "299 application/json")
        #expect(
            write(status: 300) { $0.json(1, .range(2)) } == "the response has the status 300, and 2XX is documented")
        #expect(write { $0.json(1, .default) } == "200 application/json")
        #expect(write(isFailure: true) { $0.json(1, .default) } == "500 application/json")
        #expect(write(isFailure: true) { $0.json(1, .range(4)) } == "400 application/json")
        #expect(write(status: 201, isFailure: true) { $0.json(1, .default) } == "500 application/json")
        #expect(write(status: 404, isFailure: true) { $0.json(1, .default) } == "404 application/json")
        #expect(
            write(isFailure: true, thrown: 404) { $0.json(1, 400) }
                == "the response has the status 404, and 400 is documented")
        #expect(write { _ in } == "the response isn't written")
    }

    @Test func `media types`() {
        #expect(write(accept: "text/html") { $0.json(1, 200) } == "200 application/json")
        #expect(write { $0.json(1, 200, contentType: "application/*") } == "200 application/json")
        #expect(write { $0.json(1, 200, contentType: "*/*") } == "200 application/json")
        #expect(write { $0.text("", 200, contentType: "text/*") } == "200 text/plain; charset=utf-8")
        #expect(
            write { $0.text("", 200, contentType: "text/csv; header=present") }
                == "200 text/csv; header=present; charset=utf-8")
        let image = { (response: inout ResponseEncoder) in
            response.body(ResponseBody(Data([1])), 200, contentType: "image/png, image/*")
        }
        #expect(write(image) == "200 image/png")
        #expect(write(accept: "image/webp, image/png;q=0.5", image) == "200 image/webp")
        #expect(write(contentType: "image/gif", accept: "image/png", image) == "200 image/gif")
        #expect(
            write { $0.body(ResponseBody(), 200, contentType: "image/*") }
                == "the response has no content type, and image/* is documented: set `context.response.headerFields`")
    }

    @Test func `several ways`() {
        let ways = { (response: inout ResponseEncoder) in
            response.json(1, 200)
            response.text("1", 200, 203, contentType: "text/plain")
            response.text("1", 200, contentType: "text/csv")
        }
        #expect(write(ways) == "200 application/json")
        #expect(write(accept: "text/csv", ways) == "200 text/csv; charset=utf-8")
        #expect(write(status: 203, ways) == "203 text/plain; charset=utf-8")
        #expect(write(accept: "text/html", ways) == "200 application/json")
        #expect(write(status: 500, ways) == "the response has the status 500, and 200 is documented")
        #expect(write(contentType: "text/csv", accept: "text/plain", ways) == "200 text/csv; charset=utf-8")
    }

    @Test func `a stream that others have framed`() async throws {
        let head = ResponseHead(
            status: 200, headerFields: [.contentType: "text/event-stream"], operation: Chat.operation)
        let events = Data("event: x\ndata: {\"a\":\ndata: 1}\n\ndata: 2\n\n".utf8)
        for (contentType, expected) in [
            ("application/jsonl", Data("{\"a\":1}\n2\n".utf8)), ("text/event-stream", events),
            ("application/json-seq", Data("\u{1E}{\"a\":\n1}\n\u{1E}2\n".utf8)),
        ] {
            let stream = ResponseStream<JSONValue>(head: head, body: ResponseBody(events))
            #expect(try await stream.body(as: contentType).collect() == expected)
        }
    }

    @Test func `a stream that may be sent in several ways is sent once`() async throws {
        let stream = ResponseStream([1, 2], of: Chat.self)
        var encoder = ResponseEncoder(
            ResponseChoice(
                isFailure: false, thrownStatus: nil, contextStatus: nil, headerFields: [:],
                requestFields: [.accept: "application/jsonl"]))
        encoder.stream(stream, 200, contentType: "text/event-stream")
        encoder.stream(stream, 200, contentType: "application/jsonl")
        let response = try encoder.finish()
        #expect(try await response.body.received.collect() == Data("1\n2\n".utf8))
    }
}
