#if Tracing
    import APIRuntime
    import Foundation
    import HTTPTypes
    import InMemoryTracing
    import Testing
    import Tracing

    /// The spans of a client's calls.
    @Suite struct TracingTests {
        private final class Sent: @unchecked Sendable {
            private let lock = NSLock()
            private var kept: HTTPFields?
            var fields: HTTPFields? {
                get { lock.withLock { kept } }
                set { lock.withLock { kept = newValue } }
            }
        }

        @Test func `a call is a span, whose context is sent`() async throws {
            let tracer = InMemoryTracer()
            let sent = Sent()
            let transport = InMemoryTransport { request in
                sent.fields = request.head.headerFields
                return RawResponse(status: 503, body: #"{"name":"s3cret"}"#)
            }
            let client = SampleClient(
                configuration: .init(retries: nil, middlewares: [TracingMiddleware(tracer: tracer)]),
                transport: transport)
            _ = try? await client.call(GetNode<Anonymous>(id: "patient-7", query: "s3cret"))

            let span = try #require(tracer.finishedSpans.first)
            #expect(tracer.finishedSpans.count == 1)
            #expect(span.operationName == "getNode")
            #expect(span.kind == .client)
            #expect(span.status?.code == .error)
            #expect(span.attributes.get("http.response.status_code") == .int64(503))
            #expect(span.attributes.get("http.route") == "/nodes/{id}")
            let name = try #require(HTTPField.Name(InMemoryTracer.traceIDKey))
            #expect(sent.fields?[name] == span.traceID)
            #expect("\(span.attributes)".contains("s3cret") == false)
        }

        @Test func `a call that fails is a span with the error`() async throws {
            let tracer = InMemoryTracer()
            let transport = InMemoryTransport { _ in throw URLError(.networkConnectionLost) }
            let client = SampleClient(
                configuration: .init(retries: nil, middlewares: [TracingMiddleware(tracer: tracer)]),
                transport: transport)
            _ = try? await client.call(GetNode<Anonymous>(id: "patient-7"))
            let span = try #require(tracer.finishedSpans.first)
            #expect(span.attributes.get("error.type") == "URLError -1005")
            #expect(span.errors.count == 1)
        }
    }
#endif
