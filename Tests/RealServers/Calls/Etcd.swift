import APIRuntime
import Foundation

@main
struct Main {
    static func main() async {
        await Calls.run { calls in
            let client = EtcdClient(
                server: .init(url: calls.origin), configuration: calls.configuration(), transport: calls.transport)
            await keysAndValues(calls, client)
            await watching(calls, client)
            await leases(calls, client)
            await cluster(calls, client)
            await authentication(calls, client)
        }
    }

    private static func data(_ text: String) -> Data { Data(text.utf8) }

    @MainActor
    private static func keysAndValues(_ calls: Calls, _ client: EtcdClient) async {
        await calls.call("put", where: { $0.header?.revision != nil }) {
            try await client.kv.put(body: .init(key: data("a"), value: Data([0, 255, 10])))
        }
        await calls.call("put another one") { try await client.kv.put(body: .init(key: data("b"), value: data("ä"))) }
        await calls.call("range", where: { $0.kvs?.first?.value == Data([0, 255, 10]) && $0.count == "1" }) {
            try await client.kv.range(body: .init(key: data("a")))
        }
        await calls.call("a range of several", where: { $0.kvs?.map(\.key) == [data("b"), data("a")] }) {
            try await client.kv.range(
                body: .init(key: data("a"), rangeEnd: data("z"), sortOrder: .descend, sortTarget: .key))
        }
        await calls.call("a range of none", where: { $0.kvs == nil }) {
            try await client.kv.range(body: .init(key: data("none")))
        }
        await calls.rejected("put without a key", 400, saying: "key is not provided") {
            try await client.kv.put(body: .init(value: data("x")))
        }
        await calls.rejected("range at a revision to come", 400, saying: "future revision") {
            try await client.kv.range(body: .init(key: data("a"), revision: "1000000"))
        }
        await calls.call("transaction", where: { $0.succeeded == true && $0.responses?.count == 1 }) {
            try await client.kv.txn(
                body: .init(
                    compare: [.init(key: data("b"), result: .equal, target: .value, value: data("ä"))],
                    failure: [], success: [.init(requestPut: .init(key: data("b"), value: data("c")))]))
        }
        await calls.rejected("a transaction that puts a key twice", 400, saying: "duplicate key") {
            try await client.kv.txn(
                body: .init(success: [
                    .init(requestPut: .init(key: data("b"), value: data("1"))),
                    .init(requestPut: .init(key: data("b"), value: data("2"))),
                ]))
        }
        await calls.call("delete", where: { $0.deleted == "1" && $0.prevKvs?.first?.value == data("c") }) {
            try await client.kv.deleteRange(body: .init(key: data("b"), prevKv: true))
        }
        await calls.call("compact") { try await client.kv.compact(body: .init(physical: true, revision: "2")) }
        await calls.rejected("compact again", 400, saying: "compacted") {
            try await client.kv.compact(body: .init(revision: "1"))
        }
    }

    /// Responses of several documents.
    @MainActor
    private static func watching(_ calls: Calls, _ client: EtcdClient) async {
        await calls.call("watch", where: { $0 == ["created", "1", "2"] }) {
            var seen: [String] = []
            let stream = try await client.watch.watch(body: .init(createRequest: .init(key: data("w"))))
            for try await message in stream {
                if message.result?.created == true { seen.append("created") }
                for event in message.result?.events ?? [] {
                    seen.append(String(decoding: event.kv?.value ?? Data(), as: UTF8.self))
                }
                if seen.count == 3 { break }
                _ = try await client.kv.put(body: .init(key: data("w"), value: data("\(seen.count)")))
            }
            return seen
        }
        await calls.call("snapshot", where: { $0 > 1000 }) {
            var size = 0
            for try await message in try await client.maintenance.snapshot(body: .init()) {
                size += message.result?.blob?.count ?? 0
            }
            return size
        }
    }

