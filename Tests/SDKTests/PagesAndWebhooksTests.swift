import APIRuntime
import CodegenLoopbackServer
import CodegenPagesCase
import CodegenWebhooksCase
import Foundation
import Testing

/// Golden clients whose pages are recognized, and webhooks without their name.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct PagesAndWebhooksTests {
    private func targets(
        _ reply: @escaping @Sendable (String) -> (body: String, link: String?),
        _ read: (GoldenClient) async throws -> [String]
    ) async throws -> (ids: [String], targets: [String]) {
        let transport = InMemoryTransport { request in
            let (body, link) = reply(request.head.path ?? "")
            var response = RawResponse(status: 200, body: body)
            response.head.headerFields[values: .init("Link")!] = link.map { [$0] } ?? []
            return response
        }
        let client = GoldenClient(server: .init(url: ServerURL("https://pages.example.com")), transport: transport)
        return (try await read(client), transport.requests.map { $0.head.path ?? "" })
    }

    private static func ids<Items: AsyncSequence>(_ items: Items) async throws -> [String] where Items.Element == Item {
        var ids: [String] = []
        for try await item in items { ids.append(item.id) }
        return ids
    }

    @Test func `the last item leads on, as long as there is more`() async throws {
        let found = try await targets({ target in
            let isFirst = target == "/charges"
            return (
                #"{"data": [{"id": "\#(isFirst ? "a" : "c")", "number": 1}, {"id": "\#(isFirst ? "b" : "d")", "number": 2}], "has_more": \#(isFirst)}"#,
                nil
            )
        }) { try await Self.ids($0.items(of: ListCharges())) }
        #expect(found.ids == ["a", "b", "c", "d"])
        #expect(found.targets == ["/charges", "/charges?starting_after=b"])
    }

    @Test func `a configured rule takes a number of the last item`() async throws {
        let found = try await targets({ target in
            (#"{"events": [{"id": "x", "number": 9}], "has_more": \#(target == "/events")}"#, nil)
        }) { try await Self.ids($0.items(of: ListEvents())) }
        #expect(found.targets == ["/events", "/events?since=9"])
    }

    @Test func `a token in the metadata, and a link`() async throws {
        let pods = try await targets({ target in
            (
                target == "/pods"
                    ? #"{"items": [{"id": "a", "number": 1}], "metadata": {"continue": "t"}}"#
                    : #"{"items": [{"id": "b", "number": 1}], "metadata": {"continue": ""}}"#, nil
            )
        }) { try await Self.ids($0.items(of: ListPods())) }
        #expect(pods.ids == ["a", "b"])
        #expect(pods.targets == ["/pods", "/pods?continue=t"])
        let issues = try await targets({ target in
            (
                #"[{"id": "\#(target.count)", "number": 1}]"#,
                target == "/issues" ? #"<https://pages.example.com/issues?page=2>; rel="next""# : nil
            )
        }) { try await Self.ids($0.items(of: ListIssues())) }
        #expect(issues.targets == ["/issues", "/issues?page=2"])
    }

    @Test func `a webhook is read without its name`() throws {
        let event = try GoldenWebhook(body: Array(#"{"event": "order.refunded", "reason": "late"}"#.utf8))
        guard case .refunded(let refund) = event else {
            Issue.record("\(event)")
            return
        }
        #expect(refund.reason == "late")
        #expect(try GoldenWebhook(body: Array(#"{"event": "order.paid", "id": "7"}"#.utf8)).name == .paid)
        // A union of two: either value of the constant.
        let moved = try ["parcel.sent", "parcel.arrived"].map {
            try GoldenWebhook(body: Array(#"{"event": "\#($0)", "door": "back"}"#.utf8))
        }
        #expect(moved.map(\.name) == [.moved, .moved])
        guard case .moved(let sent) = moved[0], case .moved(let arrived) = moved[1] else { return }
        #expect(sent.parcelArrived == nil)
        #expect(arrived.parcelArrived?.door == "back")
    }

    @Test(arguments: [
        (
            #"{"event": "order.lost"}"#,
            "one of 'order.paid', 'order.refunded', 'parcel.arrived', 'parcel.sent' in 'event'"
        ),
        (#"{"reason": "late"}"#, "an object with a text in 'event'"), (#"[]"#, "an object with a text in 'event'"),
        (#"{"event": 7}"#, "an object with a text in 'event'"), ("{", ""),
    ])
    func `what is no webhook is an error`(_ body: String, _ expected: String) throws {
        let error = #expect(throws: JSONError.self) { try GoldenWebhook(body: Array(body.utf8)) }
        #expect(error?.description.contains(expected) == true || expected.isEmpty)
    }
}
