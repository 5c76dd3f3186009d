#if Logging
    import APIRuntime
    import Foundation
    import Logging
    import Testing

    /// Calls as they stand in a log.
    @Suite struct LoggingTests {
        /// Keeps what is logged.
        private final class Log: @unchecked Sendable {
            private let lock = NSLock()
            private var kept: [String] = []
            var lines: [String] { lock.withLock { kept } }
            func append(_ line: String) { lock.withLock { kept.append(line) } }
        }

        private struct Handler: LogHandler {
            let log: Log
            var metadata: Logger.Metadata = [:]
            var logLevel: Logger.Level = .trace
            subscript(metadataKey key: String) -> Logger.Metadata.Value? {
                get { metadata[key] }
                set { metadata[key] = newValue }
            }

            func log(event: LogEvent) {
                let metadata = (event.metadata ?? [:]).filter { $0.key != "duration" }.sorted { $0.key < $1.key }
                let pairs = metadata.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
                log.append("\(event.level) \(event.message) \(pairs)")
            }
        }

        private func lines(_ status: Int) async -> [String] {
            let log = Log()
            let logger = Logger(label: "test") { _ in Handler(log: log) }
            let transport = InMemoryTransport { _ in
                if status == 0 { throw URLError(.networkConnectionLost) }
                return RawResponse(status: status, body: #"{"name":"s3cret"}"#)
            }
            let client = SampleClient(
                configuration: .init(retries: nil, middlewares: [LoggingMiddleware(logger)]), transport: transport)
            _ = try? await client.call(GetNode<Anonymous>(id: "patient-7", query: "s3cret"))
            return log.lines
        }

        @Test func `operation, template and status, and no values`() async {
            let place = "method=GET operation=getNode path=/nodes/{id}"
            #expect(await lines(200) == ["debug getNode (GET /nodes/{id}) returned 200 \(place) status=200"])
            #expect(await lines(500) == ["warning getNode (GET /nodes/{id}) returned 500 \(place) status=500"])
            let failed = await lines(0)
            #expect(failed.count == 1)
            #expect(failed[0] == "warning getNode (GET /nodes/{id}) failed error=URLError -1005 \(place)")
        }
    }
#endif
