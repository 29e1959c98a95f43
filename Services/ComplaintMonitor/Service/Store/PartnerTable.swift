import GRDB
import Schema
import Store

/// The partners that intake has registered, as its events told.
enum PartnerTable {
    static func upsert(_ partner: Partner, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO partner (id, name, registered_at) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name
            """,
            [.text(partner.id.name), .text(partner.name), .instant(partner.registeredAt)])
    }

    /// When intake registered a partner; nil for one that it does not know.
    static func registeredAt(_ partner: PartnerID, in db: Database) throws -> Instant? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT registered_at FROM partner WHERE id = ?"), arguments: [partner.name]
        ).map(Instant.init(microseconds:))
    }

    static func isRegistered(_ partner: PartnerID, in db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT COUNT(*) > 0 FROM partner WHERE id = ?"), arguments: [partner.name])
            ?? false
    }
}
