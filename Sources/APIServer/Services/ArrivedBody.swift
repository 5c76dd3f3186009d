import Foundation

/// The body of a request, as far as it is read before its endpoint is.
enum ArrivedBody: Sendable {
    case none
    /// All of it.
    case data(Data)
    /// As it arrives.
    case stream(IncomingBody)
    case parts([ReceivedPart])
}
