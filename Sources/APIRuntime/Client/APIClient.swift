import Foundation

/// The engine of a generated client: sends operations to one server, with its credentials, and decodes the responses.
public struct APIClient: Sendable {
    /// Behind one reference, since every client and every group of operations holds a client, and hands it on at each call.
    private var parts: Indirect<Parts>

    private struct Parts: Sendable {
        let server: ServerURL
        var configuration: ClientConfiguration {
            didSet { decoding = DecodingSettings(configuration) }
        }
        private(set) var decoding: DecodingSettings
        let credentials: any CredentialSet
        let transport: any Transport
        let retryBudget: RetryBudget
    }

    public init(
        server: ServerURL,
        credentials: any CredentialSet = NoCredentials(),
        configuration: ClientConfiguration = .init(),
        transport: any Transport = DefaultTransport.shared
    ) {
        parts = Indirect(
            wrappedValue: Parts(
                server: server,
                configuration: configuration,
                decoding: DecodingSettings(configuration),
                credentials: credentials,
                transport: transport,
                retryBudget: RetryBudget((configuration.retries ?? RetryPolicy()).budget)
            )
        )
    }

    /// Where requests go.
    public var server: ServerURL { parts.value.server }

    /// How the client behaves.
    public internal(set) var configuration: ClientConfiguration {
        get { parts.value.configuration }
        set { parts.value.configuration = newValue }
    }

    /// How responses are decoded.
    var decoding: DecodingSettings { parts.value.decoding }

    var credentials: any CredentialSet { parts.value.credentials }
    var transport: any Transport { parts.value.transport }
    var retryBudget: RetryBudget { parts.value.retryBudget }

    /// Makes the call and returns the value of a success; everything else is thrown.
    public func call<Call: Endpoint>(_ endpoint: Call) async throws(APIError<Call.Failure>) -> Call.Output {
        let reader: ResponseReader
        let outcome: Outcome<Call.Output, Call.Failure>
        do throws(APIError<Never>) {
            (reader, outcome) = try await answer(to: endpoint) { _ in }
        } catch {
            throw decoding.reported(error.widened())
        }
        do {
            return try success(Call.self, outcome, reader.head, reader.collectedBody)
        } catch {
            throw decoding.reported(error)
        }
    }

    /// The value of a success; everything else is thrown.
    func success<Call>(_ response: Response<Call>) throws(APIError<Call.Failure>) -> Call.Output {
        try success(Call.self, response.outcome, response.head, response.body)
    }

    @inline(__always)
    private func success<Call: Endpoint>(
        _ type: Call.Type,
        _ outcome: Outcome<Call.Output, Call.Failure>,
        _ head: ResponseHead,
        _ body: Data
    ) throws(APIError<Call.Failure>) -> Call.Output {
        switch outcome {
        case .success(let output): return output
        case .failure(let failure): throw .failure(failure, received(head, body))
        case .undocumented: throw .undocumented(received(head, body))
        }
    }

    /// Makes the response that an error includes.
    func received(_ head: ResponseHead, _ body: Data) -> ReceivedResponse {
        decoding.received(head, body)
    }

    /// Makes the call and returns any response: every documented status as a case, plus `.undocumented`.
    public func response<Call: Endpoint>(
        to endpoint: Call
    ) async throws(APIError<Never>) -> Response<Call> {
        do {
            return try await response(to: endpoint) { _ in }
        } catch {
            throw decoding.reported(error)
        }
    }

    /// The same, of the endpoint's request with a change.
    func response<Call: Endpoint>(
        to endpoint: Call, changing change: (inout RawRequest) -> Void
    ) async throws(APIError<Never>) -> Response<Call> {
        let (reader, outcome) = try await answer(to: endpoint, changing: change)
        return Response(head: reader.head, outcome: outcome, body: reader.collectedBody)
    }

    /// The response, and its outcome.
    private func answer<Call: Endpoint>(
        to endpoint: Call, changing change: (inout RawRequest) -> Void
    ) async throws(APIError<Never>) -> (ResponseReader, Outcome<Call.Output, Call.Failure>) {
        var request: RawRequest
        do throws(RequestError) {
            if configuration.validatesRequests { try validate(endpoint) }
            request = try endpoint.encoded(
                configuration.bodyCoders, configuration.contentType, keepsEndpoint: transport.keepsEndpoints)
        } catch {
            throw .request(error)
        }
        change(&request)
        let reader = try await exchange(consume request)
        guard reader.isStreamed else { return (reader, try decoding.decode(Call.self, reader)) }
        return try await streamedResponse(Call.self, reader)
    }

    /// Throws the endpoint's violations of the description.
    @inline(never)
    private func validate<Call: Endpoint>(_ endpoint: Call) throws(RequestError) {
        let violations = (endpoint as? any ValidatableEndpoint)?.violations() ?? []
        guard violations.isEmpty else {
            throw RequestError(operation: Call.operation, problems: violations.map { .violation($0) })
        }
    }

    /// The same for a response whose body hasn't been read yet.
    @inline(never)
    private func streamedResponse<Call: Endpoint>(
        _ type: Call.Type, _ reader: ResponseReader
    ) async throws(APIError<Never>) -> (ResponseReader, Outcome<Call.Output, Call.Failure>) {
        if let outcome = try decoding.decodeStreamed(Call.self, reader) { return (reader, outcome) }
        // What isn't a stream after all is read whole.
        let whole = try await limited(Call.operation) { try await collected(reader) }
        return (whole, try decoding.decode(Call.self, whole))
    }

    /// Sends a request as it is, with the client's server, credentials and middlewares, and returns the undecoded response.
    public func send(_ request: RawRequest) async throws(APIError<Never>) -> RawResponse {
        do {
            return try await limited(request.operation) { try await dispatch(try prepared(request)) }
        } catch {
            throw decoding.reported(error)
        }
    }
}
