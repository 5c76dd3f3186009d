import APIServer
import Foundation
import PetStoreModels
import PetStoreService

/// The caller: a keeper, by name.
public struct Keeper: Sendable, Equatable {
    public let name: String
}

/// Identifies callers.
struct Keepers: PetStoreSecurity {
    let database: PetDatabase
    let passwords: [String: String]

    func password(_ credential: BasicCredential, for call: SecuredCall<Keeper>) async throws -> Keeper? {
        guard passwords[credential.username] == credential.password else { return nil }
        return Keeper(name: credential.username)
    }

    func token(_ token: String, for call: SecuredCall<Keeper>) async throws -> Keeper? {
        try await database.keeper(of: token).map { Keeper(name: $0) }
    }
}

struct Sessions: SessionsService {
    let database: PetDatabase

    func createSession(_ call: CreateSession, in context: CallContext<Keeper>) async throws -> Session {
        Session(token: try await database.addSession(of: context.principal.name))
    }
}

struct Pets: PetsService {
    let database: PetDatabase
    let hub: EventHub

    func listPets(_ call: ListPets, in context: CallContext<Void>) async throws -> PetPage {
        let limit = call.limit ?? 20
        // One more tells whether there is another page.
        let pets = try await database.pets(kind: call.kind, after: call.after ?? 0, limit: limit + 1)
        let page = Array(pets.prefix(limit))
        return PetPage(pets: page, next: pets.count > limit ? page.last?.id : nil)
    }

    func createPet(_ call: CreatePet, in context: CallContext<Keeper>) async throws -> Pet {
        let pet = try await database.add(call.body, keeper: context.principal.name)
        context.response.headerFields[.location] = "/v1/pets/\(pet.id)"
        hub.send(Event(kind: .came, pet: pet))
        return pet
    }

    func getPet(_ call: GetPet, in context: CallContext<Void>) async throws -> Pet {
        guard let pet = try await database.pet(call.id) else { throw GetPet.Failure.notFound(noPet(call.id)) }
        return pet
    }

    func deletePet(_ call: DeletePet, in context: CallContext<Keeper>) async throws {
        guard let pet = try await database.pet(call.id) else { throw DeletePet.Failure.notFound(noPet(call.id)) }
        guard pet.keeper == context.principal.name else {
            throw DeletePet.Failure.forbidden(
                Fault(title: "Forbidden", status: 403, detail: "\(pet.keeper) took \(pet.name) in"))
        }
        try await database.delete(call.id)
        hub.send(Event(kind: .left, pet: pet))
    }

    func getPhoto(_ call: GetPhoto, in context: CallContext<Void>) async throws -> ResponseBody {
        guard let photo = try await database.photo(of: call.id) else { throw GetPhoto.Failure.notFound(noPet(call.id)) }
        return ResponseBody(photo)
    }

    func uploadPhoto(_ call: UploadPhoto, in context: CallContext<Keeper>) async throws -> Photo {
        guard try await database.pet(call.id) != nil else { throw UploadPhoto.Failure.notFound(noPet(call.id)) }
        let photo = try await call.body.photo.content.collect()
        try await database.setPhoto(photo, of: call.id)
        return Photo(bytes: photo.count, caption: call.body.caption)
    }

    private func noPet(_ id: Int64) -> Fault {
        Fault(title: "Not Found", status: 404, detail: "there is no animal \(id), or it has no photo")
    }
}

struct Events: EventsService {
    let hub: EventHub

    func listEvents(_ call: ListEvents, in context: CallContext<Keeper?>) async throws -> ResponseStream<Event> {
        ResponseStream(hub.events(), of: ListEvents.self)
    }
}

/// The whole API.
public func makePetStore(
    database: PetDatabase, hub: EventHub, passwords: [String: String],
    configuration: ServiceConfiguration = ServiceConfiguration()
) -> PetStoreAPI {
    PetStoreAPI(
        sessions: Sessions(database: database), pets: Pets(database: database, hub: hub), events: Events(hub: hub),
        security: Keepers(database: database, passwords: passwords), configuration: configuration)
}