    @MainActor
    private static func leases(_ calls: Calls, _ client: EtcdClient) async {
        let lease = await calls.call("grant a lease") { try await client.lease.grant(body: .init(ttl: "60")) }
        let id = lease?.id
        await calls.call("put with the lease") {
            try await client.kv.put(body: .init(key: data("l"), lease: id, value: data("x")))
        }
        await calls.call("keep it alive", where: { $0 == "60" }) {
            for try await message in try await client.lease.keepAlive(body: .init(id: id)) {
                return message.result?.ttl
            }
            return nil
        }
        await calls.call("time to live", where: { $0.grantedTTL == "60" && $0.keys == [data("l")] }) {
            try await client.lease.timeToLive(body: .init(id: id, keys: true))
        }
        await calls.call("leases", where: { $0.leases?.map(\.id) == [id] }) {
            try await client.lease.leases(body: .init())
        }
        await calls.call("revoke it") { try await client.lease.revoke(body: .init(id: id)) }
        await calls.rejected("revoke it again", 404, saying: "lease not found") {
            try await client.lease.revoke(body: .init(id: id))
        }
    }

    @MainActor
    private static func cluster(_ calls: Calls, _ client: EtcdClient) async {
        await calls.call("members", where: { $0.members?.count == 1 }) {
            try await client.cluster.memberList(body: .init())
        }
        await calls.rejected("remove an unknown member", 404, saying: "not found") {
            try await client.cluster.memberRemove(body: .init(id: "1"))
        }
        await calls.rejected("add a member that exists", 400, 412, 500, saying: "exist") {
            let urls = try await client.cluster.memberList(body: .init()).members?.first?.peerURLs
            return try await client.cluster.memberAdd(body: .init(peerURLs: urls))
        }
        await calls.call("status", where: { $0.version?.hasPrefix("3.") == true }) {
            try await client.maintenance.status(body: .init())
        }
        await calls.call("hash", where: { ($0.hash ?? 0) != 0 }) {
            try await client.maintenance.hashKV(body: .init())
        }
        await calls.call("alarms") { try await client.maintenance.alarm(body: .init(action: .get)) }
        await calls.call("defragment") { try await client.maintenance.defragment(body: .init()) }
    }

    @MainActor
    private static func authentication(_ calls: Calls, _ client: EtcdClient) async {
        await calls.call("add a role") { try await client.auth.roleAdd(body: .init(name: "root")) }
        await calls.rejected("add it again", 400, 412, saying: "already exists") {
            try await client.auth.roleAdd(body: .init(name: "root"))
        }
        await calls.call("grant a permission") {
            try await client.auth.roleGrantPermission(
                body: .init(name: "root", perm: .init(key: data("a"), permType: .readwrite)))
        }
        await calls.call("role", where: { $0.perm?.first?.key == data("a") }) {
            try await client.auth.roleGet(body: .init(role: "root"))
        }
        await calls.call("add a user") { try await client.auth.userAdd(body: .init(name: "root", password: "s3cret")) }
        await calls.call("grant the role") {
            try await client.auth.userGrantRole(body: .init(role: "root", user: "root"))
        }
        await calls.call("users", where: { $0.users == ["root"] }) { try await client.auth.userList(body: .init()) }
        await calls.call("enable authentication") { try await client.auth.enable(body: .init()) }
        await calls.rejected("no token", 400, 401, saying: "user name is empty") {
            try await client.kv.range(body: .init(key: data("a")))
        }
        await calls.rejected("a wrong password", 400, 401, saying: "authentication failed") {
            try await client.auth.authenticate(body: .init(name: "root", password: "wrong"))
        }
        let token = await calls.call("authenticate") {
            try await client.auth.authenticate(body: .init(name: "root", password: "s3cret")).token ?? ""
        }
        let known = EtcdClient(
            server: .init(url: calls.origin), credentials: .init(apiKey: Credential(token ?? "")),
            configuration: calls.configuration(), transport: calls.transport)
        await calls.call("a range with the token", where: { $0.count == "1" }) {
            try await known.kv.range(body: .init(key: data("a")))
        }
        await calls.call("disable authentication") { try await known.auth.disable(body: .init()) }
    }
}
