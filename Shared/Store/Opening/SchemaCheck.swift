internal import GRDB

/// The schema that a file has held against the one that the program knows.
struct SchemaCheck {
    let configuration: StoreConfiguration

    private var parts: [(name: String, migrations: [Migration])] {
        [("store", StoreTables.migrations), ("service", configuration.migrations)]
    }

    /// Refuses a file that is damaged, no store's, another service's, or not of a schema known here; changes nothing.
    func inspect(_ db: Database) throws {
        let path = configuration.path
        let check = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? ""
        guard check == "ok" else { throw StoreError.damaged(path: path, reason: check) }
        guard try isStore(db) else {
            guard try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_master") == 0 else {
                throw StoreError.notAStore(path: path)
            }
            return
        }
        let found = try String.fetchOne(db, sql: "SELECT name FROM service") ?? ""
        guard found == configuration.service else {
            throw StoreError.otherService(path: path, found: found, expected: configuration.service)
        }
        for part in parts { try compare(part.migrations, withAppliedOf: part.name, in: db) }
    }

    /// Applies what is missing.
    ///
    /// To be called within a transaction, so that a file has all of it or nothing.
    func migrate(_ db: Database) throws {
        for part in parts {
            let applied = try isStore(db) ? appliedCount(of: part.name, in: db) : 0
            for (position, migration) in part.migrations.enumerated().dropFirst(applied) {
                try apply(migration, in: db)
                try db.execute(
                    sql: "INSERT INTO schema_migration (part, position, id, sha256) VALUES (?, ?, ?, ?)",
                    arguments: [part.name, position, migration.id, migration.digest])
            }
        }
        try db.execute(
            sql: "INSERT INTO service (name, log_id) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
            arguments: [configuration.service, configuration.newLogID])
    }

    private func isStore(_ db: Database) throws -> Bool {
        try db.tableExists("schema_migration") && db.tableExists("service")
    }

    private func appliedCount(of part: String, in db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM schema_migration WHERE part = ?", arguments: [part]) ?? 0
    }

    private func compare(_ known: [Migration], withAppliedOf part: String, in db: Database) throws {
        let applied = try Row.fetchAll(
            db, sql: "SELECT id, sha256 FROM schema_migration WHERE part = ? ORDER BY position", arguments: [part])
        for (position, row) in applied.enumerated() {
            let id: String = row[0]
            guard known.contains(where: { $0.id == id }) else {
                throw StoreError.newerSchema(path: configuration.path, migration: id)
            }
            guard known[position].id == id, known[position].digest == row[1] else {
                throw StoreError.changedMigration(path: configuration.path, migration: id)
            }
        }
    }

    private func apply(_ migration: Migration, in db: Database) throws {
        do {
            for statement in SQLiteDialect.statements(migration.sql) { try db.execute(sql: statement) }
        } catch let error as DatabaseError {
            throw StoreError.failedMigration(
                path: configuration.path, migration: migration.id, reason: error.description)
        }
    }
}
