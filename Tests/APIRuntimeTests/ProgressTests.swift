import APIRuntime
import CodegenLoopbackServer
import Foundation
import Synchronization
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Progress of uploads and downloads, and endpoints that another HTTP stack sends.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct ProgressTests {
    private struct Upload: Endpoint {
        var body: RequestBody
        typealias Output = ResponseBody
        typealias Failure = Never
        static let operation = OperationInfo(
            id: "upload", method: .put, path: "/file", accept: "*/*", security: [["token"]], streams: true)

        func encode(to request: inout RequestEncoder) { request.bytes(body) }

        static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<ResponseBody, Never> {
            switch response.status {
            case 200: .success(try response.body())
            default: .undocumented
            }
        }
    }

    private static let size = 300_000

    @Test(arguments: ["data", "file", "stream"], [true, false])
    func `bytes and totals of both directions`(_ kind: String, _ isURLSession: Bool) async throws {
        let server = try LoopbackServer { request, connection in
            connection.reply(String(repeating: "y", count: request.body.count))
        }
        defer { server.stop() }
        let bytes = Data(repeating: 0x78, count: Self.size)
        let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try bytes.write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        let body: RequestBody =
            switch kind {
            case "file": .file(url)
            case "stream":
                .stream(
                    BodyStream(
                        AsyncStream {
                            $0.yield(bytes)
                            $0.finish()
                        }, length: Int64(Self.size)))
            default: .data(bytes)
            }
        let sent = Mutex<[TransferProgress]>([])
        let received = Mutex<[TransferProgress]>([])
        let client = SampleClient(
            server: ServerURL(URL(string: server.url)!), credentials: .init(token: "t"),
            transport: isURLSession ? URLSessionTransport.shared : DefaultTransport.shared
        ).configured { configuration in
            configuration.onUploadProgress = { progress in sent.withLock { $0.append(progress) } }
            configuration.onDownloadProgress = { progress in received.withLock { $0.append(progress) } }
        }
        let answer = try await client.call(Upload(body: body)).collect()
        #expect(answer.count == Self.size)
        #expect(server.requests.first?.body.count == Self.size)
        for all in [sent.withLock({ $0 }), received.withLock({ $0 })] {
            #expect(all.last?.bytes == Int64(Self.size))
            #expect(all.allSatisfy { $0.total == Int64(Self.size) && $0.operation == Upload.operation })
            #expect(all.map(\.bytes) == all.map(\.bytes).sorted())
        }
        #expect(isURLSession || sent.withLock { $0.count } >= 4)
    }

    @Test func `errors are no downloads`() async throws {
        let received = Mutex<[TransferProgress]>([])
        let client = SampleClient(transport: InMemoryTransport(status: 404, body: "nothing"))
            .configured { $0.onDownloadProgress = { progress in received.withLock { $0.append(progress) } } }
        await #expect(throws: (any Error).self) { try await client.call(GetNode<Anonymous>()) }
        #expect(received.withLock { $0.isEmpty })
    }

    @Test func `an endpoint is sent by another stack, and its response decoded`() async throws {
        let client = SampleClient(
            credentials: .init(token: "s3cret"),
            configuration: .init(userAgent: "Test", additionalHeaders: [.acceptLanguage: "de"]),
            transport: InMemoryTransport())
        let request = try await Upload(body: .data(Data("abc".utf8))).urlRequest(for: client)
        #expect(request.httpMethod == "PUT")
        #expect(request.url?.absoluteString == "https://api.example.com/base/file")
        #expect(request.value(forHTTPHeaderField: "Authorization") == "Bearer s3cret")
        #expect(request.value(forHTTPHeaderField: "Accept-Language") == "de")
        #expect(request.value(forHTTPHeaderField: "User-Agent") == "Test")
        #expect(request.httpBody == Data("abc".utf8))

        let url = try #require(request.url)
        let found = try #require(
            HTTPURLResponse(
                url: url, statusCode: 200, httpVersion: nil, headerFields: ["Content-Type": "application/json"]))
        let node = try GetNode<Anonymous>.decode(found, Data(#"{"name": "a"}"#.utf8))
        #expect(node.name == "a")
        let refused = try #require(HTTPURLResponse(url: url, statusCode: 409, httpVersion: nil, headerFields: nil))
        let error = #expect(throws: APIError<GetNode<Anonymous>.Failure>.self) {
            try GetNode<Anonymous>.decode(refused, Data("no".utf8))
        }
        #expect(error?.status == 409)
        #expect(error?.response?.text == "no")
    }

    @Test func `a request that can't be made says why`() async throws {
        let client = SampleClient(transport: InMemoryTransport())
        let error = await #expect(throws: APIError<Never>.self) {
            try await Upload(body: .none).urlRequest(for: client)
        }
        guard case .request(let problem) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(problem.missingCredentials != nil)
    }

    @Test(arguments: [("https://api.example.com/v1/", true), ("/v1", false), ("https://a.example?x=1", false)])
    func `a server from a URL`(_ text: String, _ isValid: Bool) throws {
        let server = ServerURL(try #require(URL(string: text)))
        #expect(server.isValid == isValid)
        #expect(server.string == text)
    }
}
