import GRDB
import Schema
import Store

/// Partners and their service codes.
enum PartnerTable {
    static func insert(_ partner: Partner, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO partner (id, name, registered_at) VALUES (?, ?, ?)",
            [.text(partner.id.name), .text(partner.name), .instant(partner.registeredAt)])
    }

    static func find(_ id: PartnerID, in db: Database) throws -> Partner? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT id, name, registered_at FROM partner WHERE id = ?"), arguments: [id.name]
        ).map(Partner.init)
    }

    static func page(after id: String, limit: Int, in db: Database) throws -> [Partner] {
        try Row.fetchAll(
            db, sql: "SELECT id, name, registered_at FROM partner WHERE id > ? ORDER BY id LIMIT ?",
            arguments: [id, limit]
        ).map(Partner.init)
    }

    static func insert(_ code: RegisteredServiceCode, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO service_code (code, partner, service_line, registered_at) VALUES (?, ?, ?, ?)",
            [
                .text(code.code.name), .text(code.partner.name), .text(code.serviceLine.name),
                .instant(code.registeredAt),
            ])
    }

    static func find(_ code: ServiceCode, in db: Database) throws -> RegisteredServiceCode? {
        try Row.fetchOne(
            db, sql: "SELECT code, partner, service_line, registered_at FROM service_code WHERE code = ?",
            arguments: [code.name]
        ).map(RegisteredServiceCode.init)
    }

    static func codes(of partner: PartnerID, in db: Database) throws -> [RegisteredServiceCode] {
        try Row.fetchAll(
            db,
            sql: "SELECT code, partner, service_line, registered_at FROM service_code WHERE partner = ? ORDER BY code",
            arguments: [partner.name]
        ).map(RegisteredServiceCode.init)
    }
}

extension Partner {
    fileprivate init(_ row: Row) {
        self.init(id: PartnerID(checked: row[0]), name: row[1], registeredAt: Instant(microseconds: row[2]))
    }
}

extension RegisteredServiceCode {
    fileprivate init(_ row: Row) {
        self.init(
            code: ServiceCode(checked: row[0]), partner: PartnerID(checked: row[1]),
            serviceLine: ServiceLineID(checked: row[2]),
            registeredAt: Instant(microseconds: row[3]))
    }
}
