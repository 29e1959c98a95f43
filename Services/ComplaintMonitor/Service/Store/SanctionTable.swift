import GRDB
import JSON
import Schema
import Store

/// The ledger of sanctions.
enum SanctionTable {
    private static let columns = """
        number, partner, kind, clause, tier, month, recorded_at, issued_at, issued_by, last_day, replaced_at, replaced_by,
        ground_gone_at, lifted_at, lifted_by, lift_reason, reasons
        """

    /// Enters a sanction and returns its number.
    static func insert(_ entry: SanctionEntry, in transaction: Transaction) throws -> Int64 {
        try transaction.execute(
            """
            INSERT INTO sanction (partner, kind, clause, tier, month, recorded_at, issued_at, last_day, reasons)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(entry.partner.name), .text(entry.kind.term), .text(entry.clause.name),
                .integer(Int64(entry.tier)),
                .text(entry.month.description), .instant(entry.recordedAt),
                entry.issuedAt.map(SQLValue.instant) ?? .null,
                .optional(entry.lastDay?.description), .text(try JSON.encodeText(entry.reasons)),
            ])
        return try Int64.fetchOne(transaction.db.cachedStatement(sql: "SELECT MAX(number) FROM sanction")) ?? 0
    }

    static func issue(_ number: Int64, at now: Instant, lastDay: Day, by: Person, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE sanction SET issued_at = ?, last_day = ?, issued_by = ? WHERE number = ?",
            [.instant(now), .text(lastDay.description), .text(try JSON.encodeText(by)), .integer(number)])
    }

    static func replace(_ number: Int64, by successor: Int64, at now: Instant, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE sanction SET replaced_at = ?, replaced_by = ? WHERE number = ?",
            [.instant(now), .integer(successor), .integer(number)])
    }

    static func loseGround(_ number: Int64, at now: Instant, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE sanction SET ground_gone_at = ? WHERE number = ?", [.instant(now), .integer(number)])
    }

    static func lift(_ number: Int64, at now: Instant, by: Person, reason: String, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE sanction SET lifted_at = ?, lifted_by = ?, lift_reason = ? WHERE number = ?",
            [.instant(now), .text(try JSON.encodeText(by)), .text(reason), .integer(number)])
    }

    static func find(_ number: Int64, in db: Database) throws -> SanctionEntry? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(columns) FROM sanction WHERE number = ?"), arguments: [number]
        ).map(SanctionEntry.init)
    }

    /// The sanctions of a partner's month, in their order.
    static func of(_ partner: PartnerID, _ month: BillingMonth, in db: Database) throws -> [SanctionEntry] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(columns) FROM sanction WHERE partner = ? AND month = ? ORDER BY number"),
            arguments: [partner.name, month.description]
        ).map(SanctionEntry.init)
    }

    /// All sanctions recorded by an instant, of a partner or a month where told.
    static func recorded(
        by instant: Instant, partner: PartnerID?, month: BillingMonth?, in db: Database
    ) throws -> [SanctionEntry] {
        var conditions = ["recorded_at <= ?"]
        var arguments: StatementArguments = [instant.microseconds]
        if let partner {
            conditions.append("partner = ?")
            arguments += [partner.name]
        }
        if let month {
            conditions.append("month = ?")
            arguments += [month.description]
        }
        return try Row.fetchAll(
            db, sql: "SELECT \(columns) FROM sanction WHERE \(conditions.joined(separator: " AND ")) ORDER BY number",
            arguments: arguments
        ).map(SanctionEntry.init)
    }
}

extension SanctionEntry {
    fileprivate init(_ row: Row) throws {
        func instant(_ column: Int) -> Instant? { (row[column] as Int64?).map(Instant.init(microseconds:)) }
        func person(_ column: Int) throws -> Person? {
            try (row[column] as String?).map { try JSON.decode(Person.self, from: $0) }
        }
        self.init(
            number: row[0], partner: PartnerID(checked: row[1]), kind: SanctionKind(term: row[2]),
            clause: ClauseID(checked: row[3]), tier: row[4],
            month: BillingMonth(row[5] as String) ?? Day(daysSinceEpoch: 0).month,
            recordedAt: Instant(microseconds: row[6]), issuedAt: instant(7), issuedBy: try person(8),
            lastDay: (row[9] as String?).flatMap(Day.init), replacedAt: instant(10), replacedBy: row[11],
            groundGoneAt: instant(12), liftedAt: instant(13), liftedBy: try person(14), liftReason: row[15],
            reasons: try JSON.decode([Reason].self, from: row[16] as String))
    }
}

extension SanctionKind {
    /// The glossary's word.
    var term: String {
        switch self {
        case .promotionSuspension: "promotion-suspension"
        case .serviceCodeFreeze: "service-code-freeze"
        }
    }

    init(term: String) { self = SanctionKind.allCases.first { $0.term == term } ?? .promotionSuspension }
}
