// Recorded from `codegen sample`; see RecordedSampleTests.
import APIRuntime
import Foundation
import Heidi

enum HeidiRequiredCallsLast {
    static let all: [SampleCall<HeidiClient>] = [
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
