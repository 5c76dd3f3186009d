#if Metrics
    import APIRuntime
    import Foundation
    import Metrics
    import MetricsTestKit
    import Testing

    /// The durations of a client's calls.
    @Suite struct MetricsTests {
        private func dimensions(_ status: Int) async throws -> [(String, String)] {
            let metrics = TestMetrics()
            let transport = InMemoryTransport { _ in
                if status == 0 { throw URLError(.networkConnectionLost) }
                return RawResponse(status: status, body: #"{"name":"s3cret"}"#)
            }
            let client = SampleClient(
                configuration: .init(retries: nil, middlewares: [MetricsMiddleware(factory: metrics)]),
                transport: transport)
            _ = try? await client.call(GetNode<Anonymous>(id: "patient-7", query: "s3cret"))
            let timer = try #require(metrics.timers(label: "http.client.request.duration").first)
            #expect(timer.values.count == 1)
            return timer.dimensions
        }

        @Test func `a call is timed with its operation and status, and no values`() async throws {
            let common = ["http.request.method=GET", "operation=getNode", "http.route=/nodes/{id}"]
            let answered = try await dimensions(404).map { "\($0)=\($1)" }
            #expect(answered == common + ["http.response.status_code=404"])
            let failed = try await dimensions(0).map { "\($0)=\($1)" }
            #expect(failed == common + ["error.type=URLError -1005"])
        }
    }
#endif
