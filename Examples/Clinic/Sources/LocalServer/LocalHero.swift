import APIServer
import Crypto
import Foundation
import HeroHealthService

/// Hero Health with one admin. It confirms each appointment as soon as it is reserved, and sends subscribers a signed webhook.
actor LocalHero {
    private var subscriptions: [WebhookRequest] = []
    private var appointments = 0

    nonisolated var service: HeroHealthServiceAPI {
        HeroHealthServiceAPI(
            admin: self, booking: self, episode: self, patients: self, webhooks: self, security: PracticeGroups())
    }

    /// Any key is valid.
    private struct PracticeGroups: HeroHealthServiceSecurity {
        func apiKeyAuth(_ key: String, for call: SecuredCall<PracticeGroup>) -> PracticeGroup? { PracticeGroup() }

        func practiceGroupID(_ id: String, for call: SecuredCall<PracticeGroup>) -> PracticeGroup? {
            PracticeGroup(id: id)
        }
    }
}

/// The caller.
struct PracticeGroup: Sendable {
    var id = ""
}

extension LocalHero: BookingService {
    func createAppointment(
        _ call: CreateAppointment, in context: CallContext<PracticeGroup>
    ) async throws -> ReservedAppointment {
        appointments += 1
        let appointment = ReservedAppointment(id: "\(appointments)")
        for subscription in subscriptions where subscription.eventType == .appointmentConfirmed {
            try await deliver(["event": "appointment.confirmed", "id": .string(appointment.id)], to: subscription)
        }
        return appointment
    }

    func editAppointment(_ call: EditAppointment, in context: CallContext<PracticeGroup>) -> JSONValue { .null }
}

extension LocalHero: WebhooksService {
    func createWebhook(_ call: CreateWebhook, in context: CallContext<PracticeGroup>) -> Webhook {
        subscriptions.append(call.body)
        let now = Date().formatted(.iso8601)
        return Webhook(
            id: "\(subscriptions.count)", eventType: call.body.eventType.rawValue, url: call.body.url.absoluteString,
            createdAt: now, updatedAt: now)
    }

    /// As Hero Health signs its deliveries: HMAC-SHA256 over the timestamp, a full stop, and the body.
    private func deliver(_ event: JSONValue, to subscription: WebhookRequest) async throws {
        let url = subscription.url
        let body = Data(try JSONWriter.bytes(of: event))
        var head = HTTPRequest(method: .post, url: url, headerFields: [.contentType: "application/json"])
        if let key = subscription.signingKey {
            let timestamp = "\(Int(Date().timeIntervalSince1970))"
            let code = HMAC<SHA256>.authenticationCode(
                for: Data("\(timestamp).".utf8) + body, using: SymmetricKey(data: Data(key.utf8)))
            head.headerFields[.init("X-Herohealth-Timestamp")!] = timestamp
            head.headerFields[.init("X-Herohealth-Signature")!] = code.map { String(format: "%02x", $0) }.joined()
        }
        let operation = OperationInfo(id: "webhook", method: .post, path: url.path)
        let response = try await DefaultTransport.shared.send(
            RawRequest(head: head, body: .data(body), operation: operation))
        guard response.head.status.kind == .successful else {
            throw Problem(status: .badGateway, detail: "the webhook's receiver responds with \(response.head.status)")
        }
    }
}

extension LocalHero: AdminService {
    func listAdmins(_ call: ListAdmins, in context: CallContext<PracticeGroup>) -> AdminPage {
        let ada = Admin(
            id: "1", firstName: "Ada", lastName: "Lovelace", email: "ada@example.com",
            prescriberDetails: PrescriberDetails(name: "Dr Lovelace"))
        return AdminPage(data: [ada], count: 1)
    }

    func updateAdmin(_ call: UpdateAdmin, in context: CallContext<PracticeGroup>) -> AdminUpdated {
        AdminUpdated(adminID: call.id)
    }

    func upsertAdminSignature(_ call: UpsertAdminSignature, in context: CallContext<PracticeGroup>) {}
}

extension LocalHero: EpisodeService, PatientsService {
    func listEpisodes(_ call: ListEpisodes, in context: CallContext<PracticeGroup>) -> EpisodePage {
        EpisodePage(data: [], count: 0)
    }

    func registerPatientPDS(
        _ call: RegisterPatientPDS, in context: CallContext<PracticeGroup>
    ) throws -> PDSRegistrationResult {
        throw RegisterPatientPDS.Failure.notFound
    }
}
