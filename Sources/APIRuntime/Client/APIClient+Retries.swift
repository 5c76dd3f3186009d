import HTTPTypes

extension APIClient {
    /// Sends the request, and again where the policy says so and the budget allows it.
    func sendWithRetries(_ request: RawRequest) async throws -> RawResponse {
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

/// A credential could not be had. Its provider has its own ways to try again: the call isn't repeated for it.
struct CredentialFailure: Error {
    let reason: any Error

    /// What `body` returns; what it throws is a failure of the credential.
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
