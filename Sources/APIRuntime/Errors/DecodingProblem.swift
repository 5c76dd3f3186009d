public import APIJSON

/// A response whose body doesn't match the description: a failure, or a fault that was corrected. Passed to
/// `ClientConfiguration.onDecodingProblem`.
public struct DecodingProblem: Error, Sendable {
    /// The expected and the found value, with its path in the body.
    public let error: ResponseError

    /// How the fault was corrected, as `ClientConfiguration.decoding` allows; nil if decoding failed.
    public let recovery: JSONRecovery.Action?

    /// The operation, status, headers and body.
    public let response: ReceivedResponse

    public init(error: ResponseError, recovery: JSONRecovery.Action?, response: ReceivedResponse) {
        self.error = error
        self.recovery = recovery
        self.response = response
    }

    /// The operation.
    public var operation: OperationInfo { response.operation }

    /// The path of the value in a JSON body: `$.data[3].born`; nil for other faults.
    public var path: String? {
        if case .json(let error) = error { error.path } else { nil }
    }
}

extension DecodingProblem: CustomStringConvertible {
    /// `listPets (GET /pets) answered 200: $.data[3].born: expected …, found …; ignored`
    public var description: String {
        "\(response.head): \(error)" + (recovery.map { "; \($0)" } ?? "")
    }
}
