import APIServer
import Foundation
import HeidiService

/// Heidi with one user, `local-token`, and a summary for every text.
struct LocalHeidi {
    var service: HeidiServiceAPI {
        HeidiServiceAPI(authentication: self, sessions: self, transcription: self, askHeidi: self, security: Users())
    }

    /// Any key of a partner is valid.
    private struct Users: HeidiServiceSecurity {
        func heidiAPIKey(_ key: String, for call: SecuredCall<Void>) -> Void? { () }
        func bearerAuth(_ token: String, for call: SecuredCall<Void>) -> Void? { token == "local-token" ? () : nil }
    }
}

extension LocalHeidi: AuthenticationService {
    func getJWT(_ call: GetJWT, in context: CallContext<Void>) -> Token {
        Token(token: "local-token", expirationTime: .distantFuture)
    }

    func unlinkHeidiAccount(_ call: UnlinkHeidiAccount, in context: CallContext<Void>) -> Acknowledgement {
        Acknowledgement(isSuccess: true)
    }
}

extension LocalHeidi: AskHeidiService {
    func ask(_ call: Ask, in context: CallContext<Void>) -> ResponseStream<StreamChunk> {
        context.stream(
            AsyncStream { stream in
                for words in ["My ", "summary", " of the ", "text."] { stream.yield(StreamChunk(data: words)) }
                stream.finish()
            })
    }
}

extension LocalHeidi: SessionsService, TranscriptionService {
    func getSession(_ call: GetSession, in context: CallContext<Void>) throws -> SessionEnvelope {
        throw context.failure(ErrorBody(detail: "no session is kept"), status: 404)
    }

    func deleteContextDocuments(_ call: DeleteContextDocuments, in context: CallContext<Void>) {}

    func uploadSessionAudio(
        _ call: UploadSessionAudio, in context: CallContext<Void>
    ) -> UploadedAudioEnvelope {
        UploadedAudioEnvelope(uploadedAudio: UploadedAudio(id: "1", index: 0, status: "INITIALIZED"))
    }

    func finishSegmentTranscription(
        _ call: FinishSegmentTranscription, in context: CallContext<Void>
    ) -> Acknowledgement {
        Acknowledgement(isSuccess: true)
    }
}
