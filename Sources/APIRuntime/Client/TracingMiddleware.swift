#if Tracing
    public import HTTPTypes
    public import Instrumentation
    public import Tracing

    /// A span of swift-distributed-tracing around each call, named by its operation: of the client's kind for a client's calls, of the
    /// server's kind for a service's.
    ///
    /// The client puts the context into the request's headers, and the service continues the one that it finds there, as the tracer defines
    /// it (`traceparent`). Attributes are those of OpenTelemetry's conventions: neither values nor headers. A span ends with the head of the
    /// response. It exists with the package's trait `Tracing`.
    public struct TracingMiddleware: Middleware {
        package let tracer: any Tracer

        /// - Parameter tracer: Nil takes that of `InstrumentationSystem`.
        public init(tracer: (any Tracer)? = nil) {
            self.tracer = tracer ?? InstrumentationSystem.tracer
        }

        public func intercept(
            _ request: RawRequest,
            next: @Sendable (RawRequest) async throws -> RawResponse
        ) async throws -> RawResponse {
            try await tracer.withAnySpan(request.operation.id, ofKind: .client) { span in
                describe(request.operation, request.head.method, in: span)
                var request = request
                tracer.inject(span.context, into: &request.head.headerFields, using: HeaderCarrier())
                do {
                    let response = try await next(request)
                    end(span, response.head.status, failsFrom: 400)
                    return response
                } catch {
                    // The span records the error itself.
                    span.attributes["error.type"] = errorKind(error)
                    throw error
                }
            }
        }

        package func describe(_ operation: OperationInfo?, _ method: HTTPRequest.Method, in span: any Span) {
            span.attributes["http.request.method"] = method.rawValue
            if let operation { span.attributes["http.route"] = operation.path }
        }

        /// - Parameter lowest: The lowest status that is an error: of a client 400, of a server 500.
        package func end(_ span: any Span, _ status: HTTPResponse.Status, failsFrom lowest: Int) {
            span.attributes["http.response.status_code"] = status.code
            if status.code >= lowest { span.setStatus(SpanStatus(code: .error)) }
        }
    }

    /// Puts a context into headers, and finds it there.
    package struct HeaderCarrier: Injector, Extractor {
        package init() {}

        package func inject(_ value: String, forKey key: String, into fields: inout HTTPFields) {
            guard let name = HTTPField.Name(key), HTTPField.isValidValue(value) else { return }
            fields[name] = value
        }

        package func extract(key: String, from fields: HTTPFields) -> String? {
            HTTPField.Name(key).flatMap { fields[$0] }
        }
    }
#endif
