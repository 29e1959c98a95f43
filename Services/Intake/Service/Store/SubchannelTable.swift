import GRDB
import JSON
import Schema
import Store

/// The subchannels of partners, each as JSON.
enum SubchannelTable {
    static func insert(_ subchannel: RegisteredSubchannel, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO subchannel (partner, subchannel, registered) VALUES (?, ?, ?)",
            [
                .text(subchannel.partner.name), .text(subchannel.subchannel.name),
                .text(try JSON.encodeText(subchannel)),
            ])
    }

    static func find(
        _ subchannel: SubchannelID, of partner: PartnerID, in db: Database
    ) throws -> RegisteredSubchannel? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT registered FROM subchannel WHERE partner = ? AND subchannel = ?"),
            arguments: [partner.name, subchannel.name]
        ).map { try JSON.decode(RegisteredSubchannel.self, from: $0) }
    }

    /// All of a partner, by name.
    static func of(_ partner: PartnerID, in db: Database) throws -> [RegisteredSubchannel] {
        try String.fetchAll(
            db.cachedStatement(sql: "SELECT registered FROM subchannel WHERE partner = ? ORDER BY subchannel"),
            arguments: [partner.name]
        ).map { try JSON.decode(RegisteredSubchannel.self, from: $0) }
    }
}
