import GRDB
import JSON
import Schema
import Store

/// The issued results.
enum CreditScoreTable {
    private static let columns = """
        number, partner, month, score_millionths, grade, received_at, recorded_at, recorded_by, document, correction, reasons
        """

    /// Records a result and returns its number.
    static func insert(_ entry: CreditScoreEntry, in transaction: Transaction) throws -> Int64 {
        let number = try transaction.nextNumber(of: "credit_score")
        try transaction.execute(
            "INSERT INTO credit_score (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                .integer(number), .text(entry.partner.name), .text(entry.month.description),
                .integer(entry.score.millionths), .text(entry.grade.term), .instant(entry.receivedAt),
                .instant(entry.recordedAt), .text(try JSON.encodeText(entry.recordedBy)),
                .text(try JSON.encodeText(entry.document)), .optional(try entry.correction.map(JSON.encodeText)),
                .text(try JSON.encodeText(entry.reasons)),
            ])
        return number
    }

    static func find(_ number: Int64, in db: Database) throws -> CreditScoreEntry? {
        try fetch("number = ?", [number], in: db).first
    }

    /// The result that stands for a partner's month: the newest recorded.
    static func newest(_ partner: PartnerID, _ month: BillingMonth, in db: Database) throws -> CreditScoreEntry? {
        try fetch("partner = ? AND month = ?", [partner.name, month.description], "number DESC LIMIT 1", in: db).first
    }

    /// The result of a partner's latest month, as known at an instant.
    static func newest(_ partner: PartnerID, at instant: Instant, in db: Database) throws -> CreditScoreEntry? {
        try fetch(
            "partner = ? AND recorded_at <= ?", [partner.name, instant.microseconds],
            "month DESC, number DESC LIMIT 1", in: db
        ).first
    }

    /// The latest target month of a partner among the results received by the end of a day.
    static func latestMonth(_ partner: PartnerID, receivedBy day: Day, in db: Database) throws -> BillingMonth? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT MAX(month) FROM credit_score WHERE partner = ? AND received_at < ?"),
            arguments: [partner.name, (day + 1).start.microseconds]
        ).flatMap(BillingMonth.init)
    }

    /// The results asked for, after a number, in the order recorded.
    static func list(_ request: ListScoresRequest, after number: Int, limit: Int, in db: Database) throws
        -> [CreditScoreEntry]
    {
        var condition = "number > ?"
        var arguments: StatementArguments = [number]
        for (column, value) in [
            ("partner", request.partner?.name), ("month", request.month?.description), ("grade", request.grade?.term),
        ] {
            guard let value else { continue }
            condition += " AND \(column) = ?"
            arguments += [value]
        }
        return try fetch(condition, arguments + [limit], "number LIMIT ?", in: db)
    }

    /// All results of a partner recorded by an instant, in their order.
    static func all(_ partner: PartnerID, at instant: Instant, in db: Database) throws -> [CreditScoreEntry] {
        try fetch("partner = ? AND recorded_at <= ?", [partner.name, instant.microseconds], in: db)
    }

    private static func fetch(
        _ condition: String, _ arguments: StatementArguments, _ order: String = "number", in db: Database
    ) throws -> [CreditScoreEntry] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(columns) FROM credit_score WHERE \(condition) ORDER BY \(order)"),
            arguments: arguments
        ).compactMap(CreditScoreEntry.init)
    }
}

extension CreditScoreEntry {
    /// Nil for a row of a month that is none: somebody else wrote it.
    fileprivate init?(_ row: Row) throws {
        guard let month = BillingMonth(row["month"] as String) else { return nil }
        self.init(
            number: row["number"], partner: PartnerID(checked: row["partner"]), month: month,
            score: Points(millionths: row["score_millionths"]), grade: try CreditGrade(stored: row["grade"]),
            receivedAt: Instant(microseconds: row["received_at"]),
            recordedAt: Instant(microseconds: row["recorded_at"]),
            recordedBy: try JSON.decode(Person.self, from: row["recorded_by"] as String),
            document: try JSON.decode(Document.self, from: row["document"] as String),
            correction: try JSON.decode(stored: row["correction"]),
            reasons: try JSON.decode([Reason].self, from: row["reasons"] as String))
    }
}
