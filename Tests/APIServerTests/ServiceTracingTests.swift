#if Tracing
    import APIRuntime
    import APIServer
    import HTTPTypes
    import InMemoryTracing
    import Testing
    import Tracing

    /// The spans of a service's requests.
    @Suite struct ServiceTracingTests {
        @Test func `a request continues the trace of its client`() async throws {
            let tracer = InMemoryTracer()
            let store = PetStore { $0.middlewares = [TracingMiddleware(tracer: tracer)] }
            var fields: HTTPFields = [:]
            let trace = try #require(HTTPField.Name(InMemoryTracer.traceIDKey))
            let span = try #require(HTTPField.Name(InMemoryTracer.spanIDKey))
            fields[trace] = "trace-7"
            fields[span] = "span-7"
            _ = await store.send(.get, "/pets/1", fields)
            let finished = try #require(tracer.finishedSpans.first)
            #expect(finished.operationName == "getPet")
            #expect(finished.kind == .server)
            #expect(finished.traceID == "trace-7")
            #expect(finished.parentSpanID == "span-7")
            #expect(finished.status == nil)
            #expect(finished.attributes.get("http.response.status_code") == .int64(200))
        }
    }
#endif
