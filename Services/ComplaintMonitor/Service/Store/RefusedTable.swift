import GRDB
import Schema
import Store

/// The correction queue: complaints without a partner or a kind (migu-membership/7.1).
enum RefusedTable {
    /// Keeps what was sent; the same sent again is kept once.
    static func insert(field: String, clause: ClauseID, body: String, at now: Instant, in transaction: Transaction)
        throws
    {
        try transaction.execute(
            """
            INSERT INTO refused_complaint (received_at, field, clause, body)
            SELECT ?, ?, ?, ? WHERE NOT EXISTS (
                SELECT 1 FROM refused_complaint WHERE SUBSTR(body, 1, 200) = SUBSTR(?, 1, 200) AND body = ?
            )
            """,
            [.instant(now), .text(field), .text(clause.name), .text(body), .text(body), .text(body)])
    }

    static func page(after number: Int, limit: Int, in db: Database) throws -> [RefusedComplaint] {
        try Row.fetchAll(
            db,
            sql:
                "SELECT number, received_at, field, clause, body FROM refused_complaint WHERE number > ? ORDER BY number LIMIT ?",
            arguments: [number, limit]
        ).map { row in
            RefusedComplaint(
                number: row[0], receivedAt: Instant(microseconds: row[1]), field: row[2],
                clause: ClauseID(checked: row[3]),
                body: row[4])
        }
    }
}
