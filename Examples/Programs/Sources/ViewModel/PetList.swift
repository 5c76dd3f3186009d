import APIRuntime
import Observation

/// The model of a screen: it knows the protocol of the group, not who makes the calls.
@MainActor @Observable
final class PetList {
    private let pets: any PetsAPI
    private(set) var names: [String] = []
    private(set) var selected: Pet?
    private(set) var message: String?

    init(pets: any PetsAPI) {
        self.pets = pets
    }

    /// Loads all pages.
    func load() async {
        names = []
        message = nil
        do {
            for try await pet in pets.items(of: ListPets(kind: .dog)) { names.append(pet.name) }
        } catch {
            message = "\(error)"
        }
    }

    func select(id: String) async {
        message = nil
        do {
            selected = try await pets.get(id: id)
        } catch .failure(.notFound(let problem), let response) {
            message = "\(response.status): \(problem.message)"
        } catch {
            message = "\(error)"
        }
    }

    func delete(id: String) async {
        do {
            try await pets.delete(id: id)
        } catch {
            message = "\(error)"
        }
    }
}
