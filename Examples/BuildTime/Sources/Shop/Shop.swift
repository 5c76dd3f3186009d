import APIRuntime
import PetStore

/// Calls the generated client over a transport that answers from memory.
@main
struct Shop {
    static func main() async throws {
        let transport = InMemoryTransport(
            body: """
                [{"id": 1, "name": "Nemo", "kind": "fish", "born_on": "2024-05-01"},
                 {"id": 2, "name": "Smaug", "kind": "dragon"}]
                """
        )
        let store = PetStoreClient(transport: transport)
        for pet in try await store.pets.list(kind: .fish) {
            print(pet.id, pet.label, pet.bornOn?.description ?? "–")
        }
    }
}
