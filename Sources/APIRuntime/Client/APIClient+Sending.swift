import Foundation
import HTTPTypes

/// Everything between an endpoint's request and its decoding: compiled once for all operations.
extension APIClient {
    /// Sends the request and collects the response's body, unless the operation streams it.
    func exchange(_ request: consuming RawRequest) async throws(APIError<Never>) -> ResponseReader {
        let operation = request.operation
        guard configuration.callTimeout == nil else {
            let request = request
            return try await limited(operation) { try await unlimitedExchange(request) }
        }
        do {
            try Task.checkCancellation()
            return try await unlimitedExchange(consume request)
        } catch {
            throw Self.failure(error, operation)
        }
    }

    @inline(__always)
    private func unlimitedExchange(_ request: consuming RawRequest) async throws -> ResponseReader {
        let operation = request.operation
        let response = try await dispatch(try prepared(consume request))
        return try await read(response, of: operation)
    }

    /// Runs a call within its time-out, and throws errors as the caller sees them.
    func limited<Value: Sendable>(
        _ operation: OperationInfo,
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws(APIError<Never>) -> Value {
        do {
            try Task.checkCancellation()
            return try await withDeadline(configuration.callTimeout, body)
        } catch {
            throw Self.failure(error, operation)
        }
    }

    @inline(__always)
    private func read(
        _ response: RawResponse, of operation: OperationInfo
    ) async throws(APIError<Never>) -> ResponseReader {
        let head = ResponseHead(
            status: response.head.status.code,
            headerFields: response.head.headerFields,
            operation: operation
        )
        let reader = ResponseReader(head: head, content: .streamed(response.body), settings: decoding)
        if operation.streams, 200..<300 ~= head.status { return reader }
        return try await collected(reader)
    }

    /// The same response with its body in memory.
    func collected(_ reader: ResponseReader) async throws(APIError<Never>) -> ResponseReader {
        guard case .streamed(let body) = reader.content else { return reader }
        do {
            let limit = configuration.maximumBodySize
            if let data = try body.takeWhole(upTo: limit) {
                return reader.collected(data)
            }
            return reader.collected(try await body.whole(upTo: limit))
        } catch let error as BodyTooLarge {
            throw decoding.failure(.bodyTooLarge(limit: error.limit), reader.head, error.beginning)
        } catch let error as BodyInterrupted {
            throw interruption(error.underlyingError, in: received(reader.head, error.beginning))
        } catch let error as ResponseError {
            throw decoding.failure(error, reader.head, Data())
        } catch {
            throw Self.failure(error, reader.head.operation)
        }
    }

    /// The request with server and default headers.
    func prepared(_ request: consuming RawRequest) throws(RequestError) -> RawRequest {
        guard let location = server.location else {
            let problem = RequestError.Problem.server("\(server)", reason: server.problem ?? "is malformed")
            throw RequestError(operation: request.operation, problems: [problem])
        }
        let path = request.head.path ?? "/"
        request.head.scheme = location.scheme
        request.head.authority = location.authority
        if !request.hasWholePath {
            request.head.path = location.path + (path.utf8.first == UInt8(ascii: "/") ? path : "/" + path)
        }
        for field in configuration.additionalHeaders where request.head.headerFields[field.name] == nil {
            request.head.headerFields.append(field)
        }
        if let accept = configuration.accept { request.head.headerFields[.accept] = accept }
        if let userAgent = configuration.userAgent, request.head.headerFields[.userAgent] == nil {
            request.head.headerFields[.userAgent] = userAgent
        }
        if request.timeout == nil { request.timeout = configuration.timeout }
        if configuration.sendsBodiesToOtherHosts { request.sendsBodiesToOtherHosts = true }
        return request
    }

    /// Passes the request through the middlewares, the first one outermost.
    @inline(__always)
    func dispatch(_ request: RawRequest) async throws -> RawResponse {
        if configuration.middlewares.isEmpty { return try await sendWithRetries(request) }
        return try await dispatch(request, through: configuration.middlewares[...])
    }

    private func dispatch(
        _ request: RawRequest, through middlewares: ArraySlice<any Middleware>
    ) async throws -> RawResponse {
        guard let middleware = middlewares.first else { return try await sendWithRetries(request) }
        return try await middleware.intercept(request) { request in
            try await dispatch(request, through: middlewares.dropFirst())
        }
    }

    /// Adds the credentials and sends; renews what a 401 rejects, once.
    private func authorizeAndSend(_ request: RawRequest) async throws -> RawResponse {
        guard goesToServer(request) else { return try await transmit(request) }
        let authorization = try await authorization(for: request.operation)
        let response = try await send(request, with: authorization)
        guard response.head.status.code == 401, request.body.isReplayable else { return response }
        guard let renewed = try await CredentialFailure.wrapping({ try await authorization.renewed() }) else {
            return response
        }
        await response.discardBody()
        return try await send(request, with: renewed)
    }

    /// The credentials of a call, with their values.
    @inline(__always)
    func authorization(for operation: OperationInfo) async throws -> Authorization {
        var authorization = try resolveCredentials(for: operation, in: credentials, configuration: configuration)
        for index in authorization.entries.indices {
            let credential = authorization.entries[index].credential
            // Nothing to wait for, as a rule.
            authorization.entries[index].value =
                if let fixed = credential.fixedValue { fixed } else {
                    try await CredentialFailure.wrapping { try await credential.value() }
                }
        }
        return authorization
    }

    @inline(__always)
    private func send(_ request: RawRequest, with authorization: Authorization) async throws -> RawResponse {
        var request = request
        try authorization.apply(to: &request)
        return try await transmit(request)
    }

    @inline(__always)
    private func transmit(_ request: RawRequest) async throws -> RawResponse {
        if configuration.reportsProgress { return try await transmitReporting(request) }
        return try await transport.send(request)
    }

    /// Whether no middleware has turned the request elsewhere, where the credentials don't belong.
    private func goesToServer(_ request: RawRequest) -> Bool {
        request.head.scheme == server.location?.scheme && request.head.authority == server.location?.authority
    }

    /// The error of a transport, a middleware or a provider, as the caller sees it.
    static func failure(_ error: any Error, _ operation: OperationInfo) -> APIError<Never> {
        switch error {
        case let error as APIError<Never>: error
        case let error as RequestError: .request(error)
        case _ where isCancellation(error): .cancelled(operation)
        default: .transport(withoutURL(error), operation)
        }
    }
}

extension ResponseReader {
    /// The same response with its body in memory.
    fileprivate func collected(_ body: Data) -> ResponseReader {
        ResponseReader(head: head, content: .collected(body), settings: settings)
    }

