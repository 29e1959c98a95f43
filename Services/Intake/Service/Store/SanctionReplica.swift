import GRDB
import JSON
import Schema
import Store

/// What intake knows of complaint-monitor's sanctions.
enum SanctionReplica {
    static func upsert(_ sanction: Sanction, in transaction: Transaction) throws {
        let ends = [sanction.replacedAt, sanction.liftedAt, sanction.liftsAt].compactMap { $0 }
        try transaction.execute(
            """
            INSERT INTO sanction_replica (id, partner, kind, issued_at, until_at, sanction) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET issued_at = excluded.issued_at, until_at = excluded.until_at,
                sanction = excluded.sanction
            """,
            [
                .text(sanction.id), .text(sanction.partner.name), .text(sanction.kind.rawValue),
                .optional(sanction.issuedAt), .optional(ends.min()),
                .text(try JSON.encodeText(sanction)),
            ])
    }

    /// The sanctions of a partner that bite at an instant, the one that lasts longest first.
    static func inForce(_ partner: PartnerID, at instant: Instant, in db: Database) throws -> [Sanction] {
        try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT sanction FROM sanction_replica
                    WHERE partner = ? AND issued_at <= ? AND (until_at IS NULL OR until_at > ?) ORDER BY until_at DESC, id
                    """), arguments: [partner.name, instant.microseconds, instant.microseconds]
        ).map { text in
            var sanction = try JSON.decode(Sanction.self, from: text)
            // The event told how it stood then; that it bites now is what the dates say.
            sanction.state = .inForce
            return sanction
        }
    }
}
