import CodegenDiagnostics
import CodegenGenerator
import CodegenMock
import FlyingSocks
import Foundation

/// Serves mocks until the process is told to stop.
struct MockSession: Sendable {
    let apis: [MockAPI]
    let host: String
    let port: UInt16
    let state: MockState

    func serve() async throws {
        var listeners: [HTTPListener] = []
        for (index, api) in apis.enumerated() {
            let own = port == 0 ? 0 : port &+ UInt16(truncatingIfNeeded: index)
            listeners.append(try await listen(own, api))
        }
        for (api, listener) in zip(apis, listeners) { announce(api, listener) }
        let watching = Task { await watch() }
        defer { watching.cancel() }
        let signals = [SIGINT, SIGTERM].map(stop)
        defer { for signal in signals { signal.cancel() } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for listener in listeners { group.addTask { try await listener.wait() } }
            try await group.next()
        }
    }

    private func listen(_ port: UInt16, _ api: MockAPI) async throws -> HTTPListener {
        do {
            return try await HTTPListener.listen(host: host, port: port, to: api)
        } catch {
            throw Failure(api: api.name, address: "\(host):\(port)", reason: Self.reason(error))
        }
    }

    private static func reason(_ error: any Error) -> String {
        guard case SocketError.failed(_, let number, let message) = error else { return "\(error)" }
        return number == EADDRINUSE ? "the port is in use; --port takes another one" : message
    }

    private func announce(_ api: MockAPI, _ listener: HTTPListener) {
        Terminal.output.write(PrintedText.visible("\(api.name) (\(api.title)): http://\(listener.address)") + "\n")
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
            // Before a description is read again, which begins with what is remembered.
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

    /// Ends the process as people and scripts do, with what is remembered saved.
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

    /// The server can't listen.
    struct Failure: Error, CustomStringConvertible {
        let api: String
        let address: String
        let reason: String

        var description: String { "\(api) can't be served at \(address): \(reason)" }
    }
}
