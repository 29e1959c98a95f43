import GRDB
import JSON
import Schema
import Store

/// What is to be done about grades.
enum GradeTaskTable {
    private static let columns = """
        score, last_day, calendar, opened_at, expired_at, applied_at, applied_by, choices, choice_reason, replaced_at,
        replaced_from
        """

    /// Writes a task, over what stood for its result.
    static func save(_ task: GradeTaskEntry, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO grade_task (partner, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (score) DO UPDATE SET last_day = excluded.last_day, calendar = excluded.calendar,
                expired_at = excluded.expired_at, applied_at = excluded.applied_at, applied_by = excluded.applied_by,
                choices = excluded.choices, choice_reason = excluded.choice_reason, replaced_at = excluded.replaced_at,
                replaced_from = excluded.replaced_from
            """,
            [
                .text(task.score.partner.name), .integer(task.score.number), .text(task.lastDay.description),
                .text(task.calendar), .instant(task.openedAt), .optional(task.expiredAt),
                .optional(task.appliedAt), .optional(try task.appliedBy.map(JSON.encodeText)),
                .text(try JSON.encodeText(task.choices)), .optional(task.choiceReason),
                .optional(task.replacedAt), .optional(task.replacedFrom),
            ])
    }

    /// The partner's task that is open; there is at most one.
    static func open(_ partner: PartnerID, in db: Database) throws -> GradeTaskEntry? {
        try fetch("partner = ? AND applied_at IS NULL AND replaced_at IS NULL", [partner.name], in: db).first
    }

    /// The task of a result.
    static func of(_ score: Int64, in db: Database) throws -> GradeTaskEntry? {
        try fetch("score = ?", [score], in: db).first
    }

    /// The tasks of a partner, or all, in the order of their results.
    static func list(_ partner: PartnerID?, onlyOpen: Bool, in db: Database) throws -> [GradeTaskEntry] {
        let open = onlyOpen ? "applied_at IS NULL AND replaced_at IS NULL" : "score > 0"
        guard let partner else { return try fetch(open, [], in: db) }
        return try fetch("\(open) AND partner = ?", [partner.name], in: db)
    }

    private static func fetch(
        _ condition: String, _ arguments: StatementArguments, in db: Database
    ) throws -> [GradeTaskEntry] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(columns) FROM grade_task WHERE \(condition) ORDER BY score"),
            arguments: arguments
        ).compactMap { row in
            try CreditScoreTable.find(row["score"], in: db).flatMap { try GradeTaskEntry(row, of: $0) }
        }
    }
}

extension GradeTaskEntry {
    /// Nil for a row that somebody else wrote into.
    fileprivate init?(_ row: Row, of score: CreditScoreEntry) throws {
        guard let lastDay = Day(row["last_day"] as String), let openedAt = Instant(stored: row["opened_at"]) else {
            return nil
        }
        self.init(
            score: score, lastDay: lastDay, calendar: row["calendar"], openedAt: openedAt,
            expiredAt: Instant(stored: row["expired_at"]), appliedAt: Instant(stored: row["applied_at"]),
            appliedBy: try JSON.decode(stored: row["applied_by"]),
            choices: try JSON.decode([SanctionKind].self, from: row["choices"] as String),
            choiceReason: row["choice_reason"], replacedAt: Instant(stored: row["replaced_at"]),
            replacedFrom: Instant(stored: row["replaced_from"]))
    }
}
