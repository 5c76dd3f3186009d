/// A fake or a transport of a test was called for an operation that it doesn't implement. `APIError.transport` includes it.
public struct UnimplementedOperation: Error, Sendable {
    /// The operation.
    public let operation: OperationInfo

    /// The missing function or stub.
    private let reason: String

    private init(_ operation: OperationInfo, reason: String) {
        self.operation = operation
        self.reason = reason
    }

    /// - Parameter type: The fake's type.
    public init(_ operation: OperationInfo, missingIn type: String) {
        self.init(operation, reason: "`\(type)` doesn't implement it")
    }

    /// There is no stub for it.
    static func withoutStub(_ operation: OperationInfo) -> UnimplementedOperation {
        UnimplementedOperation(operation, reason: "the `InMemoryTransport` has no stub for it")
    }

    /// The next page is at a URL; fakes have no URLs.
    static func pageAtURL(_ operation: OperationInfo) -> UnimplementedOperation {
        UnimplementedOperation(operation, reason: "a fake has no page at a URL; stub an `InMemoryTransport` instead")
    }

    /// The value of a stub can't be written as a response.
    static func unwritable(_ operation: OperationInfo, _ value: String, status: Int?) -> UnimplementedOperation {
        let place = status.map { " with status \($0)" } ?? ""
        return UnimplementedOperation(
            operation,
            reason: "no response\(place) is read as `\(value)`; respond with `.response(RawResponse(…))` instead")
    }
}

extension UnimplementedOperation: CustomStringConvertible {
    public var description: String { reason }
}
