import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Sends a request, and again where it is answered with a redirect that is followed: the same for all transports.
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
