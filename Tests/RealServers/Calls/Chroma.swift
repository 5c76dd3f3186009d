import APIRuntime
import Foundation

@main
struct Main {
    private static let tenant = "default_tenant"
    private static let database = "default_database"

    static func main() async {
        await Calls.run { calls in
            let client = ChromaClient(
                server: .init(url: calls.origin), configuration: calls.configuration(),
                transport: calls.transport)
            await calls.call("heartbeat", where: { $0.nanosecondHeartbeat > 0 }) { try await client.system.heartbeat() }
            await calls.call("version", where: { $0.contains(".") }) { try await client.system.version() }
            await calls.call("health", where: { $0.isExecutorReady && $0.isLogClientReady }) {
                try await client.system.healthcheck()
            }
            await calls.call("pre-flight checks") { try await client.system.preFlightChecks() }
            await calls.call("identity") { try await client.authentication.getUserIdentity() }
            await calls.call("create a tenant") { try await client.tenant.create(body: .init(name: "other")) }
            await calls.call("tenant", where: { $0.name == "other" }) {
                try await client.tenant.get(tenantName: "other")
            }
            await calls.rejected("no such tenant", 404, saying: "not found") {
                try await client.tenant.get(tenantName: "nobody")
            }
            await calls.call("create a database") {
                try await client.database.create(tenant: tenant, body: .init(name: "second"))
            }
            await calls.rejected("create it again", 409, saying: "already exists") {
                try await client.database.create(tenant: tenant, body: .init(name: "second"))
            }
            await calls.call("database", where: { $0.name == "second" }) {
                try await client.database.get(tenant: tenant, database: "second")
            }
            await calls.call("databases", where: { Set($0.map(\.name)) == [database, "second"] }) {
                try await client.database.list(tenant: tenant)
            }
            await calls.call("delete the database") {
                try await client.database.delete(tenant: tenant, database: "second")
            }
            await collections(calls, client)
        }
    }

    @MainActor
    private static func collections(_ calls: Calls, _ client: ChromaClient) async {
        let collection = await calls.call("create a collection") {
            try await client.collection.create(
                tenant: tenant, database: database, body: .init(getOrCreate: false, name: "texts"))
        }
        await calls.rejected("create it again", 409, saying: "already exists") {
            try await client.collection.create(tenant: tenant, database: database, body: .init(name: "texts"))
        }
        await calls.rejected("create one with a bad name", 400, saying: "name") {
            try await client.collection.create(tenant: tenant, database: database, body: .init(name: "a"))
        }
        await calls.call("collections", where: { $0.count == 1 }) {
            try await client.collection.list(tenant: tenant, database: database, limit: 10, offset: 0)
        }
        await calls.call("count of collections", where: { $0 == 1 }) {
            try await client.collection.count(tenant: tenant, database: database)
        }
        await calls.call("collection", where: { $0.name == "texts" }) {
            try await client.collection.get(tenant: tenant, database: database, collectionID: "texts")
        }
        await calls.rejected("no such collection", 404, saying: "does not exist") {
            try await client.collection.get(tenant: tenant, database: database, collectionID: "none")
        }
        guard let id = collection.map({ "\($0.id)" }) else { return }
        await calls.call("add records") {
            try await client.record.collectionAdd(
                tenant: tenant, database: database, collectionID: id,
                body: .init(
                    documents: .value(["one", nil]), embeddings: .list([[1, 0.5], [0, 1]]), ids: ["a", "b"],
                    metadatas: .value([["n": .integer(1), "t": .string("x")], nil])))
        }
        await calls.rejected("add records of another dimension", 400, saying: "dimension") {
            try await client.record.collectionAdd(
                tenant: tenant, database: database, collectionID: id,
                body: .init(embeddings: .list([[1, 2, 3]]), ids: ["c"]))
        }
        await calls.call("upsert records") {
            try await client.record.collectionUpsert(
                tenant: tenant, database: database, collectionID: id,
                body: .init(embeddings: .list([[1, 1]]), ids: ["b"]))
        }
        await calls.call("count of records", where: { $0 == 2 }) {
            try await client.record.collectionCount(tenant: tenant, database: database, collectionID: id)
        }
        await calls.call("records", where: { $0.ids == ["a"] && $0.embeddings?.first == [1, 0.5] }) {
            try await client.record.collectionGet(
                tenant: tenant, database: database, collectionID: id,
                body: .init(
                    `where`: ["n": ["$eq": 1]], include: [.embeddings, .metadatas, .documents], limit: .value(10)))
        }
        await calls.call("query", where: { $0.ids == [["b", "a"]] && $0.distances?[0].count == 2 }) {
            try await client.record.collectionQuery(
                tenant: tenant, database: database, collectionID: id,
                body: .init(include: [.distances], nResults: .value(2), queryEmbeddings: [[1, 1]]))
        }
        await calls.rejected("query wrongly", 400, 422, saying: "where") {
            try await client.record.collectionQuery(
                tenant: tenant, database: database, collectionID: id,
                body: .init(`where`: ["n": ["$nothing": 1]], queryEmbeddings: [[1, 1]]))
        }
        await calls.call("delete a record") {
            try await client.record.collectionDelete(
                tenant: tenant, database: database, collectionID: id, body: .init(ids: .value(["a"])))
        }
        await calls.rejected("indexing status, which this version lacks", 500, saying: "not implemented") {
            try await client.record.indexingStatus(tenant: tenant, database: database, collectionID: id)
        }
        await calls.call("rename the collection") {
            try await client.collection.update(
                tenant: tenant, database: database, collectionID: id, body: .init(newName: .value("words")))
        }
        await calls.call("delete the collection") {
            try await client.collection.delete(tenant: tenant, database: database, collectionID: "words")
        }
    }
}
