public import APIRuntime
import Foundation
public import HTTPTypes

/// A call's context beside the endpoint's value: the caller, the head of the request, and the response's properties beside
/// its body.
///
/// `Principal` is the type that the service's security names; for operations with optional security it is optional, and for those without
/// security it is `Void`.
public struct CallContext<Principal: Sendable>: Sendable {
    /// The caller, as the service's security identified it.
    public let principal: Principal

    /// The operation.
    public let operation: OperationInfo

    /// Method, path and headers of the request.
    public let request: HTTPRequest

    /// Status and headers of the response, to be set before the call returns or throws.
    public let response: CallResponse

    public init(
        principal: Principal, operation: OperationInfo, request: HTTPRequest, response: CallResponse = CallResponse()
    ) {
        self.principal = principal
        self.operation = operation
        self.request = request
        self.response = response
    }

    /// Whether the client accepts a media type.
    public func accepts(_ mediaType: String) -> Bool {
        preferred(among: [mediaType]) != nil
    }

    /// The media type that the client wants most; nil where it accepts none of them.
    public func preferred(among mediaTypes: [String]) -> String? {
        let available = mediaTypes.map { MediaRange($0) }
        guard let best = AcceptHeader(request.headerFields).best(of: available.compactMap { $0 }) else { return nil }
        return zip(mediaTypes, available).filter { $0.1 != nil }[best].0
    }

    /// A stream of the values of a sequence, to be returned where the operation responds with one: sent in the framing of the documented
    /// media type, pulled only as fast as the client reads, and released when the client has gone.
    ///
    ///     func events(_ call: Events, in context: CallContext<User>) async throws -> ResponseStream<Event> {
    ///         context.stream(store.events(after: call.last))
    ///     }
    public func stream<Values: AsyncSequence & Sendable>(_ values: Values) -> ResponseStream<Values.Element>
    where Values.Element: JSONReadable & JSONWritable {
        ResponseStream(values, of: operation)
    }

    /// A documented failure, to be thrown: for failures that are no errors by themselves, and for those documented as `default` or for a
    /// range of statuses.
    public func failure<Failure: Sendable>(_ failure: Failure, status: Int? = nil) -> ThrownFailure<Failure> {
        ThrownFailure(failure, status: status)
    }
}

extension CallContext where Principal == Void {
    /// The context of a call that isn't secured, for tests of services.
    public init(operation: OperationInfo, request: HTTPRequest, response: CallResponse = CallResponse()) {
        self.init(principal: (), operation: operation, request: request, response: response)
    }
}

/// A response's status and headers, set by a service. Copies share it.
public struct CallResponse: Sendable {
    private let values = Values()

    private final class Values: @unchecked Sendable {
        private let lock = NSLock()
        private var status: HTTPResponse.Status?
        private var headerFields = HTTPFields()

        var currentStatus: HTTPResponse.Status? {
            get { lock.withLock { status } }
            set { lock.withLock { status = newValue } }
        }

        var currentFields: HTTPFields {
            get { lock.withLock { headerFields } }
            _modify {
                lock.lock()
                defer { lock.unlock() }
                yield &headerFields
            }
        }
    }

    public init() {}

    /// The status; nil takes the first one that is documented for the outcome. One that isn't documented for it is a defect of the
    /// service: the client gets a 500.
    public var status: HTTPResponse.Status? {
        get { values.currentStatus }
        nonmutating set { values.currentStatus = newValue }
    }

    /// Headers beside those of the body. `Content-Type` chooses one of a documented range: `image/png` of `image/*`.
    public var headerFields: HTTPFields {
        get { values.currentFields }
        nonmutating _modify { yield &values.currentFields }
    }
}
