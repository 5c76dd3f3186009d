import APIRuntime
import Foundation
import PetStoreClient
import PetStoreModels

/// Uses all of the pet store, and fails where it isn't as expected: `swift run PetClient [PORT]`.
@main struct PetClient {
    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8080
        guard let url = ServerURL("http://127.0.0.1:\(port)/v1") else { throw Mistake("no port \(port)") }
        let server = PetStoreClient.Server(url: url)
        let session = try await PetStoreClient(
            server: server, credentials: .init(password: .basic(username: "alex", password: "swordfish"))
        ).sessions.create()
        let alex = PetStoreClient(server: server, credentials: .init(token: Credential(session.token)))
        let anybody = PetStoreClient(server: server)

        let events = try await anybody.events.list()
        async let firstEvents = collect(2, of: events)

        let pet = try await alex.pets.create(
            body: NewPet(name: "Mia", kind: .cat, born: CalendarDate("2024-02-29"), tags: ["shy"]))
        print("took in \(pet.name) as \(pet.id)")
        try check(try await anybody.pets.get(id: pet.id) == pet, "the animal that is read is the one that was sent")

        let photo = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0) })
        let kept = try await alex.pets.uploadPhoto(
            id: pet.id, body: .init(photo: .data(photo, filename: "mia.png"), caption: "asleep"))
        try check(kept == Photo(bytes: photo.count, caption: "asleep"), "the photo arrives whole")
        try check(try await anybody.pets.getPhoto(id: pet.id).collect() == photo, "the photo comes back")

        let page = try await anybody.pets.list(kind: .cat, limit: 1)
        try check(page.pets.count == 1, "a page has as many animals as were asked for")

        let stranger = PetStoreClient(server: server, credentials: .init(token: "stolen"))
        let refused = try await stranger.response(to: CreatePet(body: NewPet(name: "Rex", kind: .dog)))
        guard case .failure(.unauthorized(let fault)) = refused.outcome else { throw Mistake("Rex was taken in") }
        print("with another token: \(fault.title)")

        let nameless = try await alex.response(to: CreatePet(body: NewPet(name: "", kind: .dog)))
        guard case .failure(.badRequest(let fault)) = nameless.outcome else { throw Mistake("it has no name") }
        try check(fault.violations?.first?.pointer == "/name", fault.violations?.first?.message ?? "a name is needed")

        try await alex.pets.delete(id: pet.id)
        let gone = try await anybody.response(to: GetPet(id: pet.id))
        guard case .failure(.notFound(let fault)) = gone.outcome else { throw Mistake("the animal is still there") }
        print(fault.detail ?? "")

        let seen = try await firstEvents
        try check(seen.map(\.kind) == [.came, .left], "events arrive in their order")
        print("all as expected")
    }

    private static func collect(_ count: Int, of events: ResponseStream<Event>) async throws -> [Event] {
        var found: [Event] = []
        for try await event in events {
            found.append(event)
            if found.count == count { break }
        }
        return found
    }

    private static func check(_ isTrue: Bool, _ expectation: String) throws {
        guard isTrue else { throw Mistake(expectation) }
        print(expectation)
    }
}

struct Mistake: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
