import GRDB
import JSON
import Schema
import Store

/// What partners did about complaints.
enum ReplyTable {
    /// Keeps a reply and returns its number.
    static func insert(_ request: RecordReplyRequest, at now: Instant, in transaction: Transaction) throws -> Int {
        let number = try transaction.integer(
            """
            INSERT INTO reply (complaint, step, happened_at, cause, solution, in_time, recorded_by, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING number
            """,
            [
                .text(request.complaint.name), .text(request.step.term), .instant(request.at),
                .optional(request.cause), .optional(request.solution),
                request.inTime.map { .integer($0 ? 1 : 0) } ?? .null, .text(try JSON.encodeText(request.by)),
                .instant(now),
            ])
        return Int(number ?? 0)
    }

    static func find(_ number: Int, in db: Database) throws -> Reply? {
        try fetch("number = ?", [number], limit: nil, in: db).first
    }

    static func withdraw(_ number: Int, _ withdrawal: ReplyWithdrawal, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE reply SET withdrawal = ? WHERE number = ?",
            [.text(try JSON.encodeText(withdrawal)), .integer(Int64(number))])
    }

    /// Notes that a time to answer has passed and is told; false where it was told before.
    static func tellOverdue(_ complaint: ComplaintID, due: Instant, in transaction: Transaction) throws -> Bool {
        try transaction.execute(
            "INSERT INTO overdue_told (complaint, due) VALUES (?, ?) ON CONFLICT (complaint, due) DO NOTHING",
            [.text(complaint.name), .instant(due)]) == 1
    }

    /// The replies to a complaint, in the order recorded.
    static func of(_ complaint: ComplaintID, in db: Database) throws -> [Reply] {
        try fetch("complaint = ?", [complaint.name], limit: nil, in: db)
    }

    /// Replies after a number, in the order recorded.
    static func page(
        partner: PartnerID?, complaint: ComplaintID?, after number: Int, limit: Int, in db: Database
    ) throws -> [Reply] {
        var condition = "number > ?"
        var arguments: StatementArguments = [number]
        if let complaint {
            condition += " AND complaint = ?"
            arguments += [complaint.name]
        }
        if let partner {
            condition += " AND (SELECT partner FROM complaint WHERE id = reply.complaint) = ?"
            arguments += [partner.name]
        }
        return try fetch(condition, arguments, limit: limit, in: db)
    }

    private static func fetch(
        _ condition: String, _ arguments: StatementArguments, limit: Int?, in db: Database
    ) throws -> [Reply] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT number, complaint, step, happened_at, cause, solution, in_time, recorded_by, recorded_at,
                        withdrawal
                    FROM reply WHERE \(condition) ORDER BY number \(limit.map { "LIMIT \($0)" } ?? "")
                    """), arguments: arguments
        ).map(Reply.init)
    }
}

extension Reply {
    fileprivate init(_ row: Row) throws {
        self.init(
            number: row[0], complaint: ComplaintID(checked: row[1]),
            step: try ReplyStep(stored: row[2]), at: Instant(microseconds: row[3]), cause: row[4],
            solution: row[5], inTime: row[6], by: try JSON.decode(Person.self, from: row[7] as String),
            recordedAt: Instant(microseconds: row[8]),
            withdrawal: try (row[9] as String?).map { try JSON.decode(ReplyWithdrawal.self, from: $0) })
    }
}

extension [Reply] {
    /// Those that were not recorded by mistake.
    var standing: [Reply] { filter { $0.withdrawal == nil } }
    /// When the first effective one came.
    var effectiveAt: Instant? { standing.filter { $0.step == .effective }.map(\.at).min() }
    /// Whether it was in time by what their source says: the last word.
    var stated: Bool? { standing.last { $0.inTime != nil }?.inTime }
}
