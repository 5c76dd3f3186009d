#if Metrics
    public import CoreMetrics
    import Metrics
    import HTTPTypes

    /// Records the duration of each call on swift-metrics: of a client's calls as `http.client.request.duration`, of a service's as
    /// `http.server.request.duration`, as OpenTelemetry names them.
    ///
    /// The dimensions are the operation, its method and path template, and the status, or the error's type: neither values nor headers. A
    /// call ends with the head of its response; streams go on after it. It exists with the package's trait `Metrics`.
    public struct MetricsMiddleware: Middleware {
        private let factory: (any MetricsFactory)?

        /// - Parameter factory: Nil takes that of `MetricsSystem`.
        public init(factory: (any MetricsFactory)? = nil) {
            self.factory = factory
        }

        public func intercept(
            _ request: RawRequest,
            next: @Sendable (RawRequest) async throws -> RawResponse
        ) async throws -> RawResponse {
            let start = ContinuousClock.now
            do {
                let response = try await next(request)
                record(.client, since: start, request.operation, request.head.method, .success(response.head.status))
                return response
            } catch {
                record(.client, since: start, request.operation, request.head.method, .failure(error))
                throw error
            }
        }

        package enum Side: String {
            case client, server
        }

        package func record(
            _ side: Side,
            since start: ContinuousClock.Instant,
            _ operation: OperationInfo?,
            _ method: HTTPRequest.Method,
            _ result: Result<HTTPResponse.Status, any Error>
        ) {
            var dimensions = [("http.request.method", method.rawValue)]
            if let operation { dimensions += [("operation", operation.id), ("http.route", operation.path)] }
            switch result {
            case .success(let status): dimensions.append(("http.response.status_code", String(status.code)))
            case .failure(let error): dimensions.append(("error.type", errorKind(error)))
            }
            Timer(
                label: "http.\(side.rawValue).request.duration", dimensions: dimensions,
                factory: factory ?? MetricsSystem.factory
            )
            .record(duration: ContinuousClock.now - start)
        }
    }
#endif
