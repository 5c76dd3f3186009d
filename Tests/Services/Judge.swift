// Calls generated services by generated clients, and compares what arrives with what was sent: linked with the Swift that `relays.py`
// writes for each description.
package import APIMock
package import APIRuntime
package import APIServer
import CodegenHTTPServer
package import Foundation
import HTTPTypes

/// The client and the service of one description.
package struct Subject: Sendable {
    /// As findings name it.
    let name: String
    let description: URL
    let overlays: [URL]
    /// In front of the operations' paths.
    let basePath: String
    /// Parameters that are read as their default where they aren't sent: `GetPets.limit`.
    let defaults: Set<String>
    let client: @Sendable (ServerURL, any Transport) -> APIClient
    let service: any RequestHandler
    let calls: [SampleCall]

    package init(
        name: String, description: String, overlays: [String], basePath: String, defaults: Set<String>,
        client: @escaping @Sendable (ServerURL, any Transport) -> APIClient, service: any RequestHandler,
        calls: [SampleCall]
    ) {
        self.name = name
        self.description = URL(fileURLWithPath: description)
        self.overlays = overlays.map { URL(fileURLWithPath: $0) }
        self.basePath = basePath
        self.defaults = defaults
        self.client = client
        self.service = service
        self.calls = calls
    }
}

/// A call as `codegen sample` writes it.
package struct SampleCall: Sendable {
    let name: String
    let run: @Sendable (any Transport) async throws -> Void

    package init(_ name: String, _ run: @escaping @Sendable (any Transport) async throws -> Void) {
        self.name = name
        self.run = run
    }
}

/// What came of all calls.
struct Figures: Sendable {
    var calls = 0
    var roundTrips = 0
    var equal = 0
    var unprepared = 0
}

/// Judges descriptions, one after the other; a finding is a line `subject<TAB>operation<TAB>place and difference`.
package func judge(_ subjects: [Subject]) async {
    var figures = Figures()
    for subject in subjects {
        do {
            try await Judgement(subject).run(&figures)
        } catch {
            print("finding", subject.name, "-", "\(error)".replacing("\n", with: " "), separator: "\t")
        }
        // What was found before a crash is to be seen.
        fflush(nil)
    }
    print("figures", figures.calls, figures.roundTrips, figures.equal, figures.unprepared, separator: "\t")
}

/// The judgement of one description.
struct Judgement {
    private let subject: Subject
    private let mock: MockTransport

    init(_ subject: Subject) throws {
        self.subject = subject
        var options = MockTransport.Options()
        options.validates = false
        mock = try MockTransport(description: subject.description, overlays: subject.overlays, options: options)
    }

    func run(_ figures: inout Figures) async throws {
        let server = try HTTPServer(host: "127.0.0.1", port: 0, handler: subject.service)
        let serving = Task { try await server.run() }
        defer { serving.cancel() }
        let clients = [
            ("in process", try client("http://service.localhost", ServiceTransport(subject.service))),
            ("loopback", try client("http://\(server.address)", DefaultTransport.shared)),
        ]
        for call in subject.calls {
            figures.calls += 1
            let recorder = EndpointRecorder()
            do { try await call.run(recorder) } catch { recorder.record(error) }
            guard let endpoint = recorder.endpoint as? any ServedEndpoint else {
                report(call.name, "isn't sent: \(recorder.problem)")
                continue
            }
            await judge(endpoint, call.name, clients, &figures)
        }
    }

    private func client(_ server: String, _ transport: any Transport) throws -> APIClient {
        guard let url = ServerURL(server + subject.basePath) else { throw NoURL(path: subject.basePath) }
        return subject.client(url, transport)
    }

    private func report(_ call: String, _ difference: String) {
        print("finding", subject.name, call, difference.replacing("\n", with: " ").prefix(600), separator: "\t")
    }

    // MARK: Outcomes

