import APIRuntime
import APIServer
import CodegenLoopbackServer
import Foundation
import HeroHealth
import Testing

/// The Hero Health SDK over a real socket: what arrives at the service, and what comes back to the caller. What no service of the description
/// responds with is written by hand.
@Suite(.serialized, .timeLimit(.minutes(15)))
struct HeroHealthTests {
    /// Serves a fake, and makes a client for it.
    private func serve(_ fake: FakeHero = FakeHero()) throws -> (server: LocalService, hero: HeroHealthClient) {
        let server = try LocalService(fake.service)
        return (server, client(server.url))
    }

    /// Starts a server with one answer, and a client for it.
    private func start(
        _ body: String = "",
        status: String = "200 OK",
        contentType: String? = "application/json"
    ) throws -> (server: LoopbackServer, hero: HeroHealthClient) {
        let server = try LoopbackServer { _, connection in
            connection.reply(body, status: status, contentType: contentType)
        }
        return (server, client(server.url))
    }

    private func client(_ url: String, key: Credential = "key-123") -> HeroHealthClient {
        HeroHealthClient(
            server: .init(url: ServerURL(url + "/")!),
            credentials: .init(apiKeyAuth: key, practiceGroupID: "77")
        )
    }

    @Test func `a query, both keys, and a typed page`() async throws {
        let (server, hero) = try serve(FakeHero(admins: ["Ada"]))
        defer { server.stop() }
        let page = try await hero.admin.list(pageSize: "20", orderBy: .firstName, orderDescending: true)
        let request = try #require(server.requests.first)
        #expect(request.method == .get)
        #expect(request.path == "/v1/admins?page_size=20&order_by=first_name&order_descending=true")
        #expect(try header("x-api-key", of: request) == "key-123")
        #expect(try header("x-practice-group-id", of: request) == "77")
        #expect(request.headerFields[.accept]?.contains("application/json") == true)
        #expect(page.count == 1)
        #expect(page.data.map(\.firstName) == ["Ada"])
        #expect(page.data[0].externalPrescriberID == nil)
        #expect(page.data[0].prescriberDetails?.name == "Dr Ada")
    }

    private func header(_ name: String, of request: HTTPRequest) throws -> String? {
        request.headerFields[try #require(HTTPField.Name(name))]
    }

    @Test func `a key that isn't valid is refused`() async throws {
        let (server, _) = try serve()
        defer { server.stop() }
        do {
            _ = try await client(server.url, key: "other").admin.list()
            Issue.record("it should have thrown")
        } catch {
            #expect(error.head?.status == 401, "\(error)")
        }
    }

    @Test(arguments: [0, 1])
    func `a list is read to its last page, wherever the server begins to count`(first: Int) async throws {
        let (server, hero) = try serve(FakeHero(admins: ["Ada", "Grace", "Mary"], firstPage: first))
        defer { server.stop() }
        var names: [String] = []
        for try await admin in hero.items(of: ListAdmins(), prefetching: 1) { names.append(admin.firstName) }
        #expect(names == ["Ada", "Grace", "Mary"])
    }

    @Test func `names with brackets, repeated for each element`() async throws {
        let fake = FakeHero()
        let (server, hero) = try serve(fake)
        defer { server.stop() }
        _ = try await hero.episode.list(pageIndex: 2, assigneeType: [.admin], status: [.open, .inProgress])
        #expect(
            server.requests.first?.path
                == "/v1/episodes?page_index=2&assignee_type%5B%5D=Admin&status%5B%5D=open&status%5B%5D=in_progress"
        )
        #expect(await fake.episodeFilters == [["Admin", "open", "in_progress"]])
    }

    @Test func `null and absent differ`() async throws {
        let fake = FakeHero()
        let (server, hero) = try serve(fake)
        defer { server.stop() }
        #expect(try await hero.admin.update(id: "4/2", body: .init(externalPrescriberID: .null)).adminID == "4/2")
        _ = try await hero.admin.update(id: "42", body: .init(externalPrescriberID: .value("p")))
        let answer = try await hero.admin.update(id: "42", body: .init())
        #expect(answer.adminID == "42")
        #expect(server.requests.map(\.method) == [.patch, .patch, .patch])
        #expect(server.requests.map(\.path) == ["/v1/admins/4%2F2", "/v1/admins/42", "/v1/admins/42"])
        #expect(await fake.prescribers == [.null, .value("p"), .absent])
        #expect(server.requests.first?.headerFields[.contentType] == "application/json")
    }

    @Test func `a success without content`() async throws {
        let fake = FakeHero()
        let (server, hero) = try serve(fake)
        defer { server.stop() }
        try await hero.admin.upsertAdminSignature(body: .init(signature: "Dr A."))
        #expect(server.requests.first?.path == "/v1/admin/signature")
        #expect(await fake.signature == "Dr A.")
    }

