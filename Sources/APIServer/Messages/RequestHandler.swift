/// Responds to requests: a service, a mock, a middleware around another handler.
///
/// An HTTP server reads requests from its connections, passes them to a handler, and writes the responses.
public protocol RequestHandler: Sendable {
    /// The response to a request. Every failure is a response, too.
    ///
    /// It is called for many requests at the same time. The task is cancelled when the client has gone.
    func respond(to request: ServerRequest) async -> ServerResponse
}
