import APIRuntime
import APIServer
import PetBackend
import PetStoreClient
import PetStoreModels
import PetStoreService
import Testing

/// The service in process: through all of the wire code, without a socket.
@Suite struct PetBackendTests {
    private let service: PetStoreAPI
    private let hub = EventHub()

    init() throws {
        service = makePetStore(database: try PetDatabase(path: nil), hub: hub, passwords: ["alex": "secret"])
    }

    private func client(_ credentials: PetStoreClient.Credentials = .anonymous) -> PetStoreClient {
        PetStoreClient(server: .standard, credentials: credentials, transport: ServiceTransport(service))
    }

    private func alex() async throws -> PetStoreClient {
        let session = try await client(.init(password: .basic(username: "alex", password: "secret"))).sessions.create()
        return client(.init(token: Credential(session.token)))
    }

    @Test func `an animal that was taken in is found, with an event`() async throws {
        let events = try await client().events.list()
        let pet = try await alex().pets.create(body: NewPet(name: "Mia", kind: .cat, tags: ["shy"]))
        #expect(try await client().pets.list(kind: .cat).pets == [pet])
        for try await event in events {
            #expect(event == Event(kind: .came, pet: pet))
            break
        }
    }

    @Test func `a listener that stops is forgotten`() async throws {
        var events: ResponseStream<Event>? = try await client().events.list()
        #expect(events != nil)
        #expect(hub.listenerCount == 1)
        events = nil
        #expect(hub.listenerCount == 0)
    }

    @Test func `a wrong password is refused`() async throws {
        let stranger = client(.init(password: .basic(username: "alex", password: "guess")))
        await #expect(throws: APIError<CreateSession.Failure>.self) { try await stranger.sessions.create() }
    }
}
