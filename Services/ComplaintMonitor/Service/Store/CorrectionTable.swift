import GRDB
import JSON
import Schema
import Store

extension Tables {
    /// The whole trail of a correction: also what it came to, and the days that it touched.
    static let corrections = Migration(
        id: "0007-trail-of-corrections",
        sql: """
            -- after: JSON, as the complaint reads since. was_withdrawn, is_withdrawn: 0 or 1. Absent in rows of before.
            ALTER TABLE correction ADD COLUMN after TEXT;
            ALTER TABLE correction ADD COLUMN was_withdrawn INTEGER;
            ALTER TABLE correction ADD COLUMN is_withdrawn INTEGER;
            ALTER TABLE correction ADD COLUMN day_before TEXT;
            ALTER TABLE correction ADD COLUMN day_after TEXT;
            CREATE INDEX correction_day_before ON correction (day_before, number);
            CREATE INDEX correction_day_after ON correction (day_after, number);
            """)
}

/// The trail of corrections: how a complaint read before and after each, who found it and why.
enum CorrectionTable {
    static func insert(
        _ before: FiledComplaint, _ after: FiledComplaint, _ request: CorrectComplaintRequest, at now: Instant,
        in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO correction (complaint, before, reason, corrected_by, corrected_at, after, was_withdrawn,
                is_withdrawn, day_before, day_after)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(before.complaint.id.name), .text(try JSON.encodeText(before.complaint)), .text(request.reason),
                .text(try JSON.encodeText(request.by)), .instant(now), .text(try JSON.encodeText(after.complaint)),
                .integer(before.isWithdrawn ? 1 : 0), .integer(after.isWithdrawn ? 1 : 0),
                .text(before.complaint.createdAt.day.description), .text(after.complaint.createdAt.day.description),
            ])
    }

    /// How a corrected complaint read when it was filed; nil where it was never corrected.
    static func asFiled(_ id: ComplaintID, in db: Database) throws -> Complaint? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT before FROM correction WHERE complaint = ? ORDER BY number LIMIT 1"),
            arguments: [id.name]
        ).map { try JSON.decode(Complaint.self, from: $0) }
    }

    /// The corrections after a number, of a complaint and of a day where told, the oldest first.
    static func page(
        after number: Int, complaint: ComplaintID?, day: Day?, limit: Int, in db: Database
    ) throws -> [Correction] {
        var condition = "number > ? AND after IS NOT NULL"
        var arguments: StatementArguments = [number]
        if let complaint {
            condition += " AND complaint = ?"
            arguments += [complaint.name]
        }
        if let day {
            condition += " AND (day_before = ? OR day_after = ?)"
            arguments += [day.description, day.description]
        }
        return try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT number, before, after, was_withdrawn, is_withdrawn, reason, corrected_by, corrected_at
                    FROM correction WHERE \(condition) ORDER BY number LIMIT ?
                    """), arguments: arguments + [limit]
        ).map { row in
            Correction(
                number: row[0], before: try JSON.decode(Complaint.self, from: row[1] as String),
                after: try JSON.decode(Complaint.self, from: row[2] as String), wasWithdrawn: row[3] == 1,
                isWithdrawn: row[4] == 1, reason: row[5], by: try JSON.decode(Person.self, from: row[6] as String),
                at: Instant(microseconds: row[7]))
        }
    }

    /// How many complaints have been corrected that belong to these days, or belonged to them before.
    static func count(from first: Day, to last: Day, in db: Database) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT COUNT(DISTINCT complaint) FROM correction
                    WHERE day_after BETWEEN ? AND ? OR day_before BETWEEN ? AND ?
                    """),
            arguments: [first.description, last.description, first.description, last.description]) ?? 0
    }
}
