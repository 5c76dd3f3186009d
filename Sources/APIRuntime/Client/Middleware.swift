/// Something around each operation: logging, metrics, extra headers.
///
/// It sees a call once, however often the client's `RetryPolicy` repeats it.
/// A middleware sees the request with its server and without its credentials, which are added behind the last one, and
/// only when the request still goes to the client's own server. `request.operation` names the operation and its path template.
public protocol Middleware: Sendable {
    /// Passes the request on with `next`, as often as it needs to, or answers by itself.
    ///
    /// What it throws reaches the caller as `APIError.transport`.
    func intercept(
        _ request: RawRequest,
        next: @Sendable (RawRequest) async throws -> RawResponse
    ) async throws -> RawResponse
}
