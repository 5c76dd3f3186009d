#if os(Linux)
    import Foundation
    import FoundationNetworking

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
