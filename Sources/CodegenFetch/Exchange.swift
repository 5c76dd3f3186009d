/// One request over the network. Redirects aren't followed: whoever makes it only sends it.
package struct DownloadRequest: Sendable, Codable {
    package let address: String
    /// Names and values, which may be secrets.
    package let headers: [[String]]
    /// In seconds, for all of it.
    package let timeout: Int
    /// How many bytes the body may have, decompressed.
    package let limit: Int

    package init(address: String, headers: [[String]], timeout: Int, limit: Int) {
        self.address = address
        self.headers = headers
        self.timeout = timeout
        self.limit = limit
    }
}

/// The response to a request, whatever its status is.
package struct DownloadResponse: Sendable {
    package let status: Int
    /// By lowercase names.
    package let headers: [String: String]
    package let body: [UInt8]

    package init(status: Int, headers: [String: String], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// Why there is no response.
package enum DownloadFailure: Error {
    case timedOut
    case tooLarge
    case failed(reason: String)
}

/// Sends a request. Only the executable knows a network.
package typealias Exchange = (DownloadRequest) -> Result<DownloadResponse, DownloadFailure>
