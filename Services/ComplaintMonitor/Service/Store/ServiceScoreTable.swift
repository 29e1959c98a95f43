import GRDB
import JSON
import Schema
import Store

/// The scores of half-years that were closed.
enum ServiceScoreTable {
    static func insert(_ score: ServiceScore, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO service_score (partner, half_year, score) VALUES (?, ?, ?)",
            [.text(score.partner.name), .text(score.halfYear.description), .text(try JSON.encodeText(score))])
    }

    static func find(_ partner: PartnerID, _ halfYear: HalfYear, in db: Database) throws -> ServiceScore? {
        try String.fetchOne(
            db, sql: "SELECT score FROM service_score WHERE partner = ? AND half_year = ?",
            arguments: [partner.name, halfYear.description]
        ).map { try JSON.decode(ServiceScore.self, from: $0) }
    }
}
