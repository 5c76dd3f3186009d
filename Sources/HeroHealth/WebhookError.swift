public import APIRuntime
public import Foundation

/// Why a webhook's request was refused.
public enum WebhookError: Error, Sendable {
    /// The request lacks one of the two signature headers.
    case missingHeader(String)
    /// The signature belongs to another body, another timestamp, or another key.
    case wrongSignature
    /// An age limit was asked for, and the timestamp has no form that is known.
    case unreadableTimestamp(String)
    /// The delivery is older than the age limit, or further ahead.
    case tooOld(Date)
    /// The signature is right, but the body is not what the description says.
    case unreadableBody(JSONError)
    /// The signature is right, but the body names no event that the description lists.
    case unknownEvent(WebhookDelivery)
}

extension WebhookError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missingHeader(let name): "the request has no \(name) header"
        case .wrongSignature: "the signature doesn't match the body, the timestamp and the key"
        case .unreadableTimestamp: "the timestamp has no form that is known, so its age can't be checked"
        case .tooOld(let date): "the delivery is from \(date), which is outside of the tolerance"
        case .unreadableBody(let error): "the body can't be read: \(error)"
        case .unknownEvent(let delivery): "the event `\(delivery.event ?? "")` is none that the description lists"
        }
    }
}
