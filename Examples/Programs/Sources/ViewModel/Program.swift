import APIRuntime
import Checks

/// A view model on the main actor: with fakes, and with the client on a transport with stubs.
@main
struct Program {
    @MainActor
    static func main() async {
        var checks = Checks()
        await withFakes(&checks)
        await withStubs(&checks)
        checks.finish()
    }

    @MainActor
    private static func withFakes(_ checks: inout Checks) async {
        let list = PetList(pets: TwoPages())
        await list.load()
        checks.expect("the pages of a fake", list.names, ["Rex", "Laika"])
        await list.delete(id: "1")
        checks.expect(
            "what it doesn't implement", list.message,
            "deletePet (DELETE /pets/{id}) failed: `TwoPages` doesn't implement it")

        let missing = PetList(pets: NoPet())
        await missing.select(id: "7")
        checks.expect("a documented error", missing.message, "404: There is no pet 7.")

        let pets = CountingPets()
        let counted = PetList(pets: pets)
        await counted.select(id: "1")
        await counted.select(id: "2")
        checks.expect("the calls of a fake", await pets.asked, ["1", "2"])
        checks.expect("the selected pet", counted.selected, Pet(id: "2", name: "Rex"))
    }

    /// The whole client runs: requests are written and responses read, and a 503 is tried again.
    @MainActor
    private static func withStubs(_ checks: inout Checks) async {
        let transport = InMemoryTransport()
            .stub(GetPet.self, times: 1, .response(RawResponse(status: 503)))
            .stub(GetPet.self) { call in .success(Pet(id: call.id, name: "Rex")) }
            .stub(ListPets.self) { call in .success(TwoPages().list(call)) }
        let store = StoreClient(
            configuration: ClientConfiguration(retries: RetryPolicy(baseDelay: .milliseconds(1))), transport: transport)
        let list = PetList(pets: store.pets)
        await list.load()
        checks.expect("the pages of stubs", list.names, ["Rex", "Laika"])
        checks.expect("their calls", transport.calls(of: ListPets.self).map(\.pageToken), [nil, "2"])
        await list.select(id: "9")
        checks.expect("the pet after a retry", list.selected?.id, "9")
        checks.expect("the calls with the retry", transport.calls(of: GetPet.self).map(\.id), ["9", "9"])
        await list.delete(id: "9")
        checks.expect(
            "a call without a stub", list.message,
            "deletePet (DELETE /pets/{id}) failed: the `InMemoryTransport` has no stub for it")
    }
}
