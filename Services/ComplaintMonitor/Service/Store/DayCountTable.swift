import GRDB
import Schema
import Store

/// How many complaints of each partner count for each day, and the notifications made of them.
enum DayCountTable {
    /// Adds one complaint to a day and its month, and returns the day's count after it.
    static func add(_ partner: PartnerID, _ day: Day, in transaction: Transaction) throws -> Int {
        // The count is read by a statement of its own: for a RETURNING SQLite opens a table in memory each time, which
        // costs more than both.
        try MonthCountTable.add(partner, day, in: transaction)
        let place = place(partner, day)
        try transaction.execute(
            """
            INSERT INTO day_count (month, partner, day, complaints, notifications) VALUES (?, ?, ?, 1, 0)
            ON CONFLICT (month, partner, day) DO UPDATE SET complaints = day_count.complaints + 1
            """, place)
        return try complaints(place, in: transaction)
    }

    /// Takes one complaint from a day and its month, and returns the day's count after it.
    static func subtract(_ partner: PartnerID, _ day: Day, in transaction: Transaction) throws -> Int {
        let place = place(partner, day)
        try transaction.execute(
            "UPDATE day_count SET complaints = complaints - 1 WHERE month = ? AND partner = ? AND day = ?", place)
        try MonthCountTable.recount(partner, day.month, in: transaction)
        return try complaints(place, in: transaction)
    }

    /// The counted complaints of a partner's day.
    static func complaints(_ partner: PartnerID, _ day: Day, in transaction: Transaction) throws -> Int {
        try complaints(place(partner, day), in: transaction)
    }

    private static func complaints(_ place: [SQLValue], in transaction: Transaction) throws -> Int {
        let count = try transaction.integer(
            "SELECT complaints FROM day_count WHERE month = ? AND partner = ? AND day = ?", place)
        return Int(count ?? 0)
    }

    private static func place(_ partner: PartnerID, _ day: Day) -> [SQLValue] {
        [.text(day.month.description), .text(partner.name), .text(day.description)]
    }

    /// Sets the notifications of a day, and returns those of its month after it.
    static func setNotifications(
        _ count: Int, _ partner: PartnerID, _ day: Day, in transaction: Transaction
    ) throws -> Int {
        let place = place(partner, day)
        let before = try transaction.integer(
            "SELECT notifications FROM day_count WHERE month = ? AND partner = ? AND day = ?", place)
        try transaction.execute(
            "UPDATE day_count SET notifications = ? WHERE month = ? AND partner = ? AND day = ?",
            [.integer(Int64(count))] + place)
        return try MonthCountTable.notify(Int64(count) - (before ?? 0), partner, day.month, in: transaction)
    }

    /// The days of a partner's month, in their order.
    static func days(_ partner: PartnerID, _ month: BillingMonth, in db: Database) throws -> [DayCount] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT day, complaints, notifications FROM day_count
                    WHERE month = ? AND partner = ? AND complaints > 0 ORDER BY day
                    """), arguments: [month.description, partner.name]
        ).compactMap { row in
            Day(row[0] as String).map { DayCount(day: $0, complaints: row[1], notifications: row[2]) }
        }
    }

    /// The running counts of a day, by partner.
    static func counts(of day: Day, in db: Database) throws -> [PartnerID: (complaints: Int, notifications: Int)] {
        let rows = try Row.fetchAll(
            db,
            sql:
                "SELECT partner, complaints, notifications FROM day_count WHERE month = ? AND day = ? AND complaints > 0",
            arguments: [day.month.description, day.description])
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (PartnerID(checked: row[0]), (complaints: row[1] as Int, notifications: row[2] as Int))
            })
    }

    /// Records a day as closed.
    static func close(_ day: Day, differences: Int, at now: Instant, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO closed_day (day, closed_at, differences) VALUES (?, ?, ?)
            ON CONFLICT (day) DO UPDATE SET closed_at = excluded.closed_at, differences = excluded.differences
            """,
            [.text(day.description), .instant(now), .integer(Int64(differences))])
    }
}
