import GRDB
import JSON
import Schema
import Store

/// The confirmed major violations.
enum MajorViolationTable {
    /// Records a violation, which gets its number.
    static func insert(_ violation: MajorViolation, in transaction: Transaction) throws -> MajorViolation {
        var violation = violation
        let number = try transaction.nextNumber(of: "major_violation")
        violation.id = "\(number)"
        try transaction.execute(
            "INSERT INTO major_violation (number, partner, confirmed_at, violation) VALUES (?, ?, ?, ?)",
            [
                .integer(number), .text(violation.partner.name), .instant(violation.confirmedAt),
                .text(try JSON.encodeText(violation)),
            ])
        return violation
    }

    /// The violations of a partner, or all, in the order confirmed.
    static func list(_ partner: PartnerID?, in db: Database) throws -> [MajorViolation] {
        try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT violation FROM major_violation WHERE partner = ? OR CAST(? AS TEXT) IS NULL ORDER BY number
                    """),
            arguments: [partner?.name, partner?.name]
        ).map { try JSON.decode(MajorViolation.self, from: $0) }
    }

    /// Since when violations that were confirmed by an instant, and ended by nobody by then, hold the score at 0 (12, R40).
    static func zeroSince(_ partner: PartnerID, at instant: Instant, in db: Database) throws -> Instant? {
        try Int64.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT MIN(confirmed_at) FROM major_violation
                    WHERE partner = ? AND confirmed_at <= ? AND (ended_at IS NULL OR ended_at > ?)
                    """),
            arguments: [partner.name, instant.microseconds, instant.microseconds]
        ).map(Instant.init(microseconds:))
    }

    /// Ends what stands, by a person's decision.
    static func end(_ partner: PartnerID, at now: Instant, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE major_violation SET ended_at = ? WHERE partner = ? AND ended_at IS NULL",
            [.instant(now), .text(partner.name)])
    }
}
