import APIRuntime
import Heidi
import HeroHealth
import LocalServer

/// Lists the admins of a practice and asks Heidi for a summary, against a server on this machine.
@main
struct Clinic {
    static func main() async throws {
        try await LocalServer().run { address in
            guard let url = ServerURL(address) else { return }
            try await listAdmins(url)
            try await askHeidi(url)
        }
    }

    private static func listAdmins(_ url: ServerURL) async throws {
        let hero = HeroHealthClient(
            server: .init(url: url),
            credentials: .init(apiKeyAuth: "my-key", practiceGroupID: "7")
        )
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
}
