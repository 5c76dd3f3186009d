import APIRuntime
import CodegenLoopbackServer
import Foundation
import Heidi
import Testing

/// The Heidi SDK over a real socket: what arrives at the server, and what comes back to the caller.
@Suite(.serialized, .timeLimit(.minutes(15)))
struct HeidiTests {
    private func start(
        _ handler: @escaping LoopbackServer.Handler
    ) throws -> (server: LoopbackServer, heidi: HeidiClient) {
        let server = try LoopbackServer(handler)
        let heidi = HeidiClient(
            server: .init(url: ServerURL(server.url + "/api/v2/ml-scribe/open-api")!),
            credentials: .init(heidiAPIKey: "partner-key", bearerAuth: "the-token")
        )
        return (server, heidi)
    }

    private let prefix = "/api/v2/ml-scribe/open-api"

    @Test func `a path with a verb`() async throws {
        let (server, heidi) = try start { _, connection in connection.reply(#"{"is_success": true}"#) }
        defer { server.stop() }
        #expect(try await heidi.authentication.unlinkHeidiAccount().isSuccess == true)
        _ = try await heidi.transcription.finishSegmentTranscription(sessionID: "1", recordingID: "a b")
        let requests = server.requests
        #expect(requests.map(\.method) == ["DELETE", "POST"])
        #expect(
            requests.map(\.target) == [
                "\(prefix)/users/linked-account:unlink",
                "\(prefix)/sessions/1/restful-segment-transcription/a%20b:finish",
            ]
        )
        #expect(requests[0]["Authorization"] == "Bearer the-token")
        #expect(requests[0]["Heidi-Api-Key"] == nil)
    }

    @Test func `the one operation with another scheme`() async throws {
        let (server, heidi) = try start { _, connection in
            connection.reply(#"{"token": "t", "expiration_time": "2024-08-01T00:00:00.000Z"}"#)
        }
        defer { server.stop() }
        let token = try await heidi.authentication.getJWT(email: "a+b@example.com", thirdPartyInternalID: "1&2")
        #expect(token.expirationTime == Date(timeIntervalSince1970: 1_722_470_400))
        let request = try #require(server.requests.first)
        #expect(request.target == "\(prefix)/jwt?email=a%2Bb%40example.com&third_party_internal_id=1%262")
        #expect(request["Heidi-Api-Key"] == "partner-key")
        #expect(request["Authorization"] == nil)
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
        let (server, heidi) = try start { _, connection in
            connection.reply(
                #"{"uploaded_audio": {"id": "65f0", "index": 0, "status": "INITIALIZED", "access_url": null}}"#)
        }
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
        let request = try #require(server.requests.first)
        let contentType = try #require(request["Content-Type"])
        let boundary = try #require(contentType.components(separatedBy: "boundary=").last)
        #expect(contentType.hasPrefix("multipart/form-data; boundary="))
        #expect(request["Content-Length"] == "\(request.bodyLength)")
        let parts = request.text.components(separatedBy: "--\(boundary)")
        #expect(parts.count == 4)
        #expect(
            parts[1].contains(
                "Content-Disposition: form-data; name=\"file\"; filename=\"\(file.lastPathComponent)\"\r\n"))
        #expect(parts[1].contains("Content-Type: audio/mpeg\r\n"))
        #expect(parts[1].hasSuffix("\r\n\r\nID3-audio\r\n"))
        #expect(parts[2].contains("name=\"start_time\""))
        #expect(parts[2].hasSuffix("\r\n\r\n2024-12-11T03:57:57Z\r\n"))
        #expect(parts[3] == "--\r\n")
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
        let (server, heidi) = try start { request, connection in
            let detail =
                request.target.hasSuffix("/1")
                ? #"{"msg": "Session not found", "type": "SessionNotFoundError"}"# : #""no""#
            connection.reply(#"{"detail": \#(detail)}"#, status: "404 Not Found")
        }
        defer { server.stop() }
        #expect(try await detail(heidi, "1") == "Session not found")
        #expect(try await detail(heidi, "2") == "no")
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
        let (server, heidi) = try start { _, connection in connection.send("HTTP/1.1 204 No Content\r\n\r\n") }
        defer { server.stop() }
        try await heidi.sessions.deleteContextDocuments(sessionID: "1", ids: ["a", "b"])
        #expect(server.requests.first?.method == "DELETE")
        #expect(server.requests.first?.target == "\(prefix)/sessions/1/context-documents?ids=a&ids=b")
    }
}