    @Test func `an answer that nobody described may be empty`() async throws {
        let (server, hero) = try start("", contentType: nil)
        defer { server.stop() }
        #expect(
            try await hero.booking.editAppointment(
                id: "1", body: .init(startTime: nil, duration: 15, practitionerID: "3")) == .null)
    }

    @Test func `a documented error is a value`() async throws {
        let (server, hero) = try serve()
        defer { server.stop() }
        do {
            _ = try await hero.booking.createAppointment(body: reservation)
            Issue.record("it should have thrown")
        } catch .failure(.badRequest(let problem), let head) {
            #expect(problem.message.map(\.code) == ["invalid"])
            #expect(head.status == 400)
        } catch {
            Issue.record("\(error)")
        }
    }

    private var reservation: AppointmentReservation {
        AppointmentReservation(
            appointmentTypeID: "1", locationID: "2", practitionerID: "3", duration: 15, startTime: nil)
    }

    @Test func `an undocumented status keeps its body`() async throws {
        let (server, hero) = try start("slow down", status: "429 Too Many Requests", contentType: "text/plain")
        defer { server.stop() }
        do {
            _ = try await hero.admin.list()
            Issue.record("it should have thrown")
        } catch .undocumented(let response) {
            #expect(response.head.status == 429)
            #expect(String(decoding: response.body, as: UTF8.self) == "slow down")
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test(arguments: [
        (#"{"data": [{"id": 7}], "count": 1}"#, "$.data[0].id"),
        (#"{"data": [], "count": "#, "$"),
        (#"{"data": []}"#, "$.count"),
    ])
    func `bad JSON is an error that says where`(_ body: String, _ path: String) async throws {
        let (server, hero) = try start(body)
        defer { server.stop() }
        do {
            _ = try await hero.admin.list()
            Issue.record("it should have thrown")
        } catch {
            let text = "\(error)"
            #expect(text.contains("listAdmins"), "\(text)")
            #expect(text.contains(path), "\(text)")
            #expect(!text.contains("key-123"))
        }
    }

    @Test func `a dropped connection is a transport error`() async throws {
        let server = try LoopbackServer { _, connection in
            connection.send(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"data\":")
            connection.close()
        }
        defer { server.stop() }
        do {
            _ = try await client(server.url).admin.list()
            Issue.record("it should have thrown")
        } catch .transport {
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func `a union by required keys, both ways`() async throws {
        let (server, hero) = try serve()
        defer { server.stop() }
        let traced = try await hero.patients.registerPatientPDS(
            body: .nhsNumberTrace(.init(nhsNumber: "123 456 7891", dob: nil))
        )
        #expect(server.requests.first?.path == "/v1/patients/register_pds")
        #expect(traced.identityVerification?.message == "verify 123 456 7891")
        let found = try await hero.patients.registerPatientPDS(body: .demographicsTrace(.init(surname: "Lovelace")))
        #expect(found.registeredPatient?.patientID == "9")
    }

    @Test func `an endpoint is a value`() async throws {
        let (server, hero) = try serve()
        defer { server.stop() }
        var endpoint = ListAdmins(pageSize: "20")
        endpoint.pageIndex = "1"
        let response = try await hero.response(to: endpoint)
        #expect(response.head.status == 200)
        guard case .success(let page) = response.outcome else {
            Issue.record("\(response.outcome)")
            return
        }
        #expect(page.data.isEmpty)
        let raw = try await hero.send(endpoint.request())
        #expect(raw.head.status == .ok)
        #expect(server.requests.map(\.path) == Array(repeating: "/v1/admins?page_index=1&page_size=20", count: 2))
    }

    @Test func `a service in the same process takes the place of the network`() async throws {
        let fake = FakeHero(admins: ["Ada", "Grace"])
        let hero = HeroHealthClient(
            server: .production, credentials: .init(apiKeyAuth: "key-123", practiceGroupID: "77"),
            transport: ServiceTransport(fake.service))
        #expect(try await hero.admin.list(pageSize: "5").data.map(\.firstName) == ["Ada", "Grace"])
        try await hero.admin.upsertAdminSignature(body: .init(signature: "Dr A."))
        #expect(await fake.signature == "Dr A.")
    }

    @Test func `models go through Codable and sets`() throws {
        let admin = try JSONReader.read(
            Admin.self,
            from: #"{"id":"1","first_name":"A","last_name":"B","email":"c","external_prescriber_id":null,"#
                + #""new_key":[1,{"x":2}]}"#
        )
        let copy = try JSONDecoder().decode(Admin.self, from: JSONEncoder().encode(admin))
        #expect(copy == admin)
        #expect(Set([admin, copy]).count == 1)
        let list = try PropertyListDecoder().decode([Admin].self, from: PropertyListEncoder().encode([admin]))
        #expect(list == [admin])
    }

    @Test func `nothing that is printed has the keys`() throws {
        let hero = HeroHealthClient(server: .staging, credentials: .init(apiKeyAuth: "key-123", practiceGroupID: "77"))
        var dumped = ""
        dump(hero, to: &dumped)
        #expect(!dumped.contains("key-123"))
        #expect(!"\(hero)".contains("key-123"))
    }
}