    /// Each documented response of a call, in each media type, by both ways.
    private func judge<Call: ServedEndpoint>(
        _ call: Call, _ name: String, _ clients: [(String, APIClient)], _ figures: inout Figures
    ) async {
        var seen: Set<String> = []
        for status in await statuses(of: call) {
            var count = 0
            for accept in [nil] + mediaTypes(of: Call.operation) {
                let choice = MockChoice(mock: mock.responding(with: status), accept: accept)
                guard let prepared = try? await client("http://mock.localhost", choice).response(to: call),
                    prepared.head.status == status
                else { continue }
                if case .undocumented = prepared.outcome { continue }
                let type = prepared.head.headerFields[.contentType] ?? ""
                guard seen.insert("\(status) \(type)").inserted else { continue }
                count += 1
                let wanted = await Tree(prepared.outcome)
                for (way, own) in clients {
                    figures.roundTrips += 1
                    let trip = RoundTrip(
                        call: call, client: own, status: status, contentType: type,
                        headerFields: Self.described(prepared.head.headerFields), wanted: wanted,
                        defaults: subject.defaults
                    ) { try await client("http://mock.localhost", choice).response(to: call).outcome }
                    let differences = await trip.differences()
                    if differences.isEmpty { figures.equal += 1 }
                    for difference in differences.prefix(5) { report(name, "\(status) \(type) \(way): \(difference)") }
                }
            }
            if count == 0 { figures.unprepared += 1 }
        }
    }

    /// Headers that are neither the body's nor the connection's.
    private static func described(_ fields: HTTPFields) -> HTTPFields {
        var fields = fields
        for name: HTTPField.Name in [.contentType, .contentLength, .transferEncoding, .connection, .date] {
            fields[name] = nil
        }
        return fields
    }

    /// The statuses that an operation documents; ranges and `default` have one that nothing else has.
    private func statuses<Call: Endpoint>(of call: Call) async -> [Int] {
        let asking = StatusAsking(mock: mock.responding(with: 1))
        _ = try? await client("http://mock.localhost", asking).response(to: call)
        let keys = asking.keys
        let codes = keys.compactMap(Int.init)
        let ranges = keys.compactMap { key -> Int? in
            guard key.uppercased().hasSuffix("XX"), let hundreds = key.first?.wholeNumberValue else { return nil }
            return (18...99).lazy.map { hundreds * 100 + $0 }.first { !codes.contains($0) }
        }
        let others =
            keys.contains { $0.lowercased() == "default" }
            ? [500, 503, 599].filter { !codes.contains($0) }.prefix(1) : []
        return codes.filter { (200...599).contains($0) } + ranges + others
    }

    private func mediaTypes(of operation: OperationInfo) -> [String?] {
        let types = (operation.accept ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        return types.count < 2 ? [] : types.filter { !$0.contains("*") }
    }
}

// MARK: - One round trip

/// A call of a service that gives a prepared outcome.
struct RoundTrip<Call: ServedEndpoint> {
    let call: Call
    let client: APIClient
    let status: Int
    let contentType: String
    /// The headers that the description has.
    let headerFields: HTTPFields
    let wanted: Tree
    let defaults: Set<String>
    let prepare: @Sendable () async throws -> Outcome<Call.Output, Call.Failure>

    /// What the service does by itself; where that is another of the documented statuses or media types, the context says which.
    private enum Choice: CaseIterable { case none, status, statusAndContentType }

    func differences() async -> [String] {
        var found: [String] = []
        for choice in Choice.allCases {
            do { found = try await differences(choice) } catch { found = ["\(error) \(Relay.stage.errors)"] }
            if found.isEmpty { break }
        }
        return found
    }

    private func differences(_ choice: Choice) async throws -> [String] {
        let (response, tree) = try await exchange(choice)
        guard let arrived = Relay.stage.arrived else {
            let text = String(decoding: response.body.prefix(300), as: UTF8.self)
            return ["the call doesn't arrive: \(response.head.status) \(text) \(Relay.stage.errors)"]
        }
        var found = await Tree(call).differences(from: arrived, at: "\(Call.self)", defaults)
        if response.head.status != status {
            found.append("status \(response.head.status) instead of \(status) \(Relay.stage.errors)")
        }
        for field in headerFields
        where response.head.headerFields[values: field.name] != headerFields[values: field.name] {
            found.append(
                "header \(field.name) is \(response.head.headerFields[values: field.name]), was \(field.value)")
        }
        found += wanted.differences(from: tree, at: "outcome", [])
        return found
    }

    private func exchange(_ choice: Choice) async throws -> (Response<Call>, Tree) {
        Relay.stage.prepare(
            try await prepare(), status: choice == .none ? nil : status, headerFields: headerFields,
            contentType: choice == .statusAndContentType ? contentType : nil)
        let (client, call) = (client, call)
        return try await withThrowingTaskGroup(of: (Response<Call>, Tree).self) { group in
            group.addTask {
                let response = try await client.response(to: call)
                return (response, await Tree(response.outcome))
            }
            group.addTask {
                try await Task.sleep(for: .seconds(20))
                throw Timeout()
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw Timeout() }
            return first
        }
    }
}

struct Timeout: Error {}

/// The base path of a client for the service is none.
struct NoURL: Error {
    let path: String
}
