// Recorded from `codegen sample`; see RecordedSampleTests.
import APIRuntime
import Foundation
import HeroHealth

enum HeroHealthCallsLast {
    static let all: [SampleCall<HeroHealthClient>] = [
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
