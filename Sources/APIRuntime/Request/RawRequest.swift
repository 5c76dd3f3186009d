public import Foundation
public import HTTPTypes

/// One HTTP request of an operation, before it is sent.
///
/// Its description and its mirror show the operation only, because values and headers may be secret.
public struct RawRequest: Sendable {
    /// Method, path with query, and headers. Scheme and authority are filled in by the client.
    public var head: HTTPRequest

    /// The body, sent after the head.
    public var body: RequestBody

    /// The operation that the request belongs to.
    public let operation: OperationInfo

    /// The endpoint whose request it is, for transports that keep endpoints; nil for others, and where the request was made by hand. The
    /// endpoint of a page at a URL is the first page's.
    public var endpoint: (any Endpoint)? { kept?.endpoint }

    /// One reference, since requests are passed on many times.
    var kept: KeptEndpoint?

    /// How long the transport waits without any progress; nil takes the client's own.
    public var timeout: Duration?

    /// Whether a redirect may take the body to another host; see `ClientConfiguration.sendsBodiesToOtherHosts`.
    public var sendsBodiesToOtherHosts = false

    /// The path is the server's own already: the client's base path doesn't come before it.
    var hasWholePath = false

    public init(head: HTTPRequest, body: RequestBody = .none, operation: OperationInfo, timeout: Duration? = nil) {
        self.head = head
        self.body = body
        self.operation = operation
        self.timeout = timeout
    }
}

extension RawRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { operation.description }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["operation": operation]) }
}

/// The endpoint of a request.
final class KeptEndpoint: Sendable {
    let endpoint: any Endpoint

    init(_ endpoint: any Endpoint) {
        self.endpoint = endpoint
    }
}

/// The body of a request, sent after its head.
public enum RequestBody: Sendable {
    /// Nothing.
    case none

    /// Bytes in memory.
    case data(Data)

    /// A file, read while it is sent.
    case file(URL)

    /// Bytes that are made while they are sent.
    case stream(BodyStream)
}

extension RequestBody {
    /// How many bytes will be sent; nil when that is not known beforehand.
    ///
    /// A file's size is looked up in the file system, and nil when it can't be read.
    public var length: Int64? {
        switch self {
        case .none: 0
        case .data(let data): Int64(data.count)
        case .file(let url): fileSize(of: url)
        case .stream(let stream): stream.length
        }
    }

    /// Whether the body can be sent a second time.
    public var isReplayable: Bool {
        switch self {
        case .none, .data, .file: true
        case .stream(let stream): stream.isReplayable
        }
    }

    /// The bytes, piece by piece, from the start.
    public func chunks() -> BodyStream {
        switch self {
        case .none: BodyStream(segments: [])
        case .data(let data): BodyStream(segments: [.data(data)])
        case .file(let url): BodyStream(segments: [.file(url)])
        case .stream(let stream): stream
        }
    }

    /// The whole body in memory, for tests and small bodies.
    public func collect() async throws -> Data {
        switch self {
        case .none: return Data()
        case .data(let data): return data
        case .file, .stream: break
        }
        var collected = Data()
        var reader = chunks().makeReader()
        while let chunk = try await reader.next() { collected.append(chunk) }
        return collected
    }
}

/// The size of a regular file in bytes; nil when there is none.
func fileSize(of url: URL) -> Int64? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    guard attributes?[.type] as? FileAttributeType != .typeDirectory else { return nil }
    return (attributes?[.size] as? NSNumber)?.int64Value
}
