import APIServer
import Foundation
import HeidiService

/// Heidi in memory: what it was called with, and a session.
actor FakeHeidi {
    private(set) var emails: [String] = []
    private(set) var recordings: [String] = []
    private(set) var deletedDocuments: [String] = []
    private(set) var upload: Upload?

    /// A recording that was uploaded.
    struct Upload: Equatable {
        var file: String?
        var type: String?
        var content: String
        var start: Date?
    }

    nonisolated var service: HeidiServiceAPI {
        HeidiServiceAPI(
            authentication: self, sessions: self, transcription: self, askHeidi: self, security: Keys())
    }

    /// The callers: the key of a partner, and the token of a user.
    private struct Keys: HeidiServiceSecurity {
        func heidiAPIKey(_ key: String, for call: SecuredCall<String>) -> String? {
            key == "partner-key" ? "partner" : nil
        }
        func bearerAuth(_ token: String, for call: SecuredCall<String>) -> String? {
            token == "the-token" ? "user" : nil
        }
    }

    func getJWT(_ call: GetJWT, in context: CallContext<String>) -> Token {
        emails.append(call.email)
        return Token(token: "the-token", expirationTime: Date(timeIntervalSince1970: 1_722_470_400))
    }

    func unlinkHeidiAccount(_ call: UnlinkHeidiAccount, in context: CallContext<String>) -> Acknowledgement {
        Acknowledgement(isSuccess: true)
    }

    /// There is one session, `42`; of others, those with an even id have an object as their error.
    func getSession(_ call: GetSession, in context: CallContext<String>) throws -> SessionEnvelope {
        guard call.sessionID != "42" else { return SessionEnvelope(session: Session(sessionID: call.sessionID)) }
        let isText = call.sessionID.last?.wholeNumberValue.map { $0 % 2 == 1 } ?? true
        let reason: ErrorReason =
            isText ? "no" : .detail(ErrorDetail(msg: "Session not found", type: "SessionNotFoundError"))
        throw context.failure(ErrorBody(detail: reason), status: 404)
    }

    func deleteContextDocuments(_ call: DeleteContextDocuments, in context: CallContext<String>) {
        deletedDocuments += call.ids
    }

    func uploadSessionAudio(
        _ call: UploadSessionAudio, in context: CallContext<String>
    ) async throws -> UploadedAudioEnvelope {
        let file = call.body.file
        upload = Upload(
            file: file.filename, type: file.contentType,
            content: String(decoding: try await file.content.collect(), as: UTF8.self), start: call.body.startTime)
        return UploadedAudioEnvelope(uploadedAudio: UploadedAudio(id: "65f0", index: 0, status: "INITIALIZED"))
    }

    func finishSegmentTranscription(
        _ call: FinishSegmentTranscription, in context: CallContext<String>
    ) -> Acknowledgement {
        recordings.append(call.recordingID)
        return Acknowledgement(isSuccess: true)
    }

    /// Says what it was asked, word by word.
    func ask(_ call: Ask, in context: CallContext<String>) -> ResponseStream<StreamChunk> {
        let words = call.body.content.split(separator: " ").map { StreamChunk(data: "\($0) ") }
        return context.stream(
            AsyncStream { continuation in
                for word in words { continuation.yield(word) }
                continuation.finish()
            })
    }
}

// Not at the actor itself: with them there, the compiler takes the actor for nonisolated (Swift 6.3).
extension FakeHeidi: AuthenticationService, SessionsService, TranscriptionService, AskHeidiService {}
