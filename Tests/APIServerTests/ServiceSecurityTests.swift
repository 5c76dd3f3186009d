import APIServer
import Foundation
import HTTPTypes
import Testing

@Suite struct ServiceSecurityTests {
    let store = PetStore()
    private let basic = "Basic YW5uOnA6dw=="

    private func status(_ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields) async -> Int {
        await store.send(method, path, fields).status
    }

    @Test func `one of several`() async {
        #expect(await status(.get, "/pets", [.xAPIKey: "secret"]) == 200)
        #expect(store.pets.lastPrincipal as? String == "key")
        #expect(await status(.get, "/pets", [.authorization: "bearer t0ken"]) == 200)
        #expect(store.pets.lastPrincipal as? String == #"token["pets:read"]"#)
        #expect(await status(.get, "/pets", [.xAPIKey: "wrong", .authorization: "Bearer t0ken"]) == 200)
        #expect(await status(.get, "/pets", [.xAPIKey: "wrong"]) == 401)
        #expect(await status(.get, "/pets", [:]) == 401)
        #expect(await status(.get, "/pets", [.authorization: basic]) == 401)
    }

    @Test func challenges() async {
        let anonymous = await store.send(.get, "/pets", [:])
        #expect(
            anonymous.head.headerFields[values: .wwwAuthenticate] == [
                #"ApiKey realm="API", in="header", name="X-API-Key""#, #"Bearer realm="API", scope="pets:read""#,
            ])
        let rejected = await store.send(.get, "/pets", [.authorization: "Bearer x"])
        #expect(rejected.head.headerFields[values: .wwwAuthenticate][1].hasSuffix(#", error="invalid_token""#))
        #expect(!rejected.text.contains("Bearer x"))
    }

    @Test func `several together`() async {
        let body = #"{"id": "1", "kind": "cat"}"#
        func post(_ fields: HTTPFields) async -> Int {
            await store.send(.post, "/pets", "application/json", body, fields).status
        }
        #expect(await post([.xAPIKey: "secret", .authorization: basic]) == 200)
        #expect(store.pets.lastPrincipal as? String == #"key+ann+["writer"]"#)
        #expect(await post([.xAPIKey: "secret"]) == 401)
        #expect(await post([.authorization: basic]) == 401)
        #expect(await post([.xAPIKey: "secret", .authorization: "Basic YW5uOng="]) == 401)
        #expect(await post([.xAPIKey: "wrong", .authorization: basic]) == 401)
        #expect(store.pets.count == 1)
    }

    @Test func `anonymous callers`() async {
        #expect(await status(.get, "/pets/1", [:]) == 200)
        #expect(store.pets.lastPrincipal as? String == "nobody")
        #expect(await status(.get, "/pets/1", [.xAPIKey: "secret"]) == 200)
        #expect(store.pets.lastPrincipal as? String == "key")
        // A wrong credential makes no anonymous caller.
        #expect(await status(.get, "/pets/1", [.xAPIKey: "wrong"]) == 401)
        #expect(await status(.get, "/pets/1", [.xAPIKey: ""]) == 401)
        var twice: HTTPFields = [.xAPIKey: "secret"]
        twice.append(HTTPField(name: .xAPIKey, value: "secret"))
        #expect(await status(.get, "/pets/1", twice) == 401)
        #expect(await status(.get, "/pets/1", [.xAPIKey: "suspended"]) == 403)
    }

    @Test func `a scheme that isn't there lets nobody in`() async {
        #expect(await status(.get, "/haunt", [.xAPIKey: "secret", .authorization: "Bearer t0ken"]) == 401)
        #expect(store.pets.count == 0)
    }

    @Test(arguments: [
        "Basic", "Basic ???", "Basic YW5u", "Basic /////w==", "Bearer YW5uOnA6dw==", "Basic YW5uOnA6dw==,",
    ])
    func `malformed credentials`(_ value: String) async {
        let response = await store.send(
            .post, "/pets", "application/json", "{}", [.xAPIKey: "secret", .authorization: value])
        #expect(response.status == 401)
    }

    @Test func `the caller comes before the body`() async {
        let body = ResponseBody(
            next: {
                Issue.record("the body is read")
                return nil
            }, cancel: {})
        let response = await store.send(
            .post, "/pets", [.contentType: "text/plain", .accept: "text/html"], body: IncomingBody(body))
        #expect(response.status == 401)
    }

    /// The generator registers each operation with its security; a mismatch refuses every caller.
    @Test func `an operation that is registered as another kind`() async {
        var routes = ServiceRoutes<String>()
        routes.addOpen { (call: GetHaunted, context: CallContext<Void>) in }
        routes.add { (call: GetHealth, context: CallContext<String>) in }
        let engine = ServiceEngine(routes)
        let haunted = await engine.respond(
            to: ServerRequest(head: HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/haunted")))
        #expect(haunted.head.status == 401)
        let health = await engine.respond(
            to: ServerRequest(head: HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/health")))
        #expect(health.head.status == 500)
    }
}

extension ServiceSecurityTests {
    /// The client's own requirements leave out the schemes that the description doesn't declare.
    @Test func `requirements with schemes that aren't declared`() async {
        var routes = ServiceRoutes<String>()
        routes.secure(.apiKey("key", in: .header, name: "X-API-Key")) { (key: String, _) in key }
        routes.add(
            { (call: GetHealth, context: CallContext<String>) in }, security: [["ghost"], ["key", "ghost"]],
            scopes: [[:], [:]])
        let engine = ServiceEngine(routes)
        let head = HTTPRequest(
            method: .get, scheme: nil, authority: nil, path: "/health", headerFields: [.xAPIKey: "x"])
        #expect(await engine.respond(to: ServerRequest(head: head)).head.status == 401)
    }
}

private struct GetHaunted: ServedEndpoint {
    typealias Output = Void
    typealias Failure = Never
    static let operation = OperationInfo(id: "h", method: .get, path: "/haunted", accept: nil, security: [["ghost"]])
    func encode(to request: inout RequestEncoder) {}
    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Void, Never> { .success(()) }
    init?(from request: inout RequestDecoder) {}
    static func encode(_ output: Void, to response: inout ResponseEncoder) { response.empty(204) }
}