    /// Whether the body is still to be read.
    var isStreamed: Bool {
        if case .streamed = content { true } else { false }
    }

    /// The bytes that were collected; none of a stream.
    var collectedBody: Data {
        if case .collected(let data) = content { data } else { Data() }
    }
}

extension APIClient {
    /// Sends the request, and again where the policy says so and the budget allows it.
    private func sendWithRetries(_ request: RawRequest) async throws -> RawResponse {
        do {
            return try await sendRepeatedly(request)
        } catch let error as CredentialFailure {
            throw error.reason
        }
    }

    @inline(__always)
    private func sendRepeatedly(_ request: RawRequest) async throws -> RawResponse {
        guard let policy = configuration.retries, request.mayBeRepeated else {
            return try await authorizeAndSend(request)
        }
        var attempt = 0
        while true {
            let delay: Duration
            do {
                let response = try await authorizeAndSend(request)
                guard let wait = policy.delay(after: response.head, attempt: attempt), retryBudget.take() else {
                    let status = response.head.status.code
                    if attempt == 0, status < 500, !policy.statuses.contains(status) { retryBudget.earn() }
                    return response
                }
                await response.discardBody()
                delay = wait
            } catch {
                guard let wait = policy.delay(after: error, attempt: attempt), retryBudget.take() else { throw error }
                delay = wait
            }
            attempt += 1
            try await policy.clock.sleep(for: delay)
        }
    }
}

/// A provider failed to supply a credential. Providers retry by themselves: the client doesn't repeat the call.
struct CredentialFailure: Error {
    let reason: any Error

    /// Returns the result of `body`; its errors are failures of the credential.
    static func wrapping<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch {
            throw CredentialFailure(reason: error)
        }
    }
}

extension RawResponse {
    /// Reads what is short and there at once, so that the connection can be used again, and leaves everything else.
    func discardBody() async {
        let length = head.headerFields[.contentLength].flatMap { Int($0) }
        guard let length, length <= 1 << 16 else { return body.cancel() }
        _ = try? await withDeadline(.seconds(2)) { [body] in try await body.collect(upTo: 1 << 16) }
        body.cancel()
    }
}
