import APIServer
import HTTPTypes
import Testing

/// 406 is decided by what a success may be sent as.
@Suite struct NotAcceptableTests {
    private func response(_ path: String, _ accept: String?) async -> ServerResponse {
        var routes = ServiceRoutes<String>()
        routes.addOpen { (call: GetSheet, context: CallContext<Void>) in "a;b" }
        routes.addOpen { (call: RemoveSheet, context: CallContext<Void>) in }
        var head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: path)
        head.headerFields[.accept] = accept
        return await ServiceEngine(routes).respond(to: ServerRequest(head: head))
    }

    @Test(arguments: [
        (nil, 200), ("text/csv", 200), ("text/*;q=0.1", 200), ("text/csv, application/json", 200), ("*/*", 200),
        ("application/json", 406), ("application/json, text/html", 406), ("text/csv;q=0, application/json", 406),
    ])
    func `media types of failures don't count`(_ accept: String?, _ status: Int) async {
        let response = await response("/sheet", accept)
        #expect(response.head.status.code == status)
        let type = response.head.headerFields[.contentType]
        #expect(type == (status == 200 ? "text/csv; charset=utf-8" : "application/problem+json"))
    }

    @Test(arguments: ["application/json", "text/html", "text/html, application/json;q=0", nil])
    func `a success without content is never refused`(_ accept: String?) async {
        #expect(await response("/removal", accept).head.status == 204)
    }
}

private struct GetSheet: ServedEndpoint {
    typealias Output = String
    typealias Failure = Never
    static let operation = OperationInfo(id: "r", method: .get, path: "/sheet", accept: "text/csv, application/json")
    static let successTypes: [String] = ["text/csv"]
    func encode(to request: inout RequestEncoder) {}
    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<String, Never> { .success("") }
    init?(from request: inout RequestDecoder) {}
    static func encode(_ output: String, to response: inout ResponseEncoder) {
        response.text(output, 200, contentType: "text/csv")
    }
}

/// With a documented error in JSON, which is also what a client accepts by default.
private struct RemoveSheet: ServedEndpoint {
    typealias Output = Void
    typealias Failure = Never
    static let operation = OperationInfo(id: "d", method: .get, path: "/removal")
    func encode(to request: inout RequestEncoder) {}
    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Void, Never> { .success(()) }
    init?(from request: inout RequestDecoder) {}
    static func encode(_ output: Void, to response: inout ResponseEncoder) { response.empty(204) }
}
