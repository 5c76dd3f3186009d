import APIServer
public import Hummingbird
import Logging

/// Both APIs on loopback, by the services that are generated from their descriptions, so that the example runs without keys.
public enum LocalServer {
    /// Serves both APIs beside some routes of the caller's, runs the body with the server's address, and stops.
    public static func run(
        besides addRoutes: (Router<BasicRequestContext>) -> Void,
        _ body: @Sendable (String) async throws -> Void
    ) async throws {
        let router = Router()
        router.register(LocalHero().service)
        router.register(LocalHeidi().service)
        addRoutes(router)
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in listening.yield(channel.localAddress?.port ?? 0) },
            logger: quiet
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { listening.finish() }
                try await application.run()
            }
            for await port in ports {
                try await body("http://127.0.0.1:\(port)")
                group.cancelAll()
                return
            }
            // It doesn't listen.
            try await group.next()
        }
    }

    private static var quiet: Logger {
        var logger = Logger(label: "LocalServer")
        // Connections that are open when it stops are errors to the server.
        logger.logLevel = .critical
        return logger
    }
}
