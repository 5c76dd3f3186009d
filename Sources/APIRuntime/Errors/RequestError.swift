/// Why a request could not be made: each thing that is wrong with it.
public struct RequestError: Error, Sendable {
    /// One thing that is wrong.
    public enum Problem: Sendable, Hashable {
        /// A parameter's value can't be sent where it belongs. Names the parameter, never its value.
        case parameter(String, reason: String)

        /// The body can't be encoded.
        case body(reason: String)

        /// A value violates the description; with `ClientConfiguration.validatesRequests` only.
        case violation(Violation)

        /// None of the operation's security requirements is met; names the schemes that lack a credential, by alternative.
        case missingCredentials(schemes: [[String]])

        /// A credential is an empty text.
        case emptyCredential(scheme: String)

        /// A credential can't be sent in a header.
        case invalidCredential(scheme: String)

        /// The server's URL is not absolute, or malformed; without user information.
        case server(String, reason: String)
    }

    /// The operation whose request it was.
    public let operation: OperationInfo

    /// The problems, in the order of the parameters; never empty.
    public let problems: [Problem]

    public init(operation: OperationInfo, problems: [Problem]) {
        self.operation = operation
        self.problems = problems
    }

    /// The schemes that lack a credential, where that is the problem; by alternative.
    public var missingCredentials: [[String]]? {
        for case .missingCredentials(let schemes) in problems { return schemes }
        return nil
    }
}

extension RequestError: CustomStringConvertible {
    public var description: String {
        "\(operation) can't be sent: " + problems.map(\.description).joined(separator: "; ")
    }
}

extension RequestError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .parameter(let name, let reason): "parameter '\(name)' \(reason)"
        case .body(let reason): "the body \(reason)"
        case .violation(let violation): violation.message
        case .missingCredentials(let schemes):
            "no credentials for " + schemes.map { $0.joined(separator: " and ") }.joined(separator: ", or ")
        case .emptyCredential(let scheme): "the credential for \(scheme) is empty"
        case .invalidCredential(let scheme): "the credential for \(scheme) holds characters that can't be sent"
        case .server(let url, let reason): "the server '\(url)' \(reason)"
        }
    }
}
