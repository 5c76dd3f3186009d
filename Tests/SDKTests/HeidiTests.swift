import APIRuntime
import CodegenLoopbackServer
import Foundation
import Heidi
import Testing

/// The Heidi SDK over a real socket: what arrives at the service, and what comes back to the caller. What no service of the description
/// responds with is written by hand.
@Suite(.serialized, .timeLimit(.minutes(15)))
struct HeidiTests {
    /// Serves a fake, and makes a client for it.
    private func serve(_ fake: FakeHeidi = FakeHeidi()) throws -> (server: LocalService, heidi: HeidiClient) {
        let server = try LocalService(fake.service)
        return (server, client(server.url))
    }

    private func client(_ url: String) -> HeidiClient {
        HeidiClient(
            server: .init(url: ServerURL(url + "/api/v2/ml-scribe/open-api")!),
            credentials: .init(heidiAPIKey: "partner-key", bearerAuth: "the-token")
        )
    }

    private func start(
        _ handler: @escaping LoopbackServer.Handler
    ) throws -> (server: LoopbackServer, heidi: HeidiClient) {
        let server = try LoopbackServer(handler)
        return (server, client(server.url))
    }

    private let prefix = "/api/v2/ml-scribe/open-api"

    @Test func `a path with a verb`() async throws {
        let fake = FakeHeidi()
        let (server, heidi) = try serve(fake)
        defer { server.stop() }
        #expect(try await heidi.authentication.unlinkHeidiAccount().isSuccess == true)
        _ = try await heidi.transcription.finishSegmentTranscription(sessionID: "1", recordingID: "a b")
        let requests = server.requests
        #expect(requests.map(\.method) == [.delete, .post])
        #expect(
            requests.map(\.path) == [
                "\(prefix)/users/linked-account:unlink",
                "\(prefix)/sessions/1/restful-segment-transcription/a%20b:finish",
            ]
        )
        #expect(requests[0].headerFields[.authorization] == "Bearer the-token")
        #expect(requests[0].headerFields[try partnerKey] == nil)
        #expect(await fake.recordings == ["a b"])
    }

    private var partnerKey: HTTPField.Name {
        get throws { try #require(HTTPField.Name("Heidi-Api-Key")) }
    }

    @Test func `the one operation with another scheme`() async throws {
        let fake = FakeHeidi()
        let (server, heidi) = try serve(fake)
        defer { server.stop() }
        let token = try await heidi.authentication.getJWT(email: "a+b@example.com", thirdPartyInternalID: "1&2")
        #expect(token.expirationTime == Date(timeIntervalSince1970: 1_722_470_400))
        let request = try #require(server.requests.first)
        #expect(request.path == "\(prefix)/jwt?email=a%2Bb%40example.com&third_party_internal_id=1%262")
        #expect(request.headerFields[try partnerKey] == "partner-key")
        #expect(request.headerFields[.authorization] == nil)
        #expect(await fake.emails == ["a+b@example.com"])
    }

    @Test func `ids beyond 64 bits, timestamps without a zone, nulls everywhere`() async throws {
        let id = "123456789012345678901234567890123456789"
        let (server, heidi) = try start { _, connection in
            connection.reply(
                #"{"session": {"session_id": "\#(id)", "created_at": "2024-12-11T03:57:57.921000", "documents": null, "#
                    + #""patient": {"name": "", "gender": null, "dob": null}, "duration": 16}}"#
            )
        }
        defer { server.stop() }
        let session = try await heidi.sessions.get(sessionID: id).session
        #expect(server.requests.first?.target == "\(prefix)/sessions/\(id)")
        #expect(session.sessionID == id)
        #expect(session.createdAt == "2024-12-11T03:57:57.921000")
        #expect(session.duration == 16)
    }

    @Test func `a multipart upload from a file`() async throws {
        let fake = FakeHeidi()
        let (server, heidi) = try serve(fake)
        defer { server.stop() }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("consult-\(UUID().uuidString).mp3")
        try Data("ID3-audio".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let startTime = try #require(ISO8601DateFormatter().date(from: "2024-12-11T03:57:57Z"))
        let answer = try await heidi.transcription.uploadSessionAudio(
            sessionID: "42",
            body: .init(file: .file(file), startTime: startTime)
        )
        #expect(answer.uploadedAudio.id == "65f0")
        let upload = FakeHeidi.Upload(
            file: file.lastPathComponent, type: "audio/mpeg", content: "ID3-audio", start: startTime)
        #expect(await fake.upload == upload)
        let head = try #require(server.requests.first?.headerFields)
        #expect(head[.contentType]?.hasPrefix("multipart/form-data; boundary=") == true)
        #expect(head[.contentLength] != nil)
    }

    @Test func `a streamed answer of the service`() async throws {
        let (server, heidi) = try serve()
        defer { server.stop() }
        var words: [String] = []
        let question = AskRequest(aiCommandText: "Repeat", content: "My summary", contentType: .markdown)
        for try await chunk in try await heidi.askHeidi.ask(sessionID: "42", body: question) {
            words.append(chunk.data)
        }
        #expect(words == ["My ", "summary "])
    }

    @Test(arguments: [
        ("application/x-ndjson", ["{\"data\": \"My \"}\n{\"da", "ta\": \"summary\"}\n\n{\"data\": \" of\"}"]),
        (
            "application/x-ndjson",
            ["data: {\"data\": \"My \"}\n", "data: {\"data\": \"summary\"}\r\n", "data: {\"data\": \" of\"}\n"]
        ),
        (
            "text/event-stream",
            [
                ": hello\n\ndata: {\"data\": \"My \"}\n\n",
                "data: {\"data\":\ndata: \"summary\"}\n\ndata: {\"data\": \" of\"}\n\n",
            ]
        ),
    ])
    func `a streamed answer, in either framing`(_ contentType: String, _ pieces: [String]) async throws {
        let (server, heidi) = try start { _, connection in
            connection.beginChunks(contentType: contentType)
            for piece in pieces { connection.chunk(piece) }
            connection.endChunks()
        }
        defer { server.stop() }
        var text = ""
        let question = AskRequest(aiCommandText: "Summarise", content: "…", contentType: .markdown)
        for try await chunk in try await heidi.askHeidi.ask(sessionID: "42", body: question) { text += chunk.data }
        #expect(text == "My summary of")
        let request = try #require(server.requests.first)
        #expect(request.target == "\(prefix)/sessions/42/ask-ai")
        #expect(request["Accept"]?.contains("application/x-ndjson") == true)
        #expect(request["Accept"]?.contains("text/event-stream") == true)
    }

    @Test func `an error's detail is an object or a string`() async throws {
        let (server, heidi) = try serve()
        defer { server.stop() }
        #expect(try await detail(heidi, "2") == "Session not found")
        #expect(try await detail(heidi, "1") == "no")
    }

    private func detail(_ heidi: HeidiClient, _ id: String) async throws -> String? {
        do {
            _ = try await heidi.sessions.get(sessionID: id)
            return nil
        } catch .failure(let body, let head) {
            #expect(head.status == 404)
            switch body.detail {
            case .detail(let detail): return detail.msg
            case .text(let text): return text
            case .unknown: return nil
            }
        } catch {
            throw error
        }
    }

    @Test func `a success without content`() async throws {
        let fake = FakeHeidi()
        let (server, heidi) = try serve(fake)
        defer { server.stop() }
        try await heidi.sessions.deleteContextDocuments(sessionID: "1", ids: ["a", "b"])
        #expect(server.requests.first?.method == .delete)
        #expect(server.requests.first?.path == "\(prefix)/sessions/1/context-documents?ids=a&ids=b")
        #expect(await fake.deletedDocuments == ["a", "b"])
    }
}
