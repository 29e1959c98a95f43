import GRDB
import JSON
import Schema
import Store

/// The warning tiers that were raised.
enum TierTable {
    /// The highest tier of a partner's month that was raised and whose ground stands; 0 is none.
    static func standing(_ partner: PartnerID, _ month: BillingMonth, in transaction: Transaction) throws -> Int {
        let highest = try transaction.integer(
            "SELECT MAX(tier) FROM tier_change WHERE partner = ? AND month = ? AND ground_gone_at IS NULL",
            [.text(partner.name), .text(month.description)])
        return Int(highest ?? 0)
    }

    static func insert(_ change: TierChange, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO tier_change (partner, month, tier, change) VALUES (?, ?, ?, ?)",
            [
                .text(change.partner.name), .text(change.month.description), .integer(Int64(change.tier)),
                .text(try JSON.encodeText(change)),
            ])
    }

    /// Marks the tiers of a month above one: a correction took their ground away.
    static func loseGround(
        _ partner: PartnerID, _ month: BillingMonth, above tier: Int, at now: Instant, in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE tier_change SET ground_gone_at = ?
            WHERE partner = ? AND month = ? AND tier > ? AND ground_gone_at IS NULL
            """,
            [.instant(now), .text(partner.name), .text(month.description), .integer(Int64(tier))])
    }

    /// All tiers raised in a partner's month, in their order.
    static func changes(_ partner: PartnerID, _ month: BillingMonth, in db: Database) throws -> [TierChange] {
        try String.fetchAll(
            db, sql: "SELECT change FROM tier_change WHERE partner = ? AND month = ? ORDER BY number",
            arguments: [partner.name, month.description]
        ).map { try JSON.decode(TierChange.self, from: $0) }
    }
}
