import APIRuntime
import Foundation

@main
struct Main {
    static func main() async {
        await Calls.run { calls in
            let client = AlertmanagerClient(
                server: .standard(origin: calls.origin), configuration: calls.configuration(),
                transport: calls.transport)
            let tomorrow = Date(timeIntervalSinceNow: 86_400)

            await calls.call("status", where: { !$0.versionInfo.version.isEmpty }) {
                try await client.general.getStatus()
            }
            await calls.call("receivers", where: { !$0.isEmpty }) { try await client.receiver.get() }
            await calls.call("post alerts") {
                try await client.alert.create(body: [
                    PostableAlert(
                        annotations: ["summary": "Ärger & <Not>"], endsAt: tomorrow,
                        generatorURL: URL(string: "http://localhost/g?a=b"), labels: ["alertname": "Fire", "room": "1"]),
                    PostableAlert(labels: ["alertname": "Water", "room": "2"]),
                ])
            }
            try? await Task.sleep(for: .seconds(1))
            await calls.call("alerts", where: { $0.count == 2 }) { try await client.alert.get() }
            await calls.call("alerts by filter", where: { $0.count == 1 && $0[0].labels["alertname"] == "Fire" }) {
                try await client.alert.get(active: true, filter: [#"alertname="Fire""#, #"room=~"1|3""#])
            }
            await calls.rejected("alerts by a bad filter", 400, saying: "bad matcher") {
                try await client.alert.get(filter: ["=="])
            }
            await calls.rejected("alerts by a bad receiver", 400, saying: "regex") {
                try await client.alert.get(receiver: "(")
            }
            await calls.call("alert groups", where: { $0.flatMap(\.alerts).count == 2 }) {
                try await client.alertgroup.getAlertGroups()
            }
            await calls.rejected("post alerts without labels", 400, 422, saying: "label") {
                try await client.alert.create(body: [PostableAlert(labels: [:])])
            }
            let silence = await calls.call("post a silence") {
                try await client.silence.create(
                    body: PostableSilence(
                        comment: "no", createdBy: "me", endsAt: tomorrow,
                        matchers: [Matcher(isRegex: false, name: "alertname", value: "Fire")], startsAt: Date()))
            }
            let id = silence?.silenceID.flatMap { UUID(uuidString: $0) } ?? UUID()
            await calls.call("silences", where: { $0.count == 1 }) { try await client.silence.getSilences() }
            await calls.call("silences by filter", where: { $0.isEmpty }) {
                try await client.silence.getSilences(filter: [#"alertname="Water""#])
            }
            await calls.call("silence", where: { $0.comment == "no" && $0.status.state == .active }) {
                try await client.silence.getSilence(silenceID: id)
            }
            await calls.rejected("post a silence that ends before it starts", 400, saying: "end time") {
                try await client.silence.create(
                    body: PostableSilence(
                        comment: "no", createdBy: "me", endsAt: Date(timeIntervalSince1970: 0),
                        matchers: [Matcher(isRegex: false, name: "a", value: "b")], startsAt: Date()))
            }
            await calls.call("delete the silence") { try await client.silence.delete(silenceID: id) }
            await calls.call("the silence is expired", where: { $0.status.state == .expired }) {
                try await client.silence.getSilence(silenceID: id)
            }
            await calls.rejected("no such silence", 404) { try await client.silence.getSilence(silenceID: UUID()) }
        }
    }
}
