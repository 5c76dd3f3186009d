#if Tracing
    public import APIRuntime
    import HTTPTypes
    import Instrumentation
    import Tracing

    extension TracingMiddleware: ServiceMiddleware {
        public func intercept(
            _ request: ServerRequest, operation: OperationInfo?, next: @Sendable (ServerRequest) async -> ServerResponse
        ) async throws -> ServerResponse {
            var context = InstrumentationContext.topLevel
            tracer.extract(request.head.headerFields, into: &context, using: HeaderCarrier())
            let name = operation?.id ?? request.head.method.rawValue
            return try await tracer.withAnySpan(name, context: context, ofKind: .server) { span in
                describe(operation, request.head.method, in: span)
                let response = await next(request)
                end(span, response.head.status, failsFrom: 500)
                return response
            }
        }
    }
#endif
