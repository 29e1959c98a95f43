import GRDB
import JSON
import Schema
import Store

/// The service lines and subchannels that intake has registered, as its events told.
enum RegistryTable {
    static func upsert(_ line: RegisteredServiceLine, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO service_line (partner, service_line, payment_methods) VALUES (?, ?, ?)
            ON CONFLICT (partner, service_line) DO UPDATE SET payment_methods = excluded.payment_methods
            """,
            [
                .text(line.partner.name), .text(line.serviceLine.name), .text(try JSON.encodeText(line.paymentMethods)),
            ])
    }

    static func upsert(_ subchannel: RegisteredSubchannel, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO subchannel (partner, subchannel) VALUES (?, ?) ON CONFLICT (partner, subchannel) DO NOTHING",
            [.text(subchannel.partner.name), .text(subchannel.subchannel.name)])
    }

    /// A partner's service lines with how their customers pay.
    static func serviceLines(of partner: PartnerID, in db: Database) throws -> [ServiceLineID: [PaymentMethod]] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT service_line, payment_methods FROM service_line WHERE partner = ?"),
            arguments: [partner.name])
        return try Dictionary(
            uniqueKeysWithValues: rows.map {
                (ServiceLineID(checked: $0[0]), try JSON.decode([PaymentMethod].self, from: $0[1] as String))
            })
    }

    /// A partner's subchannels.
    static func subchannels(of partner: PartnerID, in db: Database) throws -> Set<SubchannelID> {
        let names = try String.fetchAll(
            db.cachedStatement(sql: "SELECT subchannel FROM subchannel WHERE partner = ?"), arguments: [partner.name])
        return Set(names.map(SubchannelID.init(checked:)))
    }
}
