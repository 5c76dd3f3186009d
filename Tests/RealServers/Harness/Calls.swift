import APIRuntime
import Foundation

/// The calls that are made to one server: each one passes or fails, whatever the others do.
@MainActor
final class Calls {
    /// Where the server listens: `http://127.0.0.1:9093`.
    let origin: ServerURL

    private var passed = 0
    private var failed = 0

    init() {
        guard CommandLine.arguments.count == 2, let origin = ServerURL(CommandLine.arguments[1]) else {
            fatalError("usage: PROGRAM ORIGIN")
        }
        self.origin = origin
    }

    /// Makes the calls, prints each with its result, and exits with 1 if one failed.
    static func run(_ body: (Calls) async -> Void) async -> Never {
        let calls = Calls()
        await body(calls)
        print("\(calls.passed) passed, \(calls.failed) failed")
        exit(calls.failed == 0 ? 0 : 1)
    }

    /// The transport that `--transport` names.
    var transport: any Transport {
        #if ASYNC_HTTP_CLIENT
            AsyncHTTPClientTransport.shared
        #else
            DefaultTransport.shared
        #endif
    }

    /// A configuration that reads strictly: what a description doesn't say has to be in its overlay.
    func configuration(allowsMissingCredentials: Bool = false) -> ClientConfiguration {
        ClientConfiguration(
            timeout: .seconds(20), retries: nil, decoding: .strict, allowsMissingCredentials: allowsMissingCredentials)
    }

    /// A call that succeeds. Its value is nil if it failed.
    @discardableResult
    func call<Value: Sendable>(_ name: String, _ body: () async throws -> Value) async -> Value? {
        do {
            let value = try await body()
            report(name, nil)
            return value
        } catch {
            report(name, "\(error)")
            return nil
        }
    }

    /// A call whose value has to be as expected.
    func call<Value: Sendable>(
        _ name: String, where isExpected: (Value) -> Bool, _ body: () async throws -> Value
    ) async {
        do {
            let value = try await body()
            report(name, isExpected(value) ? nil : "unexpected value: \(value)")
        } catch {
            report(name, "\(error)")
        }
    }

    /// A call that the server rejects: the error is a documented one with the status, and its text shows what the server said.
    func rejected<Value>(
        _ name: String, _ statuses: Int..., saying text: String = "", _ body: () async throws -> Value
    ) async {
        do {
            let value = try await body()
            report(name, "expected an error, found \(value)")
        } catch let error as any RespondedError {
            guard let response = error.response, statuses.contains(response.status) else {
                return report(name, "expected status \(statuses), found \(error)")
            }
            guard error.isDocumented else { return report(name, "expected a documented error, found \(error)") }
            let shows = text.isEmpty || "\(error)".localizedCaseInsensitiveContains(text)
            report(name, shows ? nil : "the error doesn't show \"\(text)\": \(error)")
        } catch {
            report(name, "expected an error with a response, found \(error)")
        }
    }

    private func report(_ name: String, _ problem: String?) {
        if problem == nil { passed += 1 } else { failed += 1 }
        print(problem.map { "FAILED \(name): \($0)" } ?? "passed \(name)")
    }
}

/// Errors of calls that may include a response.
protocol RespondedError: Error {
    var response: ReceivedResponse? { get }

    /// Whether the description has the status, and the body is as it says.
    var isDocumented: Bool { get }
}

extension APIError: RespondedError {
    var isDocumented: Bool { if case .failure = self { true } else { false } }
}
