public import Foundation
public import HTTPTypes

/// Errors as fakes throw them.
extension APIError {
    /// A documented error with its response: `throw .failure(.notFound(problem), of: GetPet.self)`.
    ///
    /// - Parameters:
    ///   - status: The documented one by default.
    ///   - headerFields: Further headers of the response.
    public static func failure<Call: Endpoint>(
        _ failure: Failure, of call: Call.Type, status: Int? = nil, headerFields: HTTPFields = [:]
    ) -> APIError where Call.Failure == Failure {
        let writer = OutcomeWriter<Call>(status: status, headerFields: headerFields)
        guard let written = try? writer.failure(failure) else {
            return .failure(failure, ReceivedResponse(of: call, status: status ?? 500, headerFields: headerFields))
        }
        return .failure(failure, ReceivedResponse(head: written.head, body: written.content.data ?? Data()))
    }

    /// A status that isn't documented: `throw .undocumented(status: 503, of: ListPets.self)`.
    public static func undocumented<Call: Endpoint>(
        status: Int, of call: Call.Type, headerFields: HTTPFields = [:], body: Data = Data()
    ) -> APIError where Call.Failure == Failure {
        .undocumented(ReceivedResponse(of: call, status: status, headerFields: headerFields, body: body))
    }
}

extension ReceivedResponse {
    fileprivate init(
        of call: any Endpoint.Type, status: Int, headerFields: HTTPFields, body: Data = Data()
    ) {
        let head = ResponseHead(status: status, headerFields: headerFields, operation: call.operation)
        self.init(head: head, body: body)
    }
}
