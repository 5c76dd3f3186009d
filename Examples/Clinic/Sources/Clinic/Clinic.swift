import Foundation
import Heidi
import HeroHealth
import HeroHealthWebhooks
import LocalServer

/// Lists the admins of a practice, asks Heidi for a summary, and reserves an appointment, which a webhook confirms: against a server on this
/// machine.
@main
struct Clinic {
    /// What Hero Health signs its webhooks with, and the clinic checks them by.
    private static let signingKey = "a secret of both"

    static func main() async throws {
        let webhooks = HeroWebhooks(verifier: WebhookVerifier(signingKey: signingKey, requiresTimestamp: true))
        try await LocalServer.run(besides: webhooks.add) { address in
            guard let url = ServerURL(address), let heidi = ServerURL("\(address)/api/v2/ml-scribe/open-api"),
                let receiver = URL(string: "\(address)/webhooks/hero")
            else { return }
            let hero = HeroHealthClient(
                server: .init(url: url),
                credentials: .init(apiKeyAuth: "my-key", practiceGroupID: "7")
            )
            try await listAdmins(hero)
            try await askHeidi(heidi)
            try await reserve(hero, webhooksTo: receiver)
        }
    }

    private static func listAdmins(_ hero: HeroHealthClient) async throws {
        let page = try await hero.admin.list(pageSize: "20")
        for admin in page.data {
            print(admin.firstName, admin.lastName, "·", admin.prescriberDetails?.name ?? "–")
        }
    }

    private static func askHeidi(_ url: ServerURL) async throws {
        let heidi = HeidiClient(
            apiKey: "my-key",
            email: "test@heidihealth.com",
            thirdPartyInternalID: "123",
            server: .init(url: url)
        )
        let question = AskRequest(aiCommandText: "Summarise", content: "A long text", contentType: .markdown)
        for try await chunk in try await heidi.askHeidi.ask(sessionID: "42", body: question) {
            print(chunk.data, terminator: "")
        }
        print()
    }

    private static func reserve(_ hero: HeroHealthClient, webhooksTo receiver: URL) async throws {
        _ = try await hero.webhooks.create(
            body: .init(eventType: .appointmentConfirmed, signingKey: signingKey, url: receiver))
        let appointment = try await hero.booking.createAppointment(
            body: .init(
                appointmentTypeID: "1", locationID: "2", practitionerID: "3", duration: 15,
                startTime: "2026-12-01T09:00:00Z"))
        print("reserved: appointment", appointment.id)
    }
}
