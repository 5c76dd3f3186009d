import HTTPTypes

extension APIClient {
    /// Sends the request, and again where the policy says so and the budget allows it.
    func sendWithRetries(_ request: RawRequest) async throws -> RawResponse {
        guard let policy = configuration.retries, request.mayBeRepeated else {
            return try await authorizeAndSend(request)
        }
        var attempt = 0
        while true {
            let delay: Duration
            do {
                let response = try await authorizeAndSend(request)
                guard let wait = policy.delay(after: response.head, attempt: attempt), retryBudget.take() else {
                    if attempt == 0, response.head.status.code < 500 { retryBudget.earn() }
                    return response
                }
                // Short answers are read, so that the connection can be used again.
                _ = try? await response.body.collect(upTo: 1 << 16)
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
