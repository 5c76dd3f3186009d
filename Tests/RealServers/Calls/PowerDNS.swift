import APIRuntime
import Foundation

@main
struct Main {
    static func main() async {
        await Calls.run { calls in
            let client = PowerDNSClient(
                server: .standard(origin: calls.origin), credentials: .init(apiKeyHeader: "secret"),
                configuration: calls.configuration(),
                transport: calls.transport)
            let anonymous = PowerDNSClient(
                server: .standard(origin: calls.origin),
                configuration: calls.configuration(allowsMissingCredentials: true),
                transport: calls.transport)
            let stranger = PowerDNSClient(
                server: .standard(origin: calls.origin), credentials: .init(apiKeyHeader: "wrong"),
                configuration: calls.configuration(),
                transport: calls.transport)
            let zone = "example.org."

            await calls.call("servers", where: { $0.count == 1 }) { try await client.servers.listServers() }
            await calls.call("server", where: { $0.id == "localhost" }) {
                try await client.servers.listServer(serverID: "localhost")
            }
            await calls.rejected("no such server", 404) { try await client.servers.listServer(serverID: "elsewhere") }
            await calls.rejected("a wrong key", 401, saying: "Unauthorized") {
                try await stranger.servers.listServers()
            }
            await calls.rejected("no key", 401, saying: "Unauthorized") { try await anonymous.servers.listServers() }
            await calls.call("configuration", where: { !$0.isEmpty }) {
                try await client.config.list(serverID: "localhost")
            }
            await calls.call("statistics", where: { $0.count > 20 }) {
                try await client.stats.get(serverID: "localhost")
            }
            await calls.call("one statistic", where: { $0.count == 1 }) {
                try await client.stats.get(serverID: "localhost", statistic: "uptime")
            }
            await calls.rejected("no such statistic", 422, saying: "unknown") {
                try await client.stats.get(serverID: "localhost", statistic: "none")
            }
            await calls.call("create a zone", where: { $0.name == zone }) {
                try await client.zones.create(
                    serverID: "localhost",
                    body: Zone(
                        name: zone, kind: .native,
                        rrsets: [
                            RRSet(
                                name: "www.example.org.", type: "A", ttl: 60, changetype: "REPLACE",
                                records: [Record(content: "192.0.2.1", disabled: false)])
                        ],
                        nameservers: ["ns1.example.org."]))
            }
            await calls.rejected("create it again", 409, saying: "Conflict") {
                try await client.zones.create(
                    serverID: "localhost", body: Zone(name: zone, kind: .native, nameservers: []))
            }
            await calls.rejected("create a zone without a dot", 422, saying: "canonical") {
                try await client.zones.create(
                    serverID: "localhost", body: Zone(name: "example.com", kind: .native, nameservers: []))
            }
            await calls.call("zones", where: { $0.map(\.name) == [zone] }) {
                try await client.zones.listZones(serverID: "localhost")
            }
            await calls.call("zones by name", where: { $0.count == 1 }) {
                try await client.zones.listZones(serverID: "localhost", zone: zone, dnssec: false)
            }
            await calls.call("zone", where: { $0.rrsets?.contains { $0.name == "www.example.org." } == true }) {
                try await client.zones.listZone(serverID: "localhost", zoneID: zone)
            }
            await calls.call("change a record") {
                try await client.zones.patch(
                    serverID: "localhost", zoneID: zone,
                    body: Zone(rrsets: [
                        RRSet(
                            name: "mail.example.org.", type: "TXT", ttl: 60, changetype: "REPLACE",
                            records: [Record(content: #""v=spf1 \"a\" -all""#, disabled: false)],
                            comments: [Comment(content: "ä", account: "me", modifiedAt: 5)])
                    ]))
            }
            await calls.rejected("change a record wrongly", 422, saying: "mail.example.org") {
                try await client.zones.patch(
                    serverID: "localhost", zoneID: zone,
                    body: Zone(rrsets: [
                        RRSet(
                            name: "mail.example.org.", type: "A", ttl: 60, changetype: "REPLACE",
                            records: [Record(content: "nowhere", disabled: false)])
                    ]))
            }
            await calls.call("delete a record") {
                try await client.zones.patch(
                    serverID: "localhost", zoneID: zone,
                    body: Zone(rrsets: [
                        RRSet(name: "mail.example.org.", type: "TXT", changetype: "DELETE", records: [])
                    ]))
            }
            await calls.call("change the zone") {
                try await client.zones.put(
                    serverID: "localhost", zoneID: zone, body: Zone(kind: .master, account: "me"))
            }
            await calls.call("export the zone", where: { $0.contains("192.0.2.1") }) {
                try await client.zones.axfrExportZone(serverID: "localhost", zoneID: zone)
            }
            await calls.call("notify the zone's secondaries", where: { !$0.result.isEmpty }) {
                try await client.zones.notify(serverID: "localhost", zoneID: zone)
            }
            await calls.rejected("retrieve a zone that is no secondary", 422, saying: "slave") {
                try await client.zones.axfrRetrieveZone(serverID: "localhost", zoneID: zone)
            }
            await calls.call("search", where: { !$0.isEmpty }) {
                try await client.search.data(serverID: "localhost", q: "www*", max: 10)
            }
            await calls.call("search for zones", where: { $0.count == 1 }) {
                try await client.search.data(serverID: "localhost", q: "example*", max: 10, objectType: "zone")
            }
            await calls.call("flush the cache") {
                try await client.servers.cacheFlushByName(serverID: "localhost", domain: zone)
            }
            await metadata(calls, client, zone)
            await keys(calls, client, zone)
            await calls.call("create an autoprimary") {
                try await client.autoprimary.create(
                    serverID: "localhost",
                    body: Autoprimary(ip: "192.0.2.9", nameserver: "ns9.example.org", account: "me"))
            }
            await calls.call("autoprimaries", where: { $0.map(\.ip) == ["192.0.2.9"] }) {
                try await client.autoprimary.get(serverID: "localhost")
            }
            await calls.call("delete the zone") {
                try await client.zones.delete(serverID: "localhost", zoneID: zone)
            }
            await calls.rejected("the zone is gone", 404, 422, saying: "not found") {
                try await client.zones.listZone(serverID: "localhost", zoneID: zone)
            }
        }
    }

    @MainActor
    private static func metadata(_ calls: Calls, _ client: PowerDNSClient, _ zone: String) async {
        await calls.call("create metadata", where: { $0.metadata == ["AUTO-NS"] }) {
            try await client.zonemetadata.createMetadata(
                serverID: "localhost", zoneID: zone, body: Metadata(kind: "ALLOW-AXFR-FROM", metadata: ["AUTO-NS"]))
        }
        await calls.call("metadata", where: { $0.contains { $0.kind == "ALLOW-AXFR-FROM" } }) {
            try await client.zonemetadata.listMetadata(serverID: "localhost", zoneID: zone)
        }
        await calls.call("one kind of metadata", where: { $0.metadata == ["AUTO-NS"] }) {
            try await client.zonemetadata.getMetadata(
                serverID: "localhost", zoneID: zone, metadataKind: "ALLOW-AXFR-FROM")
        }
        await calls.call("change metadata", where: { $0.metadata == ["192.0.2.0/24"] }) {
            try await client.zonemetadata.modifyMetadata(
                serverID: "localhost", zoneID: zone, metadataKind: "ALLOW-AXFR-FROM",
                body: Metadata(kind: "ALLOW-AXFR-FROM", metadata: ["192.0.2.0/24"]))
        }
        await calls.rejected("unsupported metadata", 422, saying: "metadata") {
            try await client.zonemetadata.createMetadata(
                serverID: "localhost", zoneID: zone, body: Metadata(kind: "PRESIGNED", metadata: ["1"]))
        }
        await calls.call("delete metadata") {
            try await client.zonemetadata.deleteMetadata(
                serverID: "localhost", zoneID: zone, metadataKind: "ALLOW-AXFR-FROM")
        }
    }

    @MainActor
    private static func keys(_ calls: Calls, _ client: PowerDNSClient, _ zone: String) async {
        let key = await calls.call("create a key of the zone") {
            try await client.zonecryptokey.createCryptokey(
                serverID: "localhost", zoneID: zone,
                body: Cryptokey(keytype: .csk, active: true, algorithm: "ecdsa256"))
        }
        let id = key?.id.map { "\($0)" } ?? "1"
        await calls.call("keys of the zone", where: { $0.count == 1 }) {
            try await client.zonecryptokey.listCryptokeys(serverID: "localhost", zoneID: zone)
        }
        await calls.call("a key of the zone", where: { $0.active == true }) {
            try await client.zonecryptokey.getCryptokey(serverID: "localhost", zoneID: zone, cryptokeyID: id)
        }
        await calls.call("deactivate it") {
            try await client.zonecryptokey.modifyCryptokey(
                serverID: "localhost", zoneID: zone, cryptokeyID: id, body: Cryptokey(active: false))
        }
        await calls.call("rectify the zone", where: { $0.result == "Rectified" }) {
            try await client.zones.rectify(serverID: "localhost", zoneID: zone)
        }
        await calls.call("delete it") {
            try await client.zonecryptokey.deleteCryptokey(serverID: "localhost", zoneID: zone, cryptokeyID: id)
        }
        let shared = await calls.call("create a TSIG key") {
            try await client.tsigkey.createTSIGKey(
                serverID: "localhost", body: TSIGKey(name: "transfer", algorithm: "hmac-sha256"))
        }
        let sharedID = shared?.id ?? "transfer."
        await calls.call("TSIG keys", where: { $0.count == 1 }) {
            try await client.tsigkey.listTSIGKeys(serverID: "localhost")
        }
        await calls.call("a TSIG key", where: { $0.algorithm == "hmac-sha256" }) {
            try await client.tsigkey.getTSIGKey(serverID: "localhost", tsigkeyID: sharedID)
        }
        await calls.call("change it", where: { $0.algorithm == "hmac-sha512" }) {
            try await client.tsigkey.putTSIGKey(
                serverID: "localhost", tsigkeyID: sharedID, body: TSIGKey(algorithm: "hmac-sha512"))
        }
        await calls.rejected("create it again", 409, saying: "transfer") {
            try await client.tsigkey.createTSIGKey(
                serverID: "localhost", body: TSIGKey(name: "transfer", algorithm: "hmac-sha256"))
        }
        await calls.call("delete it") {
            try await client.tsigkey.deleteTSIGKey(serverID: "localhost", tsigkeyID: sharedID)
        }
    }
}
