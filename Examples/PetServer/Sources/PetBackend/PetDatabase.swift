import APIRuntime
import Foundation
import GRDB
import PetStoreModels

/// The animals and their keepers, in a file of SQLite.
public struct PetDatabase: Sendable {
    private let pool: any DatabaseWriter

    /// Opens a file, or makes it; nil keeps everything in memory, for tests.
    public init(path: String?) throws {
        pool = try path.map { try DatabasePool(path: $0) } ?? DatabaseQueue()
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.create(table: "pet") { table in
                table.autoIncrementedPrimaryKey("id")
                table.column("name", .text).notNull()
                table.column("kind", .text).notNull()
                table.column("born", .text)
                table.column("tags", .jsonText).notNull()
                table.column("keeper", .text).notNull()
                table.column("photo", .blob)
            }
            try db.create(table: "session") { table in
                table.primaryKey("token", .text)
                table.column("keeper", .text).notNull()
            }
        }
        try migrator.migrate(pool)
    }

    // MARK: Sessions

    func addSession(of keeper: String) async throws -> String {
        let token = UUID().uuidString
        try await pool.write { db in
            try db.execute(sql: "INSERT INTO session (token, keeper) VALUES (?, ?)", arguments: [token, keeper])
        }
        return token
    }

    func keeper(of token: String) async throws -> String? {
        try await pool.read { db in
            try String.fetchOne(db, sql: "SELECT keeper FROM session WHERE token = ?", arguments: [token])
        }
    }

    // MARK: Pets

    func pets(kind: Kind?, after: Int64, limit: Int) async throws -> [Pet] {
        try await pool.read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT * FROM pet WHERE id > ? AND (? IS NULL OR kind = ?) ORDER BY id LIMIT ?",
                arguments: [after, kind?.rawValue, kind?.rawValue, limit])
            return try rows.map(Pet.init)
        }
    }

    func pet(_ id: Int64) async throws -> Pet? {
        try await pool.read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM pet WHERE id = ?", arguments: [id]).map(Pet.init)
        }
    }

    func add(_ pet: NewPet, keeper: String) async throws -> Pet {
        let tags = String(decoding: try JSONEncoder().encode(pet.tags ?? []), as: UTF8.self)
        let id = try await pool.write { db in
            try db.execute(
                sql: "INSERT INTO pet (name, kind, born, tags, keeper) VALUES (?, ?, ?, ?, ?)",
                arguments: [pet.name, pet.kind.rawValue, pet.born?.description, tags, keeper])
            return db.lastInsertedRowID
        }
        return Pet(id: id, name: pet.name, kind: pet.kind, born: pet.born, tags: pet.tags ?? [], keeper: keeper)
    }

    func delete(_ id: Int64) async throws {
        try await pool.write { db in try db.execute(sql: "DELETE FROM pet WHERE id = ?", arguments: [id]) }
    }

    // MARK: Photos

    func photo(of id: Int64) async throws -> Data? {
        try await pool.read { db in
            try Data.fetchOne(db, sql: "SELECT photo FROM pet WHERE id = ?", arguments: [id])
        }
    }

    func setPhoto(_ photo: Data, of id: Int64) async throws {
        try await pool.write { db in
            try db.execute(sql: "UPDATE pet SET photo = ? WHERE id = ?", arguments: [photo, id])
        }
    }
}

extension Pet {
    fileprivate init(_ row: Row) throws {
        let tags: String = row["tags"]
        let born: String? = row["born"]
        self.init(
            id: row["id"], name: row["name"], kind: Kind(rawValue: row["kind"]), born: born.flatMap(CalendarDate.init),
            tags: try JSONDecoder().decode([String].self, from: Data(tags.utf8)), keeper: row["keeper"])
    }
}
