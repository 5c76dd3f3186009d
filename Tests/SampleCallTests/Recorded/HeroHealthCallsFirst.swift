// Recorded from `codegen sample`; see RecordedSampleTests.
import APIRuntime
import Foundation
import HeroHealth

enum HeroHealthCallsFirst {
    static let all: [SampleCall<HeroHealthClient>] = [
        SampleCall("createAccessToken") { client in
            _ = try await client.practiceGroup.createAccessToken()
        },
        SampleCall("listAppointmentTypes") { client in
            _ = try await client.practiceGroup.listAppointmentTypes(
                locationIDs: ["1"],
                hasAvailability: true
            )
        },
        SampleCall("listLocations") { client in
            _ = try await client.practiceGroup.listLocations(
                appointmentTypeIDs: ["1"],
                hasAvailability: true
            )
        },
        SampleCall("listPracticeGroupElements") { client in
            _ = try await client.practiceGroup.listPracticeGroupElements()
        },
        SampleCall("updatePracticeGroup") { client in
            _ = try await client.practiceGroup.update(
                body: .init(
                    name: "Example",
                    prescriptionPartnerEnabled: true,
                    prescriptionPartner: "signature_rx",
                    prescriptionPartnerCredentials: .init(
                        email: "alex@example.com",
                        password: "correct-Horse7-battery"
                    ),
                    address: .init(
                        line1: "1 High Street",
                        line2: "Flat 2",
                        line3: "string",
                        town: "London",
                        county: "Kent",
                        postcode: "SW1A 1AA"
                    )
                )
            )
        },
        SampleCall("getCapabilities") { client in
            _ = try await client.practiceGroup.getCapabilities()
        },
        SampleCall("listPractitioners") { client in
            _ = try await client.practiceGroup.listPractitioners(
                locationIDs: ["1"],
                appointmentTypeIDs: ["1"],
                hasAvailability: true
            )
        },
        SampleCall("listAdmins") { client in
            _ = try await client.admin.list(
                pageIndex: "string",
                pageSize: "string",
                orderBy: .firstName,
                orderDescending: true
            )
        },
        SampleCall("updateAdmin") { client in
            _ = try await client.admin.update(
                id: "1",
                body: .init(
                    externalPrescriberID: .value("1"),
                    prescriberDetails: .value(
                        .init(name: "Example", email: "alex@example.com", registrationCode: "string")
                    )
                )
            )
        },
        SampleCall("upsertAdminSignature") { client in
            try await client.admin.upsertAdminSignature(body: .init(signature: "string"))
        },
        SampleCall("upsertAdminInContextPreferences") { client in
            try await client.admin.upsertInContextPreferences(
                body: .init(defaultNotificationChannel: .value("string"))
            )
        },
        SampleCall("getAdminPrescriber") { client in
            _ = try await client.admin.getAdminPrescriber(id: "1")
        },
        SampleCall("listAdminTeams") { client in
            _ = try await client.admin.listAdminTeams(
                pageIndex: "string",
                pageSize: "string",
                orderBy: .adminTeamName,
                orderDescending: true,
                adminID: "1"
            )
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
                    practitionerID: "15",
                    suppressAvailabilityCheck: true,
                    suppressMail: true
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
                    startTime: "1989-04-11",
                    patientID: "1",
                    billpayerID: "1",
                    reason: "string",
                    suppressMail: true,
                    suppressAvailabilityCheck: true
                )
            )
        },
        SampleCall("cancelAppointment") { client in
            _ = try await client.booking.cancelAppointment(
                id: "1",
                body: .init(suppressMail: true, suppressCancellationPolicy: true)
            )
        },
        SampleCall("getSlot") { client in
            _ = try await client.booking.getSlot(id: "1")
        },
        SampleCall("countSlots") { client in
            _ = try await client.booking.countSlots(
                appointmentTypeID: "1",
                locationID: "1",
                practitionerID: "1",
                startDate: "2026-01-31",
                endDate: "2026-01-31"
            )
        },
        SampleCall("checkSlotAvailability") { client in
            _ = try await client.booking.checkSlotAvailability(
                body: .init(
                    practitionerID: "1",
                    appointmentTypeID: "1",
                    locationID: "1",
                    startTime: "1989-04-11",
                    duration: 1.5
                )
            )
        },
        SampleCall("listAutomatedMessages") { client in
            _ = try await client.booking.listAutomatedMessages(
                pageIndex: "string",
                pageSize: "string",
                orderBy: "createdAt",
                orderDescending: true,
                recipientID: "1",
                status: "INVALIDATED",
                notificationType: "string"
            )
        },
        SampleCall("getBookingLink") { client in
            _ = try await client.booking.getBookingLink(id: "1")
        },
        SampleCall("updateBookingLink") { client in
            _ = try await client.links.updateBookingLink(
                id: "1",
                body: .init(appointmentTypeID: "1", locationID: "1", practitionerID: "1")
            )
        },
        SampleCall("createAttachmentLink") { client in
            _ = try await client.links.createAttachmentLink(
                body: .init(
                    expiryDate: "1989-04-11",
                    ehrFileID: "1",
                    fileData: "string",
                    fileName: "example.txt",
                    patientID: "1",
                    maximumUseCount: 1
                )
            )
        },
        SampleCall("getLinkStatus") { client in
            _ = try await client.links.getLinkStatus(
                url: "https://bookings.herohealth.net/s/abc123",
                id: "12345"
            )
        },
        SampleCall("listShortLinks") { client in
            _ = try await client.shortLinks.list(
                pageIndex: "string",
                pageSize: "string",
                orderBy: "expiry_date",
                orderDescending: true,
                type: "booking",
                status: "expired",
                excludePatientSpecificLinks: true
            )
        },
        SampleCall("createBatchMessage") { client in
            _ = try await client.messages.createBatchMessage(
                body: .init(
                    name: "Example",
                    channel: .sms,
                    subject: "string",
                    content: "string",
                    recipients: [.other(["nhs_number": "string", "dob": "2026-01-31T09:30:00Z"])]
                )
            )
        },
        SampleCall("listBatchMessages") { client in
            _ = try await client.messages.listBatchMessages(
                pageSize: 20,
                pageIndex: 1,
                status: .created
            )
        },
        SampleCall("getBatchMessage") { client in
            _ = try await client.messages.getBatchMessage(id: "1")
        },
        SampleCall("listBatchMessageRecipients") { client in
            _ = try await client.messages.listBatchMessageRecipients(
                id: "1",
                pageSize: 20,
                pageIndex: 1,
                status: "CREATED"
            )
        },
        SampleCall("listBatchMessageSends") { client in
            _ = try await client.messages.listBatchMessageSends(
                id: "1",
                pageSize: 20,
                pageIndex: 1,
                status: .created
            )
        },
        SampleCall("getMessage") { client in
            _ = try await client.messages.get(id: "1")
        },
        SampleCall("sendMessage") { client in
            _ = try await client.messages.send(
                body: .init(
                    patientID: "1",
                    messageType: .hero,
                    messageString: "string",
                    recipientContactDetail: "string",
                    fallbackContactDetail: "string",
                    fallbackMessageType: .sms,
                    writeToRecord: false,
                    encrypted: .bool(false),
                    snomedCode: "string",
                    snomedTerm: "string",
                    autoWriteToRecord: false,
                    taskID: "1",
                    attachmentUUID: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
                    shortLinkID: "1",
                    assigneeID: 1.5,
                    assigneeType: "string",
                    sendAt: "2026-01-31T09:30:00Z"
                )
            )
        },
        SampleCall("validateSnomedCode") { client in
            _ = try await client.messages.validateSNOMEDCode(body: .init(code: "string"))
        },
        SampleCall("listTemplates") { client in
            _ = try await client.messages.listTemplates(hasFollowUp: true)
        },
    ]
}
