// Recorded from `codegen sample`; see RecordedSampleTests.
import APIRuntime
import Foundation
import HeroHealth

enum HeroHealthRequiredCallsFirst {
    static let all: [SampleCall<HeroHealthClient>] = [
        SampleCall("createAccessToken") { client in
            _ = try await client.practiceGroup.createAccessToken()
        },
        SampleCall("listAppointmentTypes") { client in
            _ = try await client.practiceGroup.listAppointmentTypes()
        },
        SampleCall("listLocations") { client in
            _ = try await client.practiceGroup.listLocations()
        },
        SampleCall("listPracticeGroupElements") { client in
            _ = try await client.practiceGroup.listPracticeGroupElements()
        },
        SampleCall("updatePracticeGroup") { client in
            _ = try await client.practiceGroup.update(body: .init())
        },
        SampleCall("getCapabilities") { client in
            _ = try await client.practiceGroup.getCapabilities()
        },
        SampleCall("listPractitioners") { client in
            _ = try await client.practiceGroup.listPractitioners()
        },
        SampleCall("listAdmins") { client in
            _ = try await client.admin.list()
        },
        SampleCall("updateAdmin") { client in
            _ = try await client.admin.update(id: "1", body: .init())
        },
        SampleCall("upsertAdminSignature") { client in
            try await client.admin.upsertAdminSignature(body: .init(signature: "string"))
        },
        SampleCall("upsertAdminInContextPreferences") { client in
            try await client.admin.upsertInContextPreferences(body: .init())
        },
        SampleCall("getAdminPrescriber") { client in
            _ = try await client.admin.getAdminPrescriber(id: "1")
        },
        SampleCall("listAdminTeams") { client in
            _ = try await client.admin.listAdminTeams()
        },
        SampleCall("getAppointment") { client in
            _ = try await client.booking.getAppointment(id: "1")
        },
        SampleCall("editAppointment") { client in
            _ = try await client.booking.editAppointment(
                id: "1",
                body: .init(
                    startTime: Date(constant: "2026-03-15T09:30:00Z"),
                    duration: 15,
                    practitionerID: "15"
                )
            )
        },
        SampleCall("createAppointment") { client in
            _ = try await client.booking.createAppointment(
                body: .init(
                    appointmentTypeID: "1",
                    locationID: "1",
                    practitionerID: "1",
                    duration: 1.5,
                    startTime: "1989-04-11"
                )
            )
        },
        SampleCall("cancelAppointment") { client in
            _ = try await client.booking.cancelAppointment(id: "1", body: .init())
        },
        SampleCall("getSlot") { client in
            _ = try await client.booking.getSlot(id: "1")
        },
        SampleCall("countSlots") { client in
            _ = try await client.booking.countSlots()
        },
        SampleCall("checkSlotAvailability") { client in
            _ = try await client.booking.checkSlotAvailability(body: .init())
        },
        SampleCall("listAutomatedMessages") { client in
            _ = try await client.booking.listAutomatedMessages()
        },
        SampleCall("getBookingLink") { client in
            _ = try await client.booking.getBookingLink(id: "1")
        },
        SampleCall("updateBookingLink") { client in
            _ = try await client.links.updateBookingLink(id: "1", body: .init())
        },
        SampleCall("createAttachmentLink") { client in
            _ = try await client.links.createAttachmentLink(body: .init())
        },
        SampleCall("getLinkStatus") { client in
            _ = try await client.links.getLinkStatus()
        },
        SampleCall("listShortLinks") { client in
            _ = try await client.shortLinks.list()
        },
        SampleCall("createBatchMessage") { client in
            _ = try await client.messages.createBatchMessage(
                body: .init(name: "Example", channel: .sms, content: "string", recipients: [])
            )
        },
        SampleCall("listBatchMessages") { client in
            _ = try await client.messages.listBatchMessages()
        },
        SampleCall("getBatchMessage") { client in
            _ = try await client.messages.getBatchMessage(id: "1")
        },
        SampleCall("listBatchMessageRecipients") { client in
            _ = try await client.messages.listBatchMessageRecipients(id: "1")
        },
        SampleCall("listBatchMessageSends") { client in
            _ = try await client.messages.listBatchMessageSends(id: "1")
        },
        SampleCall("getMessage") { client in
            _ = try await client.messages.get(id: "1")
        },
        SampleCall("sendMessage") { client in
            _ = try await client.messages.send(
                body: .init(patientID: "1", messageType: .hero, messageString: "string")
            )
        },
        SampleCall("validateSnomedCode") { client in
            _ = try await client.messages.validateSNOMEDCode(body: .init())
        },
        SampleCall("listTemplates") { client in
            _ = try await client.messages.listTemplates()
        },
    ]
}
