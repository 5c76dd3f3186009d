// A generated service over the HTTP server of the mock, for hostile clients: the description of Examples/PetServer with nothing in store.
import APIRuntime
import APIServer
import CodegenHTTPServer
import Foundation
import HTTPTypes

struct Sessions: SessionsService {
    typealias Principal = String

    func createSession(_ call: CreateSession, in context: CallContext<String>) async throws -> Session {
        Session(token: "secret")
    }
}

struct Pets: PetsService {
    typealias Principal = String

    func listPets(_ call: ListPets, in context: CallContext<Void>) async throws -> PetPage { PetPage(pets: []) }

    func createPet(_ call: CreatePet, in context: CallContext<String>) async throws -> Pet {
        context.response.headerFields[.location] = "/v1/pets/1"
        return Pet(
            id: 1, name: call.body.name, kind: call.body.kind, tags: call.body.tags ?? [], keeper: context.principal)
    }

    func getPet(_ call: GetPet, in context: CallContext<Void>) async throws -> Pet {
        throw GetPet.Failure.notFound(Fault(title: "Not Found", status: 404))
    }

    func deletePet(_ call: DeletePet, in context: CallContext<String>) async throws {}

    func getPhoto(_ call: GetPhoto, in context: CallContext<Void>) async throws -> ResponseBody {
        ResponseBody(Data([1]))
    }

    func uploadPhoto(_ call: UploadPhoto, in context: CallContext<String>) async throws -> Photo {
        var count = 0
        for try await piece in call.body.photo.content.chunks() { count += piece.count }
        return Photo(bytes: count, caption: call.body.caption)
    }
}

/// Events without end, made when they are asked for.
struct Events: EventsService {
    typealias Principal = String

    func listEvents(_ call: ListEvents, in context: CallContext<String?>) async throws -> ResponseStream<Event> {
        let pet = Pet(id: 1, name: String(repeating: "x", count: 1000), kind: .cat, tags: [], keeper: "")
        return context.stream(AsyncStream { Event(kind: .came, pet: pet) })
    }
}

struct Keys: PetStoreSecurity {
    func password(_ user: BasicCredential, for call: SecuredCall<String>) async throws -> String? { user.username }
    func token(_ token: String, for call: SecuredCall<String>) async throws -> String? {
        token == "secret" ? "somebody" : nil
    }
}

/// The arguments: the seconds that a connection may be silent.
@main struct Program {
    static func main() async throws {
        var limits = HTTPLimits()
        limits.idleTime = .seconds(CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 60)
        let service = PetStoreAPI(
            sessions: Sessions(), pets: Pets(), events: Events(), security: Keys(),
            configuration: ServiceConfiguration { error, operation in
                FileHandle.standardError.write(Data("\(operation?.description ?? "-"): \(error)\n".utf8))
            })
        let server = try HTTPServer(host: "127.0.0.1", port: 0, limits: limits, handler: service)
        print(server.address)
        fflush(nil)
        try await server.run()
    }
}
