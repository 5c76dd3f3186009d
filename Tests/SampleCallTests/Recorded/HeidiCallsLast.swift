// Recorded from `codegen sample`; see RecordedSampleTests.
import APIRuntime
import Foundation
import Heidi

enum HeidiCallsLast {
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
