import Foundation
import HTTPTypes
import Testing

@testable import APIServer

/// Large files that are handed over while they arrive.
@Suite struct ArrivingFileTests {
    private static let large = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })

    private static func part(_ name: String, _ content: Data, file: Bool = false) -> Data {
        let filename = file ? "; filename=\"a.bin\"" : ""
        return Data("--b\r\nContent-Disposition: form-data; name=\"\(name)\"\(filename)\r\n\r\n".utf8) + content
            + Data("\r\n".utf8)
    }

    private static let end = Data("--b--\r\n".utf8)

    /// A form with a title and a file.
    private struct Form: ServedEndpoint {
        struct Body: ServedMultipartBody {
            var title: String
            var file: FilePart

            func encode(to form: inout MultipartEncoder) {
                form.field("title", title)
                form.file("file", file)
            }

            init?(from form: inout MultipartDecoder) {
                let title: String? = form.field("title", isRequired: true)
                let file = form.file("file", isRequired: true)
                guard let title, let file else { return nil }
                self.title = title
                self.file = file
            }
        }

        var body: Body
        typealias Output = String
        typealias Failure = Never

        static let operation = OperationInfo(id: "form", method: .post, path: "/form")
        static let requestBody = ServedBody(.multipart("multipart/form-data"), isRequired: true)

        init?(from request: inout RequestDecoder) {
            let body: Body? = request.multipart()
            guard let body else { return nil }
            self.body = body
        }

        func encode(to request: inout RequestEncoder) { request.multipart(body) }
        static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<String, Never> {
            .success(try response.json())
        }
        static func encode(_ output: String, to response: inout ResponseEncoder) { response.json(output, 200) }
    }

    private struct Service: APIService {
        let engine: ServiceEngine

        init(_ handler: @escaping @Sendable (Form) async throws -> String) {
            var routes = ServiceRoutes<Void>(basePaths: [""], configuration: ServiceConfiguration())
            routes.addOpen { (call: Form, _: CallContext<Void>) in try await handler(call) }
            engine = ServiceEngine(routes)
        }

        func post(_ pieces: some AsyncSequence<Data, any Error> & Sendable) async -> (status: Int, text: String) {
            let head = HTTPRequest(
                method: .post, scheme: nil, authority: nil, path: "/form",
                headerFields: [.contentType: "multipart/form-data; boundary=b"])
            let body = IncomingBody(.stream(BodyStream(pieces, length: nil)), limit: .max)
            let response = await respond(to: ServerRequest(head: head, body: body))
            let bytes = (try? await response.body.received.collect()) ?? Data()
            return (response.head.status.code, String(decoding: bytes, as: UTF8.self))
        }
    }

    private func stream(_ body: Data, pieces size: Int = 1_000) -> AsyncThrowingStream<Data, any Error> {
        AsyncThrowingStream { continuation in
            var rest = body
            while !rest.isEmpty {
                continuation.yield(Data(rest.prefix(size)))
                rest = rest.dropFirst(size)
            }
            continuation.finish()
        }
    }

    @Test func `the service has the file before its end has arrived`() async throws {
        let (pieces, continuation) = AsyncThrowingStream.makeStream(of: Data.self)
        let body = Self.part("title", Data("t".utf8)) + Self.part("file", Self.large, file: true) + Self.end
        continuation.yield(Data(body.prefix(90_000)))
        let service = Service { call in
            // Nothing else sends the rest.
            continuation.yield(Data(body.dropFirst(90_000)))
            continuation.finish()
            let bytes = try await call.body.file.content.collect()
            return bytes == Self.large ? "\(call.body.title) \(call.body.file.filename ?? "")" : "other bytes"
        }
        let response = await service.post(pieces)
        #expect(response == (200, #""t a.bin""#))
    }

    @Test(arguments: [1, 7, 1_000, 65_000, 200_000])
    func `the same bytes in pieces of any size`(_ size: Int) async {
        let service = Service { call in
            try await call.body.file.content.collect() == Self.large ? call.body.title : "other bytes"
        }
        let title = Self.part("title", Data("t".utf8))
        let file = Self.part("file", Self.large, file: true)
        for body in [title + file, file + title, title + file + Self.part("more", Self.large)] {
            #expect(await service.post(stream(body + Self.end, pieces: size)) == (200, #""t""#))
        }
    }

    @Test func `what is malformed after the file is a fault`() async {
        let service = Service { call in "\(try await call.body.file.content.collect().count)" }
        let start = Self.part("title", Data("t".utf8)) + Self.part("file", Self.large, file: true)
        for rest in [Data(), Self.part("title", Data("u".utf8)) + Self.end, Data("--bx".utf8)] {
            let response = await service.post(stream(start + rest))
            #expect(response.status == 400)
            #expect(response.text.contains("the body has"))
        }
        let twice = await service.post(stream(start + Self.part("file", Data(), file: true) + Self.end))
        #expect(twice.text.contains(#""pointer":"/file""#))
    }

    @Test func `a service that doesn't read the file responds`() async {
        let service = Service { call in call.body.title }
        let body = Self.part("title", Data("t".utf8)) + Self.part("file", Self.large, file: true)
        #expect(await service.post(stream(body)) == (200, #""t""#))
    }

    @Test func `a fault in another part is found before the file is handed over`() async {
        let service = Service { call in call.body.title }
        let body = Self.part("file", Self.large, file: true) + Self.end
        let response = await service.post(stream(body))
        #expect(response.status == 400)
        #expect(response.text.contains("is missing"))
    }
}
