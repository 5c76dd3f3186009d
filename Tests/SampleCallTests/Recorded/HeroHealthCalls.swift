// Recorded from `codegen sample`; see RecordedSampleTests.
import APIRuntime
import Foundation
import HeroHealth

enum HeroHealthCalls {
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
        SampleCall("searchHcaConsultants") { client in
            _ = try await client.bookingHCA.searchHCAConsultants(
                search: "example",
                fields: "fields=first_name&fields=last_name"
            )
        },
        SampleCall("listEpisodes") { client in
            _ = try await client.episode.list(
                pageIndex: 1,
                pageSize: 20,
                assigneeID: ["1"],
                assigneeType: [.admin],
                status: [.open],
                priority: [.lowest],
                orderBy: [.createdAt],
                orderDescending: ["string"]
            )
        },
        SampleCall("updateEpisode") { client in
            _ = try await client.episode.update(
                id: "1",
                body: .init(
                    status: .open,
                    priority: .lowest,
                    assignees: [.init(type: "Admin", id: "1", name: "Example")]
                )
            )
        },
        SampleCall("listForms") { client in
            _ = try await client.form.list(
                search: "example",
                replyForm: true,
                formType: .questionnaire
            )
        },
        SampleCall("getForm") { client in
            _ = try await client.form.get(id: "1")
        },
        SampleCall("getFormResponse") { client in
            _ = try await client.formResponse.get(id: "1")
        },
        SampleCall("listCoupons") { client in
            _ = try await client.invoicing.listCoupons()
        },
        SampleCall("listCustomers") { client in
            _ = try await client.invoicing.listCustomers(query: "example")
        },
        SampleCall("createCustomer") { client in
            _ = try await client.invoicing.createCustomer(
                body: .init(
                    name: "Example",
                    email: "alex@example.com",
                    phone: "+44 20 7946 0958",
                    sources: [
                        .other(
                            [
                                "id": "1",
                                "type": "card",
                                "fingerprint": "string",
                                "brand": "string",
                                "last4": "string",
                                "exp_month": 1,
                                "exp_year": 2026
                            ]
                        )
                    ]
                )
            )
        },
        SampleCall("getDefaultCustomer") { client in
            _ = try await client.invoicing.getDefaultCustomer(patientID: "1")
        },
        SampleCall("updateInvoice") { client in
            _ = try await client.invoicing.updateInvoice(
                id: "1",
                body: .init(issuerID: "1", memo: "string", footer: "string", coupons: "string")
            )
        },
        SampleCall("linkInvoice") { client in
            _ = try await client.invoicing.linkInvoice(
                body: .init(stripeInvoiceID: "1", appointmentID: "1", issuerID: "1")
            )
        },
        SampleCall("getHeidiToken") { client in
            _ = try await client.partners.getHeidiToken()
        },
        SampleCall("listPatientEhrCandidates") { client in
            _ = try await client.patients.listPatientEHRCandidates(id: "1")
        },
        SampleCall("connectPatientEhr") { client in
            _ = try await client.patients.connectPatientEHR(id: "1", body: .init(ehrPartnerID: "1"))
        },
        SampleCall("previewPatientMerge") { client in
            _ = try await client.patients.previewPatientMerge(id: "1", body: .init(patientID: "1"))
        },
        SampleCall("mergePatient") { client in
            _ = try await client.patients.merge(
                id: "1",
                body: .init(mergeToken: "string", patientID: "1")
            )
        },
        SampleCall("getPatientById") { client in
            _ = try await client.patients.getByID(id: "1")
        },
        SampleCall("listPatientAttachments") { client in
            _ = try await client.patients.listPatientAttachments(id: "1")
        },
        SampleCall("listPatients") { client in
            _ = try await client.patients.list(field: "emis_id", search: "example")
        },
        SampleCall("listPatientsV2") { client in
            _ = try await client.patients.listPatientsV2(field: "ehr_partner_id", search: "example")
        },
        SampleCall("registerPatientPds") { client in
            _ = try await client.patients.registerPatientPDS(
                body: .nhsNumberTrace(
                    .init(nhsNumber: "123 456 7891", dob: nil, ehrPartner: "string", ehrPartnerID: "1")
                )
            )
        },
        SampleCall("registerPatient") { client in
            _ = try await client.patients.register(
                body: .other(
                    [
                        "ehr_partner_id": "1",
                        "nhs_number": "string",
                        "dob": "2026-01-31",
                        "first_name": "Alex",
                        "last_name": "Smith",
                        "sex": "Not known",
                        "title": "Baron",
                        "landline": "string",
                        "address_line_1": "1 High Street",
                        "address_line_2": "Flat 2",
                        "address_line_3": "string",
                        "country": "GB",
                        "postcode": "SW1A 1AA",
                        "county": "Kent",
                        "data_source": "string",
                        "mobile": "+44 20 7946 0958",
                        "email": "alex@example.com"
                    ]
                )
            )
        },
        SampleCall("listPatientPaymentMethods") { client in
            _ = try await client.patients.listPatientPaymentMethods(id: "1")
        },
        SampleCall("listPrescriberPharmacies") { client in
            _ = try await client.prescription.listPrescriberPharmacies(id: "1")
        },
        SampleCall("createPharmacy") { client in
            _ = try await client.prescription.createPharmacy(
                body: .init(
                    name: "Example",
                    email: "alex@example.com",
                    mobile: "+44 20 7946 0958",
                    prescriberID: "1"
                )
            )
        },
        SampleCall("listSubscriptions") { client in
            _ = try await client.subscriptions.list(
                patientID: "1",
                pageIndex: 1,
                pageSize: 20,
                orderBy: ["created_at"],
                orderDescending: ["string"],
                schemeID: "1",
                schemeName: "Example",
                status: "cancelled"
            )
        },
        SampleCall("updateTask") { client in
            _ = try await client.task.update(
                id: "1",
                body: .init(status: .open, priority: .lowest, assigneeType: .admin, assigneeID: "1")
            )
        },
        SampleCall("getTask") { client in
            _ = try await client.task.get(id: "1")
        },
        SampleCall("createWebhook") { client in
            _ = try await client.webhooks.create(
                body: .init(
                    description: "A short description",
                    eventType: .appointmentConfirmed,
                    signingKey: "string",
                    url: URL(constant: "https://example.com"),
                    headers: ["key": "string"]
                )
            )
        },
        SampleCall("listWebhooks") { client in
            _ = try await client.webhooks.list(eventType: "string")
        },
        SampleCall("createBookingLink") { client in
            _ = try await client.links.createBookingLink(
                body: .init(
                    appointmentTypeID: "1",
                    locationID: "5",
                    patientID: "156",
                    practitionerID: "1",
                    fromDate: "1989-04-11",
                    toDate: "1989-04-11",
                    expiryDate: "2023-05-29",
                    maximumUseCount: 1
                )
            )
        },
        SampleCall("createInvoice") { client in
            _ = try await client.invoicing.createInvoice(
                body: .init(issuerID: "1", patientID: "1", appointmentID: "1")
            )
        },
        SampleCall("listPatientsV3") { client in
            _ = try await client.patients.listPatientsV3(
                firstName: "Alex",
                lastName: "Smith",
                dob: "2026-01-31",
                nhsNumber: "string",
                ehrPartnerID: "1"
            )
        },
    ]
}
