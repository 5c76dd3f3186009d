/// The documented headers of an operation's answers: generated, with one property for each.
///
/// They are read from any head: of a response, and of an error that a call throws.
/// `catch { let seconds = try error.head.flatMap { try ListPets.Headers($0).retryAfter } }`
///
/// A header that isn't there is nil; one that doesn't fit its type throws, and is read as text from `headerFields`.
public protocol ResponseHeaders: Sendable {
    /// Status and headers.
    var head: ResponseHead { get }

    init(_ head: ResponseHead)
}

/// An endpoint whose answers have documented headers: `response.headers` reads them.
public protocol EndpointWithHeaders: Endpoint {
    associatedtype Headers: ResponseHeaders
}
