// Recorded from `codegen sample`; see RecordedSampleTests.
import APIRuntime
import Foundation
import HeroHealth

enum HeroHealthRequiredCallsLast {
    static let all: [SampleCall<HeroHealthClient>] = [
        SampleCall("searchHcaConsultants") { client in
            _ = try await client.bookingHCA.searchHCAConsultants()
        },
        SampleCall("listEpisodes") { client in
            _ = try await client.episode.list()
        },
        SampleCall("updateEpisode") { client in
            _ = try await client.episode.update(id: "1", body: .init())
        },
        SampleCall("listForms") { client in
            _ = try await client.form.list()
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
            _ = try await client.invoicing.createCustomer(body: .init(name: "Example"))
        },
        SampleCall("getDefaultCustomer") { client in
            _ = try await client.invoicing.getDefaultCustomer()
        },
        SampleCall("updateInvoice") { client in
            _ = try await client.invoicing.updateInvoice(id: "1", body: .init(issuerID: "1"))
        },
        SampleCall("linkInvoice") { client in
            _ = try await client.invoicing.linkInvoice(body: .init())
        },
        SampleCall("getHeidiToken") { client in
            _ = try await client.partners.getHeidiToken()
        },
        SampleCall("listPatientEhrCandidates") { client in
            _ = try await client.patients.listPatientEHRCandidates(id: "1")
        },
        SampleCall("connectPatientEhr") { client in
            _ = try await client.patients.connectPatientEHR(id: "1", body: .init())
        },
        SampleCall("previewPatientMerge") { client in
            _ = try await client.patients.previewPatientMerge(id: "1", body: .init())
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
            _ = try await client.patients.list()
        },
        SampleCall("listPatientsV2") { client in
            _ = try await client.patients.listPatientsV2()
        },
        SampleCall("registerPatientPds") { client in
            _ = try await client.patients.registerPatientPDS(
                body: .nhsNumberTrace(.init(nhsNumber: "123 456 7891", dob: nil))
            )
        },
        SampleCall("registerPatient") { client in
            _ = try await client.patients.register(
                body: .other(
                    [
                        "dob": "2026-01-31",
                        "first_name": "Alex",
                        "last_name": "Smith",
                        "mobile": "+44 20 7946 0958"
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
            _ = try await client.subscriptions.list()
        },
        SampleCall("updateTask") { client in
            _ = try await client.task.update(id: "1", body: .init())
        },
        SampleCall("getTask") { client in
            _ = try await client.task.get(id: "1")
        },
        SampleCall("createWebhook") { client in
            _ = try await client.webhooks.create(
                body: .init(eventType: .appointmentConfirmed, url: URL(constant: "https://example.com"))
            )
        },
        SampleCall("listWebhooks") { client in
            _ = try await client.webhooks.list()
        },
        SampleCall("createBookingLink") { client in
            _ = try await client.links.createBookingLink(body: .init())
        },
        SampleCall("createInvoice") { client in
            _ = try await client.invoicing.createInvoice(body: .init(issuerID: "1"))
        },
        SampleCall("listPatientsV3") { client in
            _ = try await client.patients.listPatientsV3()
        },
    ]
}
