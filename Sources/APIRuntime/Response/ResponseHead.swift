public import HTTPTypes

/// Status and headers of an answer, and the operation that it answers.
public struct ResponseHead: Sendable, Hashable {
    /// The status code.
    public let status: Int

    /// The headers.
    public let headerFields: HTTPFields

    /// The operation.
    public let operation: OperationInfo

    public init(status: Int, headerFields: HTTPFields, operation: OperationInfo) {
        self.status = status
        self.headerFields = headerFields
        self.operation = operation
    }
}

extension ResponseHead: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `listAdmins (GET /v1/admins) answered 400`; headers may be secret and stay out.
    public var description: String { "\(operation) answered \(status)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["status": status, "operation": operation]) }
}
