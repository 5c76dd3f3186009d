import APIRuntime
import Foundation
import HTTPTypes

/// Makes a call for each line of standard input, and answers with one line, so that whoever drives it knows which server a crash
/// belongs to: `NUMBER⇥TRANSPORT⇥METHOD⇥URL⇥SECONDS⇥KIND`, of which the kind says how the response is read.
///
/// Calls run side by side. `NUMBER⇥answered STATUS BYTES` and `NUMBER⇥failed WHY` are the answers.
@main struct FuzzClient {
    static func main() async {
        // Reading blocks, which a task mustn't.
        let lines = AsyncStream<String> { continuation in
            Thread.detachNewThread {
                while let line = readLine() { continuation.yield(line) }
                continuation.finish()
            }
        }
        await withDiscardingTaskGroup { group in
            for await line in lines {
                let parts = line.split(separator: "\t").map(String.init)
                guard parts.count == 6, let transport = transport(parts[1]), let seconds = Double(parts[4]) else {
                    answer("0\tfailed a line that isn't understood")
                    continue
                }
                group.addTask {
                    let call = FuzzCall(transport: transport, method: parts[2], seconds: seconds, kind: parts[5])
                    let outcome = await call.run(parts[3])
                    answer("\(parts[0])\t\(outcome)")
                }
            }
        }
    }

    private static func answer(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    private static func transport(_ name: String) -> (any Transport)? {
        switch name {
        case "default": return DefaultTransport.shared
        case "urlsession": return URLSessionTransport.shared
        #if AsyncHTTPClient
            case "asynchttpclient": return AsyncHTTPClientTransport.shared
        #endif
        default: return nil
        }
    }
}

/// One call.
struct FuzzCall: Sendable {
    let transport: any Transport
    let method: String
    let seconds: Double
    let kind: String

    func run(_ url: String) async -> String {
        guard let server = ServerURL(url), let method = HTTPRequest.Method(method) else { return "failed no server" }
        let configuration = ClientConfiguration(
            timeout: .seconds(seconds), callTimeout: .seconds(seconds * 3), retries: nil, maximumBodySize: 4 << 20)
        let client = APIClient(server: server, configuration: configuration, transport: transport)
        do {
            switch kind {
            case "stream": return try await read(client.call(FuzzStream()))
            default: return try await read(client.send(request(method)))
            }
        } catch {
            var dumped = ""
            dump(error, to: &dumped)
            return "failed \("\(error)".split(whereSeparator: \.isNewline).first?.prefix(150) ?? "")"
        }
    }

    private func request(_ method: HTTPRequest.Method) -> RawRequest {
        let operation = OperationInfo(id: "fuzz", method: method, path: "/fuzz")
        let head = HTTPRequest(method: method, scheme: nil, authority: nil, path: "/fuzz")
        let body: RequestBody = method == .post ? .data(Data(repeating: 65, count: 100_000)) : .none
        return RawRequest(head: head, body: body, operation: operation)
    }

    private func read(_ response: RawResponse) async throws -> String {
        let body = response.body
        let limit = Duration.seconds(seconds * 3)
        return try await withThrowingTaskGroup(of: String.self) { group in
            group.addTask { "answered \(response.head.status.code) \(try await body.collect(upTo: 4 << 20).count)" }
            group.addTask {
                try await Task.sleep(for: limit)
                return "answered \(response.head.status.code) and goes on"
            }
            defer { group.cancelAll() }
            return try await group.next() ?? ""
        }
    }

    private func read(_ stream: ResponseStream<JSONValue>) async throws -> String {
        let limit = Duration.seconds(seconds * 3)
        return try await withThrowingTaskGroup(of: String.self) { group in
            group.addTask {
                var count = 0
                for try await _ in stream { count += 1 }
                return "answered \(stream.head.status) \(count) documents"
            }
            group.addTask {
                try await Task.sleep(for: limit)
                return "answered \(stream.head.status) and goes on"
            }
            defer { group.cancelAll() }
            return try await group.next() ?? ""
        }
    }
}

/// A call whose answer is a stream of JSON.
struct FuzzStream: Endpoint {
    typealias Output = ResponseStream<JSONValue>
    typealias Failure = Never

    static let operation = OperationInfo(
        id: "fuzzStream", method: .get, path: "/fuzz", accept: "text/event-stream", streams: true)

    func encode(to request: inout RequestEncoder) {}

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Never> {
        response.status == 200 ? .success(try response.stream()) : .undocumented
    }
}
