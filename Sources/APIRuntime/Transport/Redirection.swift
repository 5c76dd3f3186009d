import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The request that follows a redirect: nil when it isn't followed, and without anything private for another origin.
///
/// What leaves the origin keeps only headers that say nothing about the caller, so that API keys in headers of any name
/// stay behind (RFC 9110, section 15.4).
func redirected(_ request: URLRequest, from source: URL?, of original: URL?) -> URLRequest? {
    guard let target = request.url, let scheme = target.scheme?.lowercased() else { return nil }
    guard scheme == "https" || scheme == "http" else { return nil }
    if (source ?? original)?.scheme?.lowercased() == "https", scheme != "https" { return nil }
    if Origin(target) == Origin(original), Origin(source) == Origin(original) { return request }
    var stripped = request
    for name in (request.allHTTPHeaderFields ?? [:]).keys where !publicHeaders.contains(name.lowercased()) {
        stripped.setValue(nil, forHTTPHeaderField: name)
    }
    return stripped
}

private let publicHeaders: Set<String> = [
    "accept", "accept-charset", "accept-encoding", "accept-language", "content-encoding", "content-length",
    "content-type", "user-agent",
]

/// RFC 6454: scheme, host and port.
private struct Origin: Equatable {
    let scheme: String?
    let host: String?
    let port: Int?

    init(_ url: URL?) {
        scheme = url?.scheme?.lowercased()
        host = url?.host?.lowercased()
        port = url?.port ?? (scheme == "https" ? 443 : 80)
    }
}
