import GRDB
import JSON
import Schema
import Store

/// The service lines of partners.
enum ServiceLineTable {
    private static let columns = "partner, service_line, payment_methods, other_payment, registered_at"

    static func insert(_ line: RegisteredServiceLine, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO service_line (\(columns)) VALUES (?, ?, ?, ?, ?)",
            [
                .text(line.partner.name), .text(line.serviceLine.name), .text(try JSON.encodeText(line.paymentMethods)),
                .optional(line.otherPayment), .instant(line.registeredAt),
            ])
    }

    static func find(
        _ line: ServiceLineID, of partner: PartnerID, in db: Database
    ) throws -> RegisteredServiceLine? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(columns) FROM service_line WHERE partner = ? AND service_line = ?"),
            arguments: [partner.name, line.name]
        ).map(RegisteredServiceLine.init)
    }

    /// All of a partner, by name.
    static func of(_ partner: PartnerID, in db: Database) throws -> [RegisteredServiceLine] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(columns) FROM service_line WHERE partner = ? ORDER BY service_line"),
            arguments: [partner.name]
        ).map(RegisteredServiceLine.init)
    }
}

extension RegisteredServiceLine {
    fileprivate init(_ row: Row) throws {
        self.init(
            partner: PartnerID(checked: row["partner"]), serviceLine: ServiceLineID(checked: row["service_line"]),
            paymentMethods: try JSON.decode([PaymentMethod].self, from: row["payment_methods"] as String),
            otherPayment: row["other_payment"], registeredAt: Instant(microseconds: row["registered_at"]))
    }
}
