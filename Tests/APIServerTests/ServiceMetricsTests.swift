#if Metrics
    import APIRuntime
    import APIServer
    import Metrics
    import MetricsTestKit
    import Testing

    /// The durations of a service's requests.
    @Suite struct ServiceMetricsTests {
        @Test func `a request is timed with its operation and status`() async throws {
            let metrics = TestMetrics()
            let store = PetStore { $0.middlewares = [MetricsMiddleware(factory: metrics)] }
            _ = await store.send(.get, "/pets/1")
            _ = await store.send(.get, "/nowhere")
            let timers = metrics.timers(label: "http.server.request.duration")
            let dimensions = timers.map { timer in timer.dimensions.map { "\($0)=\($1)" } }
            let method = "http.request.method=GET"
            let found = [method, "operation=getPet", "http.route=/pets/{id}", "http.response.status_code=200"]
            #expect(Set(dimensions) == [found, [method, "http.response.status_code=404"]])
        }
    }
#endif
