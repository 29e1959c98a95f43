import GRDB
import JSON
import Schema
import Store

/// The warnings of service lines, and the steps that those of a month reached.
enum ServiceLineWarningTable {
    private static let columns = "number, partner, service_line, month, issued_at, clause, finding, withdrawal"

    /// Issues a warning and returns it with its number.
    static func insert(
        _ line: WarnedLine, clause: ClauseID, finding: String, at now: Instant, in transaction: Transaction
    ) throws -> ServiceLineWarning {
        let number = try transaction.nextNumber(of: "service_line_warning")
        try transaction.execute(
            """
            INSERT INTO service_line_warning (number, partner, service_line, month, issued_at, clause, finding)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .integer(number), .text(line.partner.name), .text(line.serviceLine.name),
                .text(line.month.description), .instant(now), .text(clause.name), .text(finding),
            ])
        return ServiceLineWarning(
            id: "\(number)", partner: line.partner, serviceLine: line.serviceLine, month: line.month, issuedAt: now,
            clause: clause, finding: finding)
    }

    static func withdraw(_ warning: ServiceLineWarning, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE service_line_warning SET withdrawal = ? WHERE number = ?",
            [.optional(try warning.withdrawal.map(JSON.encodeText)), .integer(Int64(warning.id) ?? 0)])
    }

    /// The warnings of a month that count.
    static func count(_ line: WarnedLine, in db: Database) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT COUNT(*) FROM service_line_warning
                    WHERE partner = ? AND month = ? AND service_line = ? AND withdrawal IS NULL
                    """),
            arguments: [line.partner.name, line.month.description, line.serviceLine.name]) ?? 0
    }

    static func find(_ id: String, in db: Database) throws -> ServiceLineWarning? {
        guard let number = Int64(id) else { return nil }
        return try fetch("number = ?", [number], in: db).first
    }

    static func of(finding reference: String, in db: Database) throws -> [ServiceLineWarning] {
        try fetch("finding = ?", [reference], in: db)
    }

    /// Those asked for, in the order issued.
    static func list(_ request: ListWarningsRequest, in db: Database) throws -> [ServiceLineWarning] {
        var condition = "partner = ?"
        var arguments: StatementArguments = [request.partner.name]
        if let month = request.month {
            condition += " AND month = ?"
            arguments += [month.description]
        }
        if let line = request.serviceLine {
            condition += " AND service_line = ?"
            arguments += [line.name]
        }
        return try fetch(condition, arguments, in: db)
    }

    private static func fetch(
        _ condition: String, _ arguments: StatementArguments, in db: Database
    ) throws -> [ServiceLineWarning] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT \(columns) FROM service_line_warning WHERE \(condition) ORDER BY number"),
            arguments: arguments
        ).map(ServiceLineWarning.init)
    }
}

/// The steps that the warnings of a service line's month reached.
enum WarningStepTable {
    /// The highest step that was reached and whose ground stands, as the fewest warnings that reach it; 0 is none.
    static func standing(_ line: WarnedLine, in transaction: Transaction) throws -> Int {
        let highest = try transaction.integer(
            """
            SELECT MAX(warnings) FROM warning_step
            WHERE partner = ? AND month = ? AND service_line = ? AND ground_gone_at IS NULL
            """, key(line))
        return Int(highest ?? 0)
    }

    static func insert(_ step: Int, of line: WarnedLine, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO warning_step (partner, month, service_line, warnings) VALUES (?, ?, ?, ?)",
            key(line) + [.integer(Int64(step))])
    }

    /// Marks the steps above one: a withdrawal took their ground away.
    static func loseGround(
        _ line: WarnedLine, above step: Int, at now: Instant, in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE warning_step SET ground_gone_at = ?
            WHERE partner = ? AND month = ? AND service_line = ? AND warnings > ? AND ground_gone_at IS NULL
            """, [.instant(now)] + key(line) + [.integer(Int64(step))])
    }

    private static func key(_ line: WarnedLine) -> [SQLValue] {
        [.text(line.partner.name), .text(line.month.description), .text(line.serviceLine.name)]
    }
}

extension ServiceLineWarning {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: "\(row["number"] as Int64)", partner: PartnerID(checked: row["partner"]),
            serviceLine: ServiceLineID(checked: row["service_line"]),
            month: Instant(microseconds: row["issued_at"]).day.month,
            issuedAt: Instant(microseconds: row["issued_at"]), clause: ClauseID(checked: row["clause"]),
            finding: row["finding"],
            withdrawal: try (row["withdrawal"] as String?).map { try JSON.decode(WarningWithdrawal.self, from: $0) })
    }
}
