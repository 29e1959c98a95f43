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
                    SELECT number, complaint, step, happened_at, cause, solution, in_time, recorded_by, recorded_at
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
            recordedAt: Instant(microseconds: row[8]))
    }
}

extension [Reply] {
    /// When the first effective one came.
    var effectiveAt: Instant? { filter { $0.step == .effective }.map(\.at).min() }
    /// Whether it was in time by what their source says: the last word.
    var stated: Bool? { last { $0.inTime != nil }?.inTime }
}
