// Recorded from `codegen sample`; see RecordedSampleTests.
import APIRuntime
import Foundation
import Heidi

enum HeidiRequiredCalls {
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
        SampleCall("listDocumentTemplates") { client in
            _ = try await client.templates.listDocumentTemplates()
        },
        SampleCall("listConsultNoteTemplates") { client in
            _ = try await client.templates.listConsultNoteTemplates()
        },
        SampleCall("generateConsultNote") { client in
            for try await item in try await client.consultNotes.generate(
                sessionID: "1234567890",
                body: .init(
                    generationMethod: .template,
                    addition: "string",
                    voiceStyle: .goldilocks,
                    brain: .left
                )
            ) {
                _ = item
            }
        },
        SampleCall("generateCustomTemplateNote") { client in
            _ = try await client.consultNotes.generateCustomTemplateNote(
                sessionID: "1234567890",
                body: [:]
            )
        },
        SampleCall("createDocument") { client in
            _ = try await client.documents.create(
                sessionID: "1234567890",
                body: .init(generationMethod: .template, brain: .left)
            )
        },
        SampleCall("listSessionDocuments") { client in
            _ = try await client.documents.listSessionDocuments(sessionID: "1234567890")
        },
        SampleCall("getClinicalCodes") { client in
            _ = try await client.clinicalCoding.getClinicalCodes(sessionID: "1234567890")
        },
        SampleCall("askHeidi") { client in
            for try await item in try await client.askHeidi.ask(
                sessionID: "1234567890",
                body: .init(aiCommandText: "A short text", content: "string", contentType: .markdown)
            ) {
                _ = item
            }
        },
        SampleCall("createPatientProfile") { client in
            _ = try await client.patientProfiles.create(body: .init())
        },
        SampleCall("listPatientProfiles") { client in
            _ = try await client.patientProfiles.list()
        },
        SampleCall("updatePatientProfile") { client in
            _ = try await client.patientProfiles.update(
                patientProfileID: "5eb7cf5a86d9755df3a6c593",
                body: .init()
            )
        },
        SampleCall("getPatientProfile") { client in
            _ = try await client.patientProfiles.get(patientProfileID: "5eb7cf5a86d9755df3a6c593")
        },
        SampleCall("batchDeletePatientProfiles") { client in
            _ = try await client.patientProfiles.batchDeletePatientProfiles(
                body: .init(patientProfileIDs: [])
            )
        },
        SampleCall("linkSessionsToPatientProfile") { client in
            _ = try await client.patientProfiles.linkSessionsToPatientProfile(
                patientProfileID: "5eb7cf5a86d9755df3a6c593",
                body: .init(sessionIDs: ["1234567890"])
            )
        },
        SampleCall("listJoinedTeams") { client in
            _ = try await client.teamManagement.listJoinedTeams()
        },
        SampleCall("getTeam") { client in
            _ = try await client.teamManagement.getTeam(teamID: "5eb7cf5a86d9755df3a6c593")
        },
        SampleCall("listOrganizationMembers") { client in
            _ = try await client.teamManagement.listOrganizationMembers(
                organizationID: "5eb7cf5a86d9755df3a6c593"
            )
            
        },
    ]
}
