import GRDB
import Schema
import Store

/// Where a manual clock stood, so that a service that is started again goes on from there.
enum ClockTable {
    static let migration = Migration(
        id: "kit-0001-business-clock",
        sql: "CREATE TABLE business_clock (name TEXT NOT NULL PRIMARY KEY, now BIGINT NOT NULL);")

    static func save(_ now: Instant, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO business_clock (name, now) VALUES ('manual', ?)
            ON CONFLICT (name) DO UPDATE SET now = excluded.now
            """,
            [.instant(now)])
    }

    static func saved(in store: Store) async throws -> Instant? {
        try await store.read { db in
            try Int64.fetchOne(db, sql: "SELECT now FROM business_clock WHERE name = 'manual'")
        }.map(Instant.init(microseconds:))
    }
}
