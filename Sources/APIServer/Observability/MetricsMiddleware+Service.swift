#if Metrics
    public import APIRuntime

    extension MetricsMiddleware: ServiceMiddleware {
        public func intercept(
            _ request: ServerRequest, operation: OperationInfo?, next: @Sendable (ServerRequest) async -> ServerResponse
        ) async throws -> ServerResponse {
            let start = ContinuousClock.now
            let response = await next(request)
            record(.server, since: start, operation, request.head.method, .success(response.head.status))
            return response
        }
    }
#endif
