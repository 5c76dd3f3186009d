public import APIRuntime
public import Foundation
public import HeroHealth

#if canImport(CryptoKit)
    import CryptoKit
#else
    import Crypto
#endif

/// Checks that a webhook's request comes from Hero Health, and reads it into the typed event.
///
/// A subscription with a `signing_key` has each delivery signed: HMAC-SHA256 over the timestamp, a full stop, and the raw
/// body, with the key as it was given to `createWebhook`. Hand over the body's bytes exactly as they arrived.
///
///     let verifier = WebhookVerifier(signingKey: key)
///     let event = try verifier.event(body: bytes, headers: request.headerFields)
///
/// A delivery that is older than the tolerance is refused: it may be a replay. Hero Health documents no form of
/// the timestamp, so that a genuine delivery with an unknown form is let through and reported, unless `requiresTimestamp`.
public struct WebhookVerifier: Sendable {
    /// The header with the time that went into the signature.
    public static let timestampHeader = "X-Herohealth-Timestamp"
    /// The header with the signature.
    public static let signatureHeader = "X-Herohealth-Signature"

    private let key: SymmetricKey
    private let tolerance: TimeInterval?
    private let requiresTimestamp: Bool
    private let onUnreadableTimestamp: @Sendable (_ timestamp: String) -> Void

    /// - Parameters:
    ///   - signingKey: The `signing_key` of the subscription.
    ///   - tolerance: How many seconds a delivery may be old, or ahead; nil accepts any age. Timestamps are read as Unix
    ///     time in seconds or milliseconds, and as RFC 3339.
    ///   - requiresTimestamp: Refuses deliveries whose timestamp has another form, since their age can't be checked.
    ///   - onUnreadableTimestamp: Called for a genuine delivery whose timestamp has another form. By default a line is
    ///     written to standard error.
    public init(
        signingKey: String,
        tolerance: TimeInterval? = 300,
        requiresTimestamp: Bool = false,
        onUnreadableTimestamp: @escaping @Sendable (_ timestamp: String) -> Void = Self.printUnreadableTimestamp
    ) {
        key = SymmetricKey(data: Data(signingKey.utf8))
        self.tolerance = tolerance
        self.requiresTimestamp = requiresTimestamp
        self.onUnreadableTimestamp = onUnreadableTimestamp
    }

    /// Says on standard error that the age of a delivery can't be checked.
    @Sendable public static func printUnreadableTimestamp(_ timestamp: String) {
        let message = "HeroHealthWebhooks: a delivery's timestamp has an unknown form; its age isn't checked\n"
        FileHandle.standardError.write(Data(message.utf8))
    }

    /// Checks a delivery and reads its event.
    ///
    /// - Parameters:
    ///   - subscription: The event that the subscription is for, where the body doesn't name one.
    ///   - now: The time that the delivery's age is measured from.
    /// - Throws: `WebhookError`; the body isn't read unless its signature is right.
    public func event(
        body: [UInt8],
        headers: HTTPFields,
        subscription: HeroHealthWebhook.Name? = nil,
        now: Date = Date()
    ) throws(WebhookError) -> HeroHealthWebhook {
        try verify(body: body, headers: headers, now: now)
        let delivery: WebhookDelivery
        do throws(JSONError) {
            delivery = try JSONReader.read(WebhookDelivery.self, from: body)
        } catch {
            throw .unreadableBody(error)
        }
        guard let name = delivery.event.flatMap(HeroHealthWebhook.Name.init) ?? subscription else {
            throw .unknownEvent(delivery)
        }
        do throws(JSONError) {
            return try HeroHealthWebhook(name, body: body)
        } catch {
            throw .unreadableBody(error)
        }
    }

    /// Checks a delivery's signature and age, without reading its body.
    public func verify(body: [UInt8], headers: HTTPFields, now: Date = Date()) throws(WebhookError) {
        let timestamp = try value(of: Self.timestampHeader, in: headers)
        let signature = try value(of: Self.signatureHeader, in: headers)
        let message = Data("\(timestamp).".utf8) + Data(body)
        let isGenuine = candidates(signature).contains { code in
            // Compares in constant time.
            HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: message, using: key)
        }
        guard isGenuine else { throw .wrongSignature }
        guard let tolerance else { return }
        guard let sent = date(timestamp) else {
            guard !requiresTimestamp else { throw .unreadableTimestamp(timestamp) }
            onUnreadableTimestamp(timestamp)
            return
        }
        guard abs(now.timeIntervalSince(sent)) <= tolerance else { throw .tooOld(sent) }
    }

    private func value(of name: String, in headers: HTTPFields) throws(WebhookError) -> String {
        guard let field = HTTPField.Name(name), let value = headers[field] else { throw .missingHeader(name) }
        return value.trimmingCharacters(in: .whitespaces)
    }

    /// The encoding of the digest isn't documented: hexadecimal and base64 can't be confused at this length.
    private func candidates(_ signature: String) -> [Data] {
        [hexadecimal(signature), Data(base64Encoded: signature)].compactMap { $0 }.filter {
            $0.count == SHA256.byteCount
        }
    }

    private func hexadecimal(_ text: String) -> Data? {
        let digits = Array(text.utf8)
        guard digits.count == 2 * SHA256.byteCount else { return nil }
        var data = Data(capacity: SHA256.byteCount)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            data.append(byte)
        }
        return data
    }

    private func date(_ timestamp: String) -> Date? {
        if let number = Double(timestamp), number.isFinite {
            return Date(timeIntervalSince1970: number > 100_000_000_000 ? number / 1000 : number)
        }
        return try? JSONReader.read(Date.self, from: JSONWriter.bytes(of: timestamp))
    }
}
