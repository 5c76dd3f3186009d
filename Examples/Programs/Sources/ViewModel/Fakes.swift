import APIRuntime

/// For previews: two pages of dogs. Nothing else is implemented.
struct TwoPages: PetsAPI {
    func list(_ call: ListPets) -> PetPage {
        call.pageToken == nil
            ? PetPage(pets: [Pet(id: "1", name: "Rex")], nextPageToken: "2")
            : PetPage(pets: [Pet(id: "2", name: "Laika")])
    }
}

/// For a test of what the screen does without a pet.
struct NoPet: PetsAPI {
    func get(_ call: GetPet) async throws(APIError<GetPet.Failure>) -> Pet {
        throw .failure(.notFound(Problem(message: "There is no pet \(call.id).")), of: GetPet.self)
    }
}

/// For a test that counts: an actor, since its functions are called from any task.
actor CountingPets: PetsAPI {
    private(set) var asked: [String] = []

    func get(_ call: GetPet) -> Pet {
        asked.append(call.id)
        return Pet(id: call.id, name: "Rex")
    }
}
