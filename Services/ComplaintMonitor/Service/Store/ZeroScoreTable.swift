import GRDB
import JSON
import Schema
import Store

/// People's decisions that a score of 0 stands no longer (readings R40).
enum ZeroScoreTable {
    static func end(_ decision: ZeroScoreEnded, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO zero_end (partner, ended_at, decision) VALUES (?, ?, ?)",
            [.text(decision.partner.name), .instant(decision.at), .text(try JSON.encodeText(decision))])
    }

    /// When the last of them was made by an instant.
    static func lastEnd(_ partner: PartnerID, at instant: Instant, in db: Database) throws -> Instant? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT MAX(ended_at) FROM zero_end WHERE partner = ? AND ended_at <= ?"),
            arguments: [partner.name, instant.microseconds]
        ).map(Instant.init(microseconds:))
    }
}
