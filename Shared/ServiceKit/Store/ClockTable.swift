import GRDB
import Schema
import Store

/// Where a manual clock stood, so that a service that is started again goes on from there.
enum ClockTable {
    static let migration = Migration(
        id: "kit-0001-business-clock",
        sql: "CREATE TABLE business_clock (name TEXT NOT NULL PRIMARY KEY, now BIGINT NOT NULL);")

    /// Keeps the time; one that is before what is kept changes nothing.
    static func save(_ now: Instant, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO business_clock (name, now) VALUES ('manual', ?)
            ON CONFLICT (name) DO UPDATE SET now = excluded.now WHERE excluded.now > business_clock.now
            """,
            [.instant(now)])
    }

    /// The clock to start with: a manual one goes on from where the file left it, whatever it would begin at.
    static func resumed(_ kind: BusinessClock.Kind, in store: Store) async throws -> BusinessClock.Kind {
        guard case .manual = kind else { return kind }
        let saved = try await store.read { db in
            try Int64.fetchOne(db, sql: "SELECT now FROM business_clock WHERE name = 'manual'")
        }
        return saved.map { .manual(Instant(microseconds: $0)) } ?? kind
    }
}
