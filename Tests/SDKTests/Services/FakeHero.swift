import APIServer
import Foundation
import HeroHealthService

/// Hero Health in memory: a practice with its admins, and what was changed.
///
/// Tests of the SDK import `HeroHealth`, whose types have the same names: what they look at here is made of other types.
actor FakeHero {
    private let admins: [Admin]
    private let firstPage: Int
    private(set) var prescribers: [Field<String>] = []
    private(set) var signature: String?
    private(set) var episodeFilters: [[String]] = []

    /// - Parameter firstPage: The number of the first page of a list.
    init(admins names: [String] = [], firstPage: Int = 0) {
        admins = names.map {
            Admin(
                id: "1", firstName: $0, lastName: "Lovelace", email: "admin@example.com",
                prescriberDetails: PrescriberDetails(name: "Dr \($0)"))
        }
        self.firstPage = firstPage
    }

    nonisolated var service: HeroHealthServiceAPI {
        HeroHealthServiceAPI(
            admin: self, booking: self, episode: self, patients: self, webhooks: self, security: Keys())
    }

    /// The callers: the key `key-123`, for a practice group.
    private struct Keys: HeroHealthServiceSecurity {
        func apiKeyAuth(_ key: String, for call: SecuredCall<String>) -> String? { key == "key-123" ? key : nil }
        func practiceGroupID(_ key: String, for call: SecuredCall<String>) -> String? { key }
    }

    func listAdmins(_ call: ListAdmins, in context: CallContext<String>) -> AdminPage {
        let page = max(0, (call.pageIndex.flatMap { Int($0) } ?? firstPage) - firstPage)
        let size = call.pageSize.flatMap { Int($0) } ?? 1
        return AdminPage(data: Array(admins.dropFirst(page * size).prefix(size)), count: Double(admins.count))
    }

    func updateAdmin(_ call: UpdateAdmin, in context: CallContext<String>) -> AdminUpdated {
        prescribers.append(call.body.externalPrescriberID)
        return AdminUpdated(adminID: call.id)
    }

    func upsertAdminSignature(_ call: UpsertAdminSignature, in context: CallContext<String>) {
        signature = call.body.signature
    }

    func createAppointment(
        _ call: CreateAppointment, in context: CallContext<String>
    ) throws -> ReservedAppointment {
        guard call.body.startTime != nil else {
            let issue = ValidationIssue(code: "invalid", expected: "string", path: ["start_time", 0])
            throw CreateAppointment.Failure.badRequest(ErrorBody(error: true, statusCode: 400, message: [issue]))
        }
        return ReservedAppointment(id: "1")
    }

    func editAppointment(_ call: EditAppointment, in context: CallContext<String>) -> JSONValue {
        ["id": .string(call.id)]
    }

    func listEpisodes(_ call: ListEpisodes, in context: CallContext<String>) -> EpisodePage {
        episodeFilters.append((call.assigneeType ?? []).map(\.rawValue) + (call.status ?? []).map(\.rawValue))
        return EpisodePage(data: [], count: 0)
    }

    func registerPatientPDS(
        _ call: RegisterPatientPDS, in context: CallContext<String>
    ) -> PDSRegistrationResult {
        switch call.body {
        case .nhsNumberTrace(let trace):
            .identityVerification(IdentityVerification(message: "verify \(trace.nhsNumber)"))
        case .demographicsTrace: .registeredPatient(RegisteredPatient(patientID: "9"))
        }
    }

    func createWebhook(_ call: CreateWebhook, in context: CallContext<String>) -> Webhook {
        Webhook(
            id: "1", eventType: call.body.eventType.rawValue, url: call.body.url.absoluteString,
            createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z")
    }
}

// Not at the actor itself: with them there, the compiler takes the actor for nonisolated (Swift 6.3).
extension FakeHero: AdminService, BookingService, EpisodeService, PatientsService, WebhooksService {}
