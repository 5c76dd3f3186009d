#if os(Linux)
    import FoundationNetworking
    public import Foundation
    import HTTPTypes

    /// The default transport on Linux: libcurl, which Foundation has loaded already.
    ///
    /// Foundation's own `URLSession` is made of libcurl as well, and ends the process when a server sends trailers after a chunked body,
    /// as every error of a gRPC gateway has them; it can't hold a transfer back, and waits for the bodies of redirects. This one
    /// passes trailers over, streams bodies in both directions without spooling, and lets a slow reader hold the transfer back. Redirects are
    /// followed as `URLSessionTransport` does. HTTP/2 is used where server and libcurl have it, and proxies as the environment says.
    public final class CurlTransport: Transport {
        /// One for all clients.
        public static let shared = CurlTransport()

        private let loop: CurlLoop?
        private let certificateAuthorities: String?

        /// A transport with connections of its own, which end with it.
        ///
        /// - Parameters:
        ///   - certificateAuthorities: A PEM file of the authorities that are trusted instead of the system's.
        ///   - maximumConnectionsPerHost: How many connections to one host may be open; calls beyond that wait. Zero, which is the default, sets
        ///     no limit.
        public init(certificateAuthorities: URL? = nil, maximumConnectionsPerHost: Int = 0) {
            self.certificateAuthorities = certificateAuthorities?.path
            loop = CurlLoop(maximumConnectionsPerHost: maximumConnectionsPerHost)
        }

        deinit {
            loop?.end()
        }

        public func send(_ request: RawRequest) async throws -> RawResponse {
            try Task.checkCancellation()
            return try await followingRedirects(request, exchange)
        }

        /// Sends the request once.
        private func exchange(_ request: RawRequest) async throws -> RawResponse {
            guard let loop else { throw MissingLibcurl() }
            let transfer = try CurlTransfer(request, on: loop)
            try transfer.configure(request, certificateAuthorities: certificateAuthorities)
            loop.add(transfer)
            let head = try await transfer.head()
            return RawResponse(
                head: head,
                body: ResponseBody(next: { try await transfer.nextPiece() }, cancel: { transfer.cancel() }))
        }
    }

    /// Neither Foundation nor the system has libcurl.
    struct MissingLibcurl: Error, CustomStringConvertible {
        var description: String { "libcurl isn't installed, or too old; AsyncHTTPClientTransport needs none" }
    }

    /// libcurl's error as Foundation names it, so that callers and `RetryPolicy` needn't know which transport it was.
    func curlError(_ code: Int32, _ message: String) -> URLError {
        let name: URLError.Code =
            switch code {
            case 3: .badURL
            case 5, 6: .cannotFindHost
            case 7, 45: .cannotConnectToHost
            case 28: .timedOut
            case 18, 52, 55, 56, 92, 95: .networkConnectionLost
            case 35, 53, 54, 59, 64, 66, 80, 83, 91: .secureConnectionFailed
            case 51, 60: .serverCertificateUntrusted
            case 58: .clientCertificateRejected
            case 61: .cannotDecodeContentData
            case 63: .dataLengthExceedsMaximum
            case 1, 8, 16, 23: .badServerResponse
            case 27: .resourceUnavailable
            default: .unknown
            }
        return URLError(name, userInfo: [NSLocalizedDescriptionKey: message])
    }
#endif
