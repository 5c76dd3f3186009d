import APIRuntime
import ArgumentParser
import CodegenDiagnostics
import CodegenGenerator
import CodegenMock
import Foundation

/// `codegen mock`: serves descriptions from their examples.
struct Mock: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the APIs of the configuration, or one description, from their examples and schemas.",
        discussion: """
            Requests are held against the description, and what is wrong with them is in the response and in the log. The \
            responses are the description's examples, and values made for its schemas where it has none. APIs are served on \
            consecutive ports. A description is read again when one of its files changes.

              codegen mock
              codegen mock --input petstore.yaml --port 8080
              curl -H 'Prefer: code=404' http://127.0.0.1:4010/pets/1

            Prefer: code=404, example=NAME and dynamic=true choose a response; in a browser ?__code=404, ?__example=NAME and \
            ?__dynamic=true do. With --stateful, collections remember what they are sent.
            """
    )

    @OptionGroup(title: "What to serve")
    var inputs: ReadInputs

    @Option(help: ArgumentHelp("The port; further APIs are on the next ones. 0 takes free ones.", valueName: "number"))
    var port: UInt16 = 4010

    @Option(help: ArgumentHelp("The IP address to listen at.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("Values that are made for schemas depend on it.", valueName: "number"))
    var seed: UInt64 = 0

    @Option(help: ArgumentHelp("Wait before each response.", valueName: "milliseconds"))
    var delay = 0

    @Flag(help: "Let pages of other origins call it (CORS).")
    var cors = false

    @Flag(help: "Remember what is sent to collections: POST, PUT, PATCH and DELETE change what GET returns.")
    var stateful = false

    @Option(help: ArgumentHelp("With --stateful: keep what is remembered in this file.", valueName: "file"))
    var state: String?

    @Flag(inversion: .prefixedNo, help: "Hold requests against the description.")
    var validation = true

    @Flag(help: "Print no requests.")
    var quiet = false

    func validate() throws {
        if !(0...3_600_000).contains(delay) { throw ValidationError("--delay takes milliseconds, up to an hour.") }
        if state != nil, !stateful { throw ValidationError("--state goes with --stateful.") }
    }

    var options: MockOptions {
        var options = MockOptions()
        options.seed = seed
        options.delay = .milliseconds(delay)
        options.allowsOrigins = cors
        options.isStateful = stateful
        options.validates = validation
        return options
    }

    func run() throws {
        let memory = try MockState(path: state)
        let readers = try MockReader.all(inputs, options, memory, isQuiet: quiet)
        var apis: [MockAPI] = []
        for reader in readers {
            let first = reader.read()
            Terminal.error.write(first.report)
            // All of them, or none: an app that is tested against two APIs needs both.
            guard let api = MockAPI(name: reader.name, first: first, read: reader.read) else { throw ExitCode(1) }
            apis.append(api)
        }
        let session = MockSession(apis: apis, host: host, port: port, state: memory)
        try Blocking.run { try await session.serve() }
    }
}

/// Runs asynchronous work for a command that isn't.
enum Blocking {
    static func run(_ body: @escaping @Sendable () async throws -> Void) throws {
        let done = DispatchSemaphore(value: 0)
        let result = Locked<(any Error)?>(nil)
        Task {
            do { try await body() } catch { result.withLock { $0 = error } }
            done.signal()
        }
        done.wait()
        if let error = result.withLock({ $0 }) { throw error }
    }
}
