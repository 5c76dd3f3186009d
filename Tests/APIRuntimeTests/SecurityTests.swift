import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// Requirements, where credentials go, and what a 401 does.
@Suite(.timeLimit(.minutes(15)))
struct SecurityTests {
    private let transport = InMemoryTransport { _ in RawResponse(status: 200, body: #"{"name":"a"}"#) }

    private func sent(
        _ credentials: SampleClient.Credentials,
        _ call: (SampleClient) async throws -> Node
    ) async throws -> HTTPRequest {
        _ = try await call(SampleClient(credentials: credentials, transport: transport))
        return try #require(transport.requests.last).head
    }

    @Test func `all schemes of an alternative together`() async throws {
        let head = try await sent(.init(key: "k", practice: "p&1", token: "t")) {
            try await $0.call(GetNode<KeyOrToken>(query: "x"))
        }
        #expect(head.headerFields[HTTPField.Name("x-api-key")!] == "k")
        #expect(head.path == "/base/nodes/42?q=x&practice%20id=p%261")
        #expect(head.headerFields[.authorization] == nil)
    }

    @Test func `the next alternative when one lacks a credential`() async throws {
        let head = try await sent(.init(key: "k", token: "t")) { try await $0.call(GetNode<KeyOrToken>()) }
        #expect(head.headerFields[.authorization] == "Bearer t")
        #expect(head.headerFields[HTTPField.Name("x-api-key")!] == nil)
        #expect(head.path == "/base/nodes/42")
    }

    @Test func `missing credentials are named, and nothing is sent`() async throws {
        let error = await #expect(throws: APIError<GetNode<KeyOrToken>.Failure>.self) {
            try await SampleClient(credentials: .init(key: "k"), transport: transport).call(GetNode<KeyOrToken>())
        }
        guard case .request(let error) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error.missingCredentials == [["practice"], ["token"]])
        #expect("\(error)" == "getNode (GET /nodes/{id}) can't be sent: no credentials for practice, or token")
        #expect(transport.requests.isEmpty)
    }

    @Test func `optional security uses what is there`() async throws {
        let anonymous = try await sent(.init()) { try await $0.call(GetNode<OptionalBasic>()) }
        #expect(anonymous.headerFields[.authorization] == nil)
        let basic = try await sent(.init(basic: .basic(username: "Aladdin", password: "open sesame"))) {
            try await $0.call(GetNode<OptionalBasic>())
        }
        // RFC 7617, section 2.
        #expect(basic.headerFields[.authorization] == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
        let text = try await sent(.init(basic: "Aladdin:open sesame")) { try await $0.call(GetNode<OptionalBasic>()) }
        #expect(text.headerFields[.authorization] == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
    }

    @Test func `a client certificate needs no credential`() async throws {
        let head = try await sent(.init(token: "t")) { try await $0.call(GetNode<Certified>()) }
        #expect(head.headerFields[.authorization] == "Bearer t")
    }

