public import HTTPTypes

/// The response of a stub of `InMemoryTransport`: an outcome, or any response.
///
/// An outcome is written as a response that the endpoint reads as that outcome: with its documented status, a documented media type, and
/// a body of that type. Outcomes that a `CodableBodyCoder` reads can't be written: respond with `.response(RawResponse(…))`.
public struct StubbedResponse<Call: Endpoint>: Sendable {
    private let content: Content
    private let writer: OutcomeWriter<Call>

    private enum Content: Sendable {
        case success(Call.Output)
        case failure(Call.Failure)
        case raw(RawResponse)
    }

    private init(_ content: Content, _ status: Int? = nil, _ headerFields: HTTPFields = [:]) {
        self.content = content
        writer = OutcomeWriter(status: status, headerFields: headerFields)
    }

    /// A success.
    ///
    /// - Parameters:
    ///   - status: The lowest one with such a success by default.
    ///   - headerFields: Further headers. `Content-Type` chooses one of several media types.
    public static func success(
        _ output: Call.Output, status: Int? = nil, headerFields: HTTPFields = [:]
    ) -> StubbedResponse {
        StubbedResponse(.success(output), status, headerFields)
    }

    /// A documented error.
    ///
    /// - Parameters:
    ///   - status: The lowest one with such an error by default.
    ///   - headerFields: Further headers. `Content-Type` chooses one of several media types.
    public static func failure(
        _ failure: Call.Failure, status: Int? = nil, headerFields: HTTPFields = [:]
    ) -> StubbedResponse {
        StubbedResponse(.failure(failure), status, headerFields)
    }

    /// Any response: `.response(RawResponse(status: 503))`, `.response(try RawResponse(json: problem, status: 418))`.
    public static func response(_ response: RawResponse) -> StubbedResponse {
        StubbedResponse(.raw(response))
    }

    /// The response as a server would have sent it.
    func written() throws(UnimplementedOperation) -> RawResponse {
        switch content {
        case .success(let output): try writer.success(output).response
        case .failure(let failure): try writer.failure(failure).response
        case .raw(let response): response
        }
    }
}

extension StubbedResponse where Call.Output == Void {
    /// A success without a body.
    public static func success(status: Int? = nil, headerFields: HTTPFields = [:]) -> StubbedResponse {
        success((), status: status, headerFields: headerFields)
    }
}
