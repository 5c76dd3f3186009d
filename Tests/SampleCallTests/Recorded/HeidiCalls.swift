// Recorded from `codegen sample`; see RecordedSampleTests.
import APIRuntime
import Foundation
import Heidi

enum HeidiCalls {
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
            _ = try await client.sessions.create(
                body: .init(patientProfileID: "5eb7cf5a86d9755df3a6c593", ehrAppointmentID: "EHR1234")
            )
        },
        SampleCall("getSession") { client in
            _ = try await client.sessions.get(sessionID: "1234567890")
        },
        SampleCall("updateSession") { client in
            _ = try await client.sessions.update(
                sessionID: "1234567890",
                body: .init(
                    duration: 60,
                    languageCode: "en",
                    outputLanguageCode: "en",
                    patient: .init(name: .value("John Doe"), gender: .value("MALE"), dob: .value("1990-01-01")),
                    generateOutputWithoutRecording: false,
                    clinicianNotes: ["Medication history: paracetamol", "Allergies: penicillin"],
                    linkedSessionsForContext: ["1234567891", "1234567892"],
                    ehrAppointmentID: "1",
                    ehrPatientID: "1",
                    consentObtained: true
                )
            )
        },
        SampleCall("listLinkedUserSessions") { client in
            _ = try await client.sessions.listLinkedUserSessions(pageSize: 20)
        },
        SampleCall("uploadContextDocument") { client in
            _ = try await client.sessions.uploadContextDocument(
                sessionID: "1234567890",
                body: .init(
                    contextDocuments: .data(Data("string".utf8), filename: "sample.bin"),
                    metaData: "string"
                )
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
                body: .init(
                    file: .data(Data("string".utf8), filename: "sample.mp3", contentType: "audio/mpeg"),
                    startTime: Date(constant: "2024-12-11T03:57:57Z"),
                    endTime: Date(constant: "2024-12-11T04:12:57Z")
                )
            )
        },
        SampleCall("startSegmentTranscription") { client in
            _ = try await client.transcription.startSegmentTranscription(sessionID: "1234567890")
        },
        SampleCall("transcribeSegment") { client in
            _ = try await client.transcription.transcribeSegment(
                sessionID: "1234567890",
                recordingID: "123",
                body: .init(file: .data(Data("string".utf8), filename: "sample.bin"), index: "0")
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
            _ = try await client.transcription.getLiveTranscript(
                sessionID: "1234567890",
                recordingStatus: "in_progress"
            )
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
                    templateID: "659b8042fe093d6592b41ef7",
                    thirdPartyTemplate: "string",
                    addition: "string",
                    voiceStyle: .goldilocks,
                    brain: .left,
                    contentType: .markdown
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
                body: .init(
                    documentTabType: .document,
                    generationMethod: .template,
                    templateID: "66455a5f0b0a1c8d018c6896",
                    voiceStyle: .goldilocks,
                    brain: .left,
                    contentType: .markdown
                )
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
            _ = try await client.patientProfiles.create(
                body: .init(
                    firstName: "John",
                    lastName: "Doe",
                    birthDate: CalendarDate(constant: "1990-01-15"),
                    gender: .male,
                    ehrPatientID: "EHR123456",
                    phone: "+1234567890",
                    email: "john.doe@example.com",
                    patientSexCode: 1.5,
                    identifiers: ["string"],
                    demographicString: "John Doe, M, 1990-01-15",
                    additionalContext: "Patient has a history of hypertension"
                )
            )
        },
        SampleCall("listPatientProfiles") { client in
            _ = try await client.patientProfiles.list(ehrPatientID: "1", provider: "string")
        },
        SampleCall("updatePatientProfile") { client in
            _ = try await client.patientProfiles.update(
                patientProfileID: "5eb7cf5a86d9755df3a6c593",
                body: .init(
                    firstName: "John",
                    lastName: "Doe",
                    birthDate: CalendarDate(constant: "1990-01-15"),
                    gender: .male,
                    ehrPatientID: "EHR123456",
                    phone: "+1234567890",
                    email: "john.doe@example.com",
                    patientSexCode: 1.5,
                    identifiers: ["string"],
                    demographicString: "John Doe, M, 1990-01-15",
                    additionalContext: "Patient has a history of hypertension"
                )
            )
        },
        SampleCall("getPatientProfile") { client in
            _ = try await client.patientProfiles.get(patientProfileID: "5eb7cf5a86d9755df3a6c593")
        },
        SampleCall("batchDeletePatientProfiles") { client in
            _ = try await client.patientProfiles.batchDeletePatientProfiles(
                body: .init(patientProfileIDs: ["1"])
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
                organizationID: "5eb7cf5a86d9755df3a6c593",
                page: 1,
                pageSize: 10,
                orderBy: .name,
                isDescending: false,
                search: "example",
                roleIDs: ["1"],
                teamIDs: ["1"],
                specialtyIDs: ["1"],
                showPendingInvitationsOnly: false
            )
            
        },
    ]
}