    @Test func `a credential that a header can't hold is an error without it`() async throws {
        let client = SampleClient(credentials: .init(token: "s3cret\r\nX: y"), transport: transport)
        let error = await #expect(throws: APIError<GetNode<KeyOrToken>.Failure>.self) {
            try await client.call(GetNode<KeyOrToken>())
        }
        #expect(!"\(error!)".contains("s3cret"))
        #expect(transport.requests.isEmpty)
    }

    @Test func `an empty credential is said to be empty`() async throws {
        for credentials: SampleClient.Credentials in [
            .init(token: ""), .init(token: .provider(RenewingCredential { .init("") })),
        ] {
            let error = await #expect(throws: APIError<GetNode<KeyOrToken>.Failure>.self) {
                try await SampleClient(credentials: credentials, transport: transport).call(GetNode<KeyOrToken>())
            }
            #expect(error?.description == "getNode (GET /nodes/{id}) can't be sent: the credential for token is empty")
        }
        let nobody = SampleClient.Credentials(basic: .basic(username: "", password: ""))
        await #expect(throws: APIError<GetNode<OptionalBasic>.Failure>.self) {
            try await SampleClient(credentials: nobody, transport: transport).call(GetNode<OptionalBasic>())
        }
        #expect(transport.requests.isEmpty)
        let userOnly = try await sent(.init(basic: .basic(username: "u", password: ""))) {
            try await $0.call(GetNode<OptionalBasic>())
        }
        #expect(userOnly.headerFields[.authorization] == "Basic dTo=")
    }

    @Test func `a credential is added to calls that don't document it`() async throws {
        let added = [
            AdditionalCredential(.apiKey("extra", in: .header, name: "x-extra"), "e"),
            AdditionalCredential(.http("other", scheme: "bearer"), "o") { $0.id == "other" },
        ]
        let client = SampleClient(
            configuration: .init(retries: nil, additionalCredentials: added), transport: transport)
        _ = try await client.call(GetNode<Anonymous>())
        let head = try #require(transport.requests.last).head
        #expect(head.headerFields[HTTPField.Name("x-extra")!] == "e")
        #expect(head.headerFields[.authorization] == nil)
    }

    @Test func `a call is sent without credentials where the caller says so`() async throws {
        let client = SampleClient(
            configuration: .init(retries: nil, allowsMissingCredentials: true), transport: transport)
        _ = try await client.call(GetNode<KeyOrToken>())
        #expect(transport.requests.last?.head.headerFields[.authorization] == nil)
    }

    @Test func `an added credential serves a documented scheme that has none`() async throws {
        let added = AdditionalCredential(.oauth2("token"), .provider(RenewingCredential { .init("t2") }))
        let configuration = ClientConfiguration(retries: nil, additionalCredentials: [added])
        let client = SampleClient(configuration: configuration, transport: transport)
        _ = try await client.call(GetNode<KeyOrToken>())
        #expect(transport.requests.last?.head.headerFields[.authorization] == "Bearer t2")
        // The caller's own one wins.
        let own = SampleClient(credentials: .init(token: "t1"), configuration: configuration, transport: transport)
        _ = try await own.call(GetNode<KeyOrToken>())
        #expect(transport.requests.last?.head.headerFields[.authorization] == "Bearer t1")
        // Elsewhere it isn't sent.
        let elsewhere = SampleClient(
            configuration: .init(retries: nil, additionalCredentials: [added], middlewares: [Elsewhere()]),
            transport: transport)
        _ = try? await elsewhere.call(GetNode<KeyOrToken>())
        #expect(transport.requests.last?.head.headerFields[.authorization] == nil)
    }

    @Test func `credentials are not printed`() async throws {
        let credentials = SampleClient.Credentials(
            key: "s3cret",
            token: .provider(RenewingCredential { .init("s3cret") }),
            basic: .basic(username: "s3cret", password: "s3cret")
        )
        var dumped = ""
        dump(credentials, to: &dumped)
        #expect(!(dumped + "\(credentials)" + String(reflecting: credentials)).contains("s3cret"))
        #expect("\(credentials.key!)" == "‹redacted›")
        let client = SampleClient(credentials: credentials, transport: transport)
        _ = try await client.call(GetNode<KeyOrToken>())
        var dumpedClient = ""
        dump(client, to: &dumpedClient)
        #expect(!dumpedClient.contains("s3cret"))
    }

    /// A server that accepts `token-2` only.
    private func strict() -> InMemoryTransport {
        InMemoryTransport { request in
            let isValid = request.head.headerFields[.authorization] == "Bearer token-2"
            return RawResponse(status: isValid ? 200 : 401, body: #"{"name":"a"}"#)
        }
    }

    private func renewing() -> Credential {
        let count = Locked(0)
        return .provider(
            RenewingCredential {
                let number = count.withLock { count in
                    count += 1
                    return count
                }
                return .init("token-\(number)")
            }
        )
    }

    @Test func `a 401 renews once and tries once more`() async throws {
        let transport = strict()
        let client = SampleClient(credentials: .init(token: renewing()), transport: transport)
        #expect(try await client.call(GetNode<KeyOrToken>()).name == "a")
        #expect(transport.requests.count == 2)
    }

    @Test func `not for fixed credentials, and not for bodies that are gone`() async throws {
        let fixed = strict()
        let client = SampleClient(credentials: .init(token: "token-1"), transport: fixed)
        let raw = try await client.send(GetNode<KeyOrToken>().request())
        #expect(raw.head.status == .unauthorized)
        #expect(fixed.requests.count == 1)
        let once = strict()
        let stream = RequestBody.stream(BodyStream(AsyncStream<Data> { $0.finish() }))
        let streaming = SampleClient(credentials: .init(token: renewing()), transport: once)
        let answer = try await streaming.send(GetNode<KeyOrToken>(body: stream).request())
        #expect(answer.head.status == .unauthorized)
        #expect(once.requests.count == 1)
    }

    @Test func `a second 401 is the answer`() async throws {
        let transport = InMemoryTransport(status: 401, body: "no")
        let client = SampleClient(credentials: .init(token: renewing()), transport: transport)
        let raw = try await client.send(GetNode<KeyOrToken>().request())
        #expect(raw.head.status == .unauthorized)
        #expect(transport.requests.count == 2)
    }

    @Test func `a middleware that turns a request elsewhere gets no credentials`() async throws {
        let client = SampleClient(
            credentials: .init(token: "s3cret"),
            configuration: .init(middlewares: [Elsewhere()]),
            transport: transport
        )
        _ = try await client.call(GetNode<KeyOrToken>())
        #expect(transport.requests.last?.head.headerFields[.authorization] == nil)
    }
}

/// Turns requests to another server.
private struct Elsewhere: Middleware {
    func intercept(
        _ request: RawRequest,
        next: @Sendable (RawRequest) async throws -> RawResponse
    ) async throws -> RawResponse {
        var request = request
        request.head.authority = "elsewhere.example"
        return try await next(request)
    }
}
