import APIServer
import Foundation
import Hummingbird
import PetBackend
import PetStoreService

/// Serves the pet store: `swift run PetServer [PORT] [DATABASE]`.
@main struct PetServer {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        let port = arguments.first.flatMap { Int($0) } ?? 8080
        let path = arguments.dropFirst().first ?? "pets.sqlite"
        let hub = EventHub()
        let service = makePetStore(
            database: try PetDatabase(path: path), hub: hub,
            passwords: ["alex": ProcessInfo.processInfo.environment["ALEX_PASSWORD"] ?? "swordfish", "kim": "herring"],
            configuration: ServiceConfiguration(onError: { error, operation in
                FileHandle.standardError.write(Data("\(operation?.description ?? "–"): \(error)\n".utf8))
            }))

        let router = Router()
        router.get("health") { _, _ in "ok" }
        router.register(service)
        // Clients that neither send what they have begun nor go keep their connections otherwise.
        let silence = ProcessInfo.processInfo.environment["IDLE_SECONDS"].flatMap { Int64($0) } ?? 30
        let application = Application(
            router: router, server: .http1(configuration: .init(idleTimeout: .seconds(silence))),
            configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: "PetServer"))
        // With SIGTERM and SIGINT, calls that have begun come to their end, and so do streams of events.
        try await application.runService()
    }
}
