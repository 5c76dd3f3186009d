import Foundation

public final class URLSessionTransport: Transport {
    public static let shared = URLSessionTransport()
    public init() {}
    public func send(_ request: RawRequest) async throws -> RawResponse { throw CancellationError() }
}
