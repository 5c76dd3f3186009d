public import APIRuntime
public import Foundation
public import HeroHealth

/// Why a webhook's request was refused.
public enum WebhookError: Error, Sendable {
    /// The request lacks one of the two signature headers.
    case missingHeader(String)
    /// The signature belongs to another body, another timestamp, or another key.
    case wrongSignature
    /// The timestamp has an unknown form, and the verifier requires one that it can read.
    case unreadableTimestamp(String)
    /// The delivery is older than the tolerance, or further ahead.
    case tooOld(Date)
    /// The signature is right, but the body doesn't decode as the event's type.
    case unreadableBody(JSONError)
    /// The signature is right, but the event isn't one of the description's.
    case unknownEvent(WebhookDelivery)
}

extension WebhookError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missingHeader(let name): "the request has no \(name) header"
        case .wrongSignature: "the signature doesn't match the body, the timestamp and the key"
        case .unreadableTimestamp: "the timestamp has an unknown form: the delivery's age can't be checked"
        case .tooOld(let date): "the delivery was sent at \(date), outside of the tolerance"
        case .unreadableBody(let error): "the body can't be read: \(error)"
        case .unknownEvent(let delivery): "unknown event `\(delivery.event ?? "")`"
        }
    }
}
