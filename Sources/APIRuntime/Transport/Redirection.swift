import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The request for a redirect's target (RFC 9110, section 15.4); nil when there is none, or when it isn't followed.
///
/// A request to another origin keeps only headers that don't identify the caller, so that credentials in headers of any
/// name are left out. From `https` to `http` nothing is followed. The method and the body stay, but for 303, and for a
/// POST that is redirected with 301 or 302: they become GET. A body goes to another host only where the request allows it.
func redirection(
    of request: RawRequest, by response: HTTPResponse
) throws(RefusedRedirect) -> RawRequest? {
    let status = response.status.code
    guard [301, 302, 303, 307, 308].contains(status), let location = response.headerFields[.location] else {
        return nil
    }
    guard let source = request.url, let target = URL(string: location, relativeTo: source)?.absoluteURL else {
        return nil
    }
    guard let origin = Origin(target), let oldOrigin = Origin(source) else { return nil }
    if oldOrigin.scheme == "https", origin.scheme != "https" { return nil }
    var next = request
    next.head.scheme = origin.scheme
    next.head.authority = origin.authority
    next.head.path = target.requestTarget
    if origin != oldOrigin {
        let fields = request.head.headerFields.filter { publicHeaders.contains($0.name.canonicalName) }
        next.head.headerFields = HTTPFields(fields)
    }
    let becomesGet = status == 303 && request.head.method != .head
    if becomesGet || (status < 303 && request.head.method == .post) {
        next.head.method = .get
        next.body = .none
        next.head.headerFields[.contentType] = nil
        next.head.headerFields[.contentEncoding] = nil
    }
    if origin.host != oldOrigin.host, next.body.length != 0, !request.sendsBodiesToOtherHosts {
        throw RefusedRedirect(status: status, target: "\(origin.scheme)://\(origin.authority)")
    }
    // What can't be read again can't be sent again.
    return next.body.isReplayable ? next : nil
}

/// A server redirected a request to another host and asked for its body to be sent there.
public struct RefusedRedirect: Error, Sendable, Hashable, CustomStringConvertible {
    /// The status of the redirect: 307, 308, or 301 and 302 of methods other than POST.
    public let status: Int

    /// Scheme, host and port of the target.
    public let target: String

    public var description: String {
        "the server redirects to \(target) (status \(status)), another host, which would get the body; "
            + "`ClientConfiguration.sendsBodiesToOtherHosts` allows that"
    }
}

/// Names in lower case.
private let publicHeaders: Set<String> = [
    "accept", "accept-charset", "accept-encoding", "accept-language", "content-encoding", "content-type", "user-agent",
]

extension RawRequest {
    /// Where the request goes; nil when it isn't complete.
    var url: URL? {
        guard let scheme = head.scheme, let authority = head.authority, !authority.isEmpty else { return nil }
        return URL(string: "\(scheme)://\(authority)\(head.path ?? "/")")
    }
}

extension URL {
    /// Path and query, as they are sent.
    var requestTarget: String {
        let parts = URLComponents(url: self, resolvingAgainstBaseURL: true)
        let path = parts?.percentEncodedPath ?? ""
        return (path.isEmpty ? "/" : path) + (parts?.percentEncodedQuery.map { "?" + $0 } ?? "")
    }
}

/// RFC 6454: scheme, host and port, of `http` and `https` only.
struct Origin: Equatable {
    let scheme: String
    let host: String
    let port: Int

    init?(_ url: URL) {
        guard let scheme = url.scheme?.lowercased(), scheme == "https" || scheme == "http" else { return nil }
        guard let host = url.host?.lowercased(), !host.isEmpty else { return nil }
        self.scheme = scheme
        self.host = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        port = url.port ?? (scheme == "https" ? 443 : 80)
    }

    var authority: String {
        port == (scheme == "https" ? 443 : 80) ? host : "\(host):\(port)"
    }
}

/// Sends a request and follows redirects: the same for all transports.
func followingRedirects(
    _ request: RawRequest,
    _ exchange: (RawRequest) async throws -> RawResponse
) async throws -> RawResponse {
    var request = request
    for _ in 0...20 {
        let response = try await exchange(request)
        guard let next = try redirection(of: request, by: response.head) else { return response }
        await response.discardBody()
        request = next
    }
    throw URLError(.httpTooManyRedirects)
}
