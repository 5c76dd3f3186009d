import APIRuntime
import Foundation
import HeroHealth
import HeroHealthWebhooks
import Testing

@Suite struct WebhookVerifierTests {
    /// HMAC-SHA256 of `1700000000.{"event":"appointment.confirmed","id":7}` under the key `secret`, from OpenSSL:
    /// `printf '%s' '1700000000.{"event":"appointment.confirmed","id":7}' | openssl dgst -sha256 -hmac secret`
    private static let signature = "4b5e20c34c3f152f6858fa61e8751cfaa6760bc3d427b77414148e98e4ed0dde"
    private static let body = Array(#"{"event":"appointment.confirmed","id":7}"#.utf8)
    /// The samples are from 2023.
    private let verifier = WebhookVerifier(signingKey: "secret", tolerance: nil)

    private func headers(_ signature: String?, timestamp: String? = "1700000000") throws -> HTTPFields {
        var fields = HTTPFields()
        fields[try #require(HTTPField.Name(WebhookVerifier.signatureHeader))] = signature
        fields[try #require(HTTPField.Name(WebhookVerifier.timestampHeader))] = timestamp
        return fields
    }

    private func base64(_ hexadecimal: String) -> String {
        var data = Data()
        var rest = hexadecimal[...]
        while !rest.isEmpty {
            data.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
            rest = rest.dropFirst(2)
        }
        return data.base64EncodedString()
    }

    @Test func `a genuine delivery becomes its event`() throws {
        for text in [Self.signature, Self.signature.uppercased(), base64(Self.signature)] {
            let event = try verifier.event(body: Self.body, headers: headers(text))
            guard case .appointmentConfirmed(let delivery) = event else {
                Issue.record("\(event)")
                return
            }
            #expect(delivery.additionalProperties["id"] == 7)
        }
    }

    @Test(arguments: ["", "zz", String(repeating: "0", count: 64), "AAAA", String(repeating: "é", count: 32)])
    func `a wrong signature is refused`(_ text: String) throws {
        #expect(throws: WebhookError.self) { try verifier.verify(body: Self.body, headers: headers(text)) }
    }

    @Test func `another body, timestamp or key is refused`() throws {
        let good = try headers(Self.signature)
        #expect(throws: WebhookError.self) { try verifier.verify(body: Self.body + [0x20], headers: good) }
        #expect(throws: WebhookError.self) {
            try verifier.verify(body: Self.body, headers: headers(Self.signature, timestamp: "1700000001"))
        }
        #expect(throws: WebhookError.self) {
            try WebhookVerifier(signingKey: "other").verify(body: Self.body, headers: good)
        }
    }

    @Test func `missing headers are named`() throws {
        do {
            try verifier.verify(body: Self.body, headers: headers(Self.signature, timestamp: nil))
            Issue.record("it should have thrown")
        } catch {
            guard case .missingHeader(let name)? = error as? WebhookError else {
                Issue.record("\(error)")
                return
            }
            #expect(name == WebhookVerifier.timestampHeader)
        }
    }

    @Test func `deliveries older than five minutes are refused`() throws {
        let usual = WebhookVerifier(signingKey: "secret")
        let good = try headers(Self.signature)
        let sent = Date(timeIntervalSince1970: 1_700_000_000)
        try usual.verify(body: Self.body, headers: good, now: sent.addingTimeInterval(299))
        for difference in [301.0, -301] {
            do {
                try usual.verify(body: Self.body, headers: good, now: sent.addingTimeInterval(difference))
                Issue.record("it should have thrown")
            } catch {
                guard case .tooOld(let date) = error else {
                    Issue.record("\(error)")
                    return
                }
                #expect(date == sent)
            }
        }
    }

    /// Signed like the others, with the timestamp `Tue 14 Nov`.
    @Test func `an unreadable timestamp is reported, and refused where one is required`() throws {
        let signature = "a4c3198d3b03e488c4fec4af0d8fcb747fe33052fb345fccfaaee453adb845a7"
        let odd = try headers(signature, timestamp: "Tue 14 Nov")
        let reported = Reports()
        let usual = WebhookVerifier(signingKey: "secret") { reported.add($0) }
        try usual.verify(body: Self.body, headers: odd)
        #expect(reported.texts == ["Tue 14 Nov"])
        // A wrong signature is refused without a report.
        #expect(throws: WebhookError.self) {
            try usual.verify(body: Self.body, headers: headers(Self.signature, timestamp: "Tue 14 Nov"))
        }
        #expect(reported.texts.count == 1)
        do {
            try WebhookVerifier(signingKey: "secret", requiresTimestamp: true).verify(body: Self.body, headers: odd)
            Issue.record("it should have thrown")
        } catch {
            guard case .unreadableTimestamp = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    private final class Reports: @unchecked Sendable {
        private let lock = NSLock()
        private var all: [String] = []

        var texts: [String] { lock.withLock { all } }

        func add(_ text: String) { lock.withLock { all.append(text) } }
    }

    @Test func `an event that nobody listed is handed over`() throws {
        // The same recipe with the body `{"event":"appointment.created"}`.
        let body = Array(#"{"event":"appointment.created"}"#.utf8)
        let headers = try headers("5a125b34071fc0f117f64456cd7f19294c3eec756d96d8208556dda793607691")
        do {
            _ = try verifier.event(body: body, headers: headers)
            Issue.record("it should have thrown")
        } catch {
            guard case .unknownEvent(let delivery) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(delivery.event == "appointment.created")
        }
        let event = try verifier.event(body: body, headers: headers, subscription: .appointmentConfirmed)
        #expect(event.name == .appointmentConfirmed)
    }
}
