import GRDB
import JSON
import Schema
import Store

/// How cooperation with partners ends, each as JSON.
enum CooperationTable {
    static func insert(_ end: CooperationEnd, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO cooperation_end (partner, last_day, ended) VALUES (?, ?, ?)",
            [.text(end.partner.name), .text(end.day.description), .text(try JSON.encodeText(end))])
    }

    /// The end of cooperation with a partner, past or to come; nil where none is recorded.
    static func end(of partner: PartnerID, in db: Database) throws -> CooperationEnd? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT ended FROM cooperation_end WHERE partner = ?"), arguments: [partner.name]
        ).map { try JSON.decode(CooperationEnd.self, from: $0) }
    }
}
