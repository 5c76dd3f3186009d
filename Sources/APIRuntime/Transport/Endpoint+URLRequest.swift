import HTTPTypes

#if canImport(FoundationNetworking)
    public import Foundation
    public import FoundationNetworking
#else
    public import Foundation
#endif

/// For requests sent by other means, such as a background session or another HTTP stack.
extension Endpoint {
    /// The request with a client's server, headers and credentials. Middlewares, retries and renewed credentials are the sender's matter.
    ///
    /// A body in memory is in `httpBody`. A file is read by `httpBodyStream`; a background session takes it in
    /// `uploadTask(with:fromFile:)` instead. A stream is collected.
    public func urlRequest(for client: APIClient) async throws(APIError<Never>) -> URLRequest {
        do {
            let configuration = client.configuration
            let encoded = try self.request(coders: configuration.bodyCoders, contentType: configuration.contentType)
            var request = try client.prepared(encoded)
            try await client.authorization(for: Self.operation).apply(to: &request)
            var urlRequest = try URLSessionTransport.urlRequest(request)
            switch request.body {
            case .none: break
            case .data(let data): urlRequest.httpBody = data
            case .file(let url): urlRequest.httpBodyStream = InputStream(url: url)
            case .stream: urlRequest.httpBody = try await request.body.collect()
            }
            return urlRequest
        } catch {
            throw APIClient.failure(error, Self.operation)
        }
    }

    /// The same for a generated client.
    public func urlRequest(for client: some ServiceClient) async throws(APIError<Never>) -> URLRequest {
        try await urlRequest(for: client.client)
    }

    /// The value of a success that arrived with another HTTP stack; everything else is thrown, as from a call.
    ///
    /// - Parameter configuration: How bodies are decoded; that of the client.
    public static func decode(
        _ response: HTTPURLResponse, _ body: Data, configuration: ClientConfiguration = ClientConfiguration()
    ) throws(APIError<Failure>) -> Output {
        let settings = DecodingSettings(configuration)
        let head = ResponseHead(
            status: response.statusCode, headerFields: HTTPFields(response), operation: Self.operation)
        let outcome: Outcome<Output, Failure>
        do throws(APIError<Never>) {
            outcome = try settings.decode(
                Self.self, ResponseReader(head: head, content: .collected(body), settings: settings))
        } catch {
            throw settings.reported(error.widened())
        }
        switch outcome {
        case .success(let output): return output
        case .failure(let failure): throw settings.reported(.failure(failure, settings.received(head, body)))
        case .undocumented: throw settings.reported(.undocumented(settings.received(head, body)))
        }
    }
}

extension HTTPFields {
    fileprivate init(_ response: HTTPURLResponse) {
        self.init()
        for (name, value) in response.allHeaderFields {
            guard let name = name as? String, let field = HTTPField.Name(name), let value = value as? String else {
                continue
            }
            append(HTTPField(name: field, value: value))
        }
    }
}
