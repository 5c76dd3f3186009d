public import APIRuntime

/// Sends a client's requests to a service in the same process, through all of the wire code but the socket.
///
///     let client = PetStoreClient(service: PetStoreAPI(pets: FakePets()))
public struct ServiceTransport: Transport {
    private let handler: any RequestHandler

    public init(_ handler: any RequestHandler) {
        self.handler = handler
    }

    public func send(_ request: RawRequest) async throws -> RawResponse {
        try Task.checkCancellation()
        let response = await handler.respond(to: ServerRequest(request))
        try Task.checkCancellation()
        return RawResponse(head: response.head, body: response.body.received)
    }
}
