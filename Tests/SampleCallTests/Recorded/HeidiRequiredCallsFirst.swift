// Recorded from `codegen sample`; see RecordedSampleTests.
import APIRuntime
import Foundation
import Heidi

enum HeidiRequiredCallsFirst {
    static let all: [SampleCall<HeidiClient>] = [
        SampleCall("getJwt") { client in
            _ = try await client.authentication.getJWT(
                email: "test@heidihealth.com",
                thirdPartyInternalID: "123"
            )
        },
        SampleCall("linkHeidiAccount") { client in
            _ = try await client.authentication.linkHeidiAccount(body: .init(kindeUserID: "kp_xxx"))
        },
        SampleCall("unlinkHeidiAccount") { client in
            _ = try await client.authentication.unlinkHeidiAccount()
        },
        SampleCall("getLinkedAccountAccess") { client in
            _ = try await client.authentication.getLinkedAccountAccess()
        },
        SampleCall("createSession") { client in
            _ = try await client.sessions.create()
        },
        SampleCall("getSession") { client in
            _ = try await client.sessions.get(sessionID: "1234567890")
        },
        SampleCall("updateSession") { client in
            _ = try await client.sessions.update(sessionID: "1234567890", body: .init())
        },
        SampleCall("listLinkedUserSessions") { client in
            _ = try await client.sessions.listLinkedUserSessions()
        },
        SampleCall("uploadContextDocument") { client in
            _ = try await client.sessions.uploadContextDocument(
                sessionID: "1234567890",
                body: .init(contextDocuments: .data(Data("string".utf8), filename: "sample.bin"))
            )
        },
        SampleCall("listContextDocuments") { client in
            _ = try await client.sessions.listContextDocuments(sessionID: "1234567890")
        },
        SampleCall("deleteContextDocuments") { client in
            try await client.sessions.deleteContextDocuments(sessionID: "1234567890", ids: ["1"])
        },
        SampleCall("uploadSessionAudio") { client in
            _ = try await client.transcription.uploadSessionAudio(
                sessionID: "1234567890",
                body: .init(file: .data(Data("string".utf8), filename: "sample.mp3", contentType: "audio/mpeg"))
            )
        },
        SampleCall("startSegmentTranscription") { client in
            _ = try await client.transcription.startSegmentTranscription(sessionID: "1234567890")
        },
        SampleCall("transcribeSegment") { client in
            _ = try await client.transcription.transcribeSegment(
                sessionID: "1234567890",
                recordingID: "123",
                body: .init(file: .data(Data("string".utf8), filename: "sample.bin"))
            )
        },
        SampleCall("finishSegmentTranscription") { client in
            _ = try await client.transcription.finishSegmentTranscription(
                sessionID: "1234567890",
                recordingID: "123"
            )
        },
        SampleCall("getSessionTranscript") { client in
            _ = try await client.transcription.getSessionTranscript(sessionID: "1234567890")
        },
        SampleCall("getLiveTranscript") { client in
            _ = try await client.transcription.getLiveTranscript(sessionID: "1234567890")
        },
    ]
}
