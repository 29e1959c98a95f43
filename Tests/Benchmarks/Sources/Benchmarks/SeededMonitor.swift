import Foundation
import GRDBSQLite
import RPC
import Schema

/// complaint-monitor on a file whose rows were written by SQL: history that nobody has to wait for.
struct SeededMonitor {
    let monitor: MonitorProcess
    let file: String

    /// Has the service make its file, stops it, writes rows with `seed`, and starts it again.
    init(port: Int, _ seed: (Seeder) throws -> Void) async throws {
        let clock = "manual:2024-07-01T00:00:00+08:00"
        let empty = try await MonitorProcess(port: port, clock: clock)
        await empty.stop(removing: false)
        file = "\(empty.folder)/complaint-monitor.sqlite"
        try seed(try Seeder(file))
        monitor = try await MonitorProcess(port: port + 1, clock: clock, folder: empty.folder)
    }
}

/// Writes rows into a service's file while the service does not run.
final class Seeder {
    let db: OpaquePointer?

    init(_ path: String) throws {
        var opened: OpaquePointer?
        sqlite3_open(path, &opened)
        db = opened
        try run("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
    }

    deinit { sqlite3_close(db) }

    func run(_ sql: String) throws {
        guard sqlite3_exec(db, sql, nil, nil, nil) == SQLITE_OK else {
            throw RPCError(.internal, String(cString: sqlite3_errmsg(db)))
        }
    }

    /// How long a query takes whose rows are stepped through and nothing else, and how many they are.
    func time(_ sql: String) -> (seconds: Double, rows: Int) {
        let start = ContinuousClock.now
        var statement: OpaquePointer?
        sqlite3_prepare_v2(db, sql, -1, &statement, nil)
        defer { sqlite3_finalize(statement) }
        var rows = 0
        while sqlite3_step(statement) == SQLITE_ROW { rows += 1 }
        return ((ContinuousClock.now - start).seconds, rows)
    }

    /// So many complaints of 1,000 partners over 181 days from 2024-01-01, filed as they happened, in 1,000 a statement.
    func complaints(_ count: Int) throws {
        try run(
            """
            BEGIN;
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < \(count))
            INSERT INTO complaint (id, partner, kind, created_at, day, province, customer, regulation, withdrawn, filed_at)
            SELECT 'wo-' || hex(randomblob(8)), 'partner-' || (i % 1000), 'unaware-subscription',
                1704038400000000 + (i / (\(count) / 181 + 1)) * 86400000000 + (i % 86400) * 1000000,
                date('2024-01-01', '+' || (i / (\(count) / 181 + 1)) || ' days'), 'gd', 'c-' || i, 'migu-membership', 0,
                1704038400000000 + (i / (\(count) / 181 + 1)) * 86400000000 + (i % 86400) * 1000000
            FROM n;
            INSERT INTO day_count (month, partner, day, complaints, notifications)
            SELECT substr(day, 1, 7), partner, day, COUNT(*), COUNT(*) / 5 FROM complaint GROUP BY day, partner;
            INSERT INTO month_count (month, partner, complaints, notifications, last_day)
            SELECT month, partner, SUM(complaints), SUM(notifications), MAX(day) FROM day_count GROUP BY month, partner;
            COMMIT;
            """)
    }

    /// The days of a month of so many partners, each with complaints.
    func days(partners: Int) throws {
        try run(
            """
            BEGIN;
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < \(partners)),
                d(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM d WHERE k < 29)
            INSERT INTO day_count (month, partner, day, complaints, notifications)
            SELECT '2024-06', 'partner-' || i, date('2024-06-01', '+' || k || ' days'), (i + k) % 12 + 1, ((i + k) % 12 + 1) / 5
            FROM n, d;
            INSERT INTO month_count (month, partner, complaints, notifications, last_day)
            SELECT month, partner, SUM(complaints), SUM(notifications), MAX(day) FROM day_count GROUP BY month, partner;
            COMMIT;
            """)
    }
}
