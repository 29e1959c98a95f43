import GRDB
import JSON
import Schema
import Store

/// What is to be done about grades.
enum GradeTaskTable {
    private static let columns = """
        number, score, last_day, calendar, opened_at, expired_at, applied_at, applied_by, choices, choice_reason, replaced_at,
        replaced_from
        """

    /// Opens a task, which gets its number.
    static func insert(_ task: GradeTaskEntry, in transaction: Transaction) throws -> Int64 {
        let number = try transaction.nextNumber(of: "grade_task")
        try transaction.execute(
            """
            INSERT INTO grade_task (number, partner, score, last_day, calendar, opened_at, applied_at, choices)
            VALUES (?, ?, ?, ?, ?, ?, ?, '[]')
            """,
            [
                .integer(number), .text(task.score.partner.name), .integer(task.score.number),
                .text(task.lastDay.description), .text(task.calendar), .instant(task.openedAt),
                .optional(task.appliedAt),
            ])
        return number
    }

    /// Writes what became of a task.
    static func update(_ task: GradeTaskEntry, in transaction: Transaction) throws {
        try transaction.execute(
            """
            UPDATE grade_task SET expired_at = ?, applied_at = ?, applied_by = ?, choices = ?, choice_reason = ?,
                replaced_at = ?, replaced_from = ?
            WHERE number = ?
            """,
            [
                .optional(task.expiredAt), .optional(task.appliedAt),
                .optional(try task.appliedBy.map(JSON.encodeText)), .text(try JSON.encodeText(task.choices)),
                .optional(task.choiceReason), .optional(task.replacedAt), .optional(task.replacedFrom),
                .integer(task.number),
            ])
    }

    /// The partner's task that is open; there is at most one.
    static func open(_ partner: PartnerID, in db: Database) throws -> GradeTaskEntry? {
        try fetch("partner = ? AND applied_at IS NULL AND replaced_at IS NULL", [partner.name], in: db).first
    }

    static func find(_ number: Int64, in db: Database) throws -> GradeTaskEntry? {
        try fetch("number = ?", [number], in: db).first
    }

    /// The task of a result as it was known at an instant: the newest opened by then, for one that counts anew has another.
    static func of(_ score: Int64, at instant: Instant, in db: Database) throws -> GradeTaskEntry? {
        try fetch("score = ? AND opened_at <= ?", [score, instant.microseconds], in: db).last?.known(at: instant)
    }

    /// The tasks of a partner, or all, in the order opened.
    static func list(_ partner: PartnerID?, onlyOpen: Bool, in db: Database) throws -> [GradeTaskEntry] {
        let open = onlyOpen ? "applied_at IS NULL AND replaced_at IS NULL" : "number > 0"
        guard let partner else { return try fetch(open, [], in: db) }
        return try fetch("\(open) AND partner = ?", [partner.name], in: db)
    }

    private static func fetch(
        _ condition: String, _ arguments: StatementArguments, in db: Database
    ) throws -> [GradeTaskEntry] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(columns) FROM grade_task WHERE \(condition) ORDER BY number"),
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
            number: row["number"], score: score, lastDay: lastDay, calendar: row["calendar"], openedAt: openedAt,
            expiredAt: Instant(stored: row["expired_at"]), appliedAt: Instant(stored: row["applied_at"]),
            appliedBy: try JSON.decode(stored: row["applied_by"]),
            choices: try JSON.decode([SanctionKind].self, from: row["choices"] as String),
            choiceReason: row["choice_reason"], replacedAt: Instant(stored: row["replaced_at"]),
            replacedFrom: Instant(stored: row["replaced_from"]))
    }
}
