/// The engine of a generated client: sends operations to one server, with its credentials, and reads the answers.
public struct APIClient: Sendable {
    /// Where requests go.
    public let server: ServerURL

    /// How the client behaves.
    public internal(set) var configuration: ClientConfiguration

    let credentials: any CredentialSet
    let transport: any Transport
    let retryBudget: RetryBudget

    public init(
        server: ServerURL,
        credentials: any CredentialSet = NoCredentials(),
        configuration: ClientConfiguration = .init(),
        transport: any Transport = URLSessionTransport.shared
    ) {
        self.server = server
        self.credentials = credentials
        self.configuration = configuration
        self.transport = transport
        retryBudget = RetryBudget((configuration.retries ?? RetryPolicy()).budget)
    }

    /// Makes the call and returns the value of a success; everything else is thrown.
    public func call<Call: Endpoint>(_ endpoint: Call) async throws(APIError<Call.Failure>) -> Call.Output {
        let response: Response<Call>
        do throws(APIError<Never>) {
            response = try await self.response(to: endpoint)
        } catch {
            throw error.widened()
        }
        return try success(response)
    }

    /// The value of a success; everything else is thrown.
    func success<Call>(_ response: Response<Call>) throws(APIError<Call.Failure>) -> Call.Output {
        switch response.outcome {
        case .success(let output): return output
        case .failure(let failure): throw .failure(failure, response.head)
        case .undocumented: throw .undocumented(UndocumentedResponse(head: response.head, body: response.body))
        }
    }

    /// Makes the call and returns whatever the server answered: every documented status as a case, plus `.undocumented`.
    public func response<Call: Endpoint>(
        to endpoint: Call
    ) async throws(APIError<Never>) -> Response<Call> {
        try await response(to: endpoint) { _ in }
    }

    /// The same, of the endpoint's request with a change.
    func response<Call: Endpoint>(
        to endpoint: Call, changing change: (inout RawRequest) -> Void
    ) async throws(APIError<Never>) -> Response<Call> {
        var request: RawRequest
        do throws(RequestError) {
            request = try endpoint.request()
        } catch {
            throw .request(error)
        }
        change(&request)
        var reader = try await exchange(request)
        var outcome = try decode(Call.self, reader)
        if reader.isStreamed, outcome?.isDocumented != true {
            // What isn't a stream after all is read whole.
            reader = try await limited(Call.operation) { [reader] in try await collected(reader) }
            if outcome == nil { outcome = try decode(Call.self, reader) }
        }
        return Response(head: reader.head, outcome: outcome ?? .undocumented, body: reader.collectedBody)
    }

    /// What the endpoint makes of the answer; nil when it needs the body whole.
    private func decode<Call: Endpoint>(
        _ type: Call.Type,
        _ reader: ResponseReader
    ) throws(APIError<Never>) -> Outcome<Call.Output, Call.Failure>? {
        do throws(ResponseError) {
            return try Call.decode(reader)
        } catch {
            if reader.isStreamed, error == .bodyIsStreamed { return nil }
            throw .decoding(error, reader.head)
        }
    }

    /// Sends a request as it is, with the client's server, credentials and middlewares, and returns the undecoded answer.
    public func send(_ request: RawRequest) async throws(APIError<Never>) -> RawResponse {
        try await limited(request.operation) { try await dispatch(try prepared(request)) }
    }
}
