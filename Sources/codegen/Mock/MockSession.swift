import CodegenDiagnostics
import CodegenGenerator
import CodegenHTTPServer
import CodegenMock
import Foundation

/// Serves mocks until a signal ends the process.
struct MockSession: Sendable {
    let apis: [MockAPI]
    let host: String
    let port: UInt16
    let state: MockState

    func serve() async throws {
        var servers: [HTTPServer] = []
        for (index, api) in apis.enumerated() {
            let own = port == 0 ? 0 : port &+ UInt16(truncatingIfNeeded: index)
            servers.append(try HTTPServer(host: host, port: own, handler: api))
        }
        for (api, server) in zip(apis, servers) { announce(api, server) }
        let watching = Task { await watch() }
        defer { watching.cancel() }
        let signals = [SIGINT, SIGTERM].map(stop)
        defer { for signal in signals { signal.cancel() } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for server in servers { group.addTask { try await server.run() } }
            try await group.next()
        }
    }

    private func announce(_ api: MockAPI, _ server: HTTPServer) {
        Terminal.output.write(PrintedText.visible("\(api.name) (\(api.title)): http://\(server.address)") + "\n")
        for callback in api.service.callbacks {
            let line =
                "  not called: \(callback.name) of \(callback.operation), \(callback.method) \(callback.expression)"
            Terminal.output.write(PrintedText.visible(line) + "\n")
        }
    }

    /// Looks at the descriptions' files twice a second.
    private func watch() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(500))
            // Before a description is read again, since its collections begin with the items that are saved here.
            save()
            for api in apis {
                if let report = api.update() { Terminal.output.write(report) }
            }
        }
    }

    private func save() {
        do {
            try state.save(apis)
        } catch {
            Terminal.error.write("\(error)\n")
        }
    }

    /// Ends the process on Control-C and on a script's SIGTERM, after the items are saved.
    private func stop(on number: Int32) -> any DispatchSourceSignal {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler {
            save()
            exit(0)
        }
        source.resume()
        return source
    }
}
