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

    static func isRegistered(_ partner: PartnerID, in db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT COUNT(*) > 0 FROM partner WHERE id = ?"), arguments: [partner.name])
            ?? false
    }
}
