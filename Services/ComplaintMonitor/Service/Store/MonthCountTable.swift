import GRDB
import Schema
import Store

extension Tables {
    /// The months added up, so that the standings of all partners need not go through all their days.
    static let monthCounts = Migration(
        id: "0009-month-counts",
        sql: """
            -- A partner's month: the sums of its day_count, and the last day that has complaints.
            CREATE TABLE month_count (
                month TEXT NOT NULL,
                partner TEXT NOT NULL,
                complaints INTEGER NOT NULL CHECK (complaints >= 0),
                notifications INTEGER NOT NULL CHECK (notifications >= 0),
                last_day TEXT NOT NULL,
                PRIMARY KEY (month, partner)
            );
            INSERT INTO month_count (month, partner, complaints, notifications, last_day)
            SELECT month, partner, SUM(complaints), SUM(notifications), MAX(day) FROM day_count
            WHERE complaints > 0 GROUP BY month, partner;
            """)
}

/// What the days of each partner's month add up to.
enum MonthCountTable {
    /// Adds one complaint of a day.
    static func add(_ partner: PartnerID, _ day: Day, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO month_count (month, partner, complaints, notifications, last_day) VALUES (?, ?, 1, 0, ?)
            ON CONFLICT (month, partner) DO UPDATE SET complaints = month_count.complaints + 1,
                last_day = CASE WHEN excluded.last_day > month_count.last_day THEN excluded.last_day
                    ELSE month_count.last_day END
            """,
            [.text(day.month.description), .text(partner.name), .text(day.description)])
    }

    /// Adds notifications, or takes some away, and returns those of the month after it.
    static func notify(
        _ difference: Int64, _ partner: PartnerID, _ month: BillingMonth, in transaction: Transaction
    ) throws -> Int {
        try transaction.execute(
            "UPDATE month_count SET notifications = notifications + ? WHERE month = ? AND partner = ?",
            [.integer(difference), .text(month.description), .text(partner.name)])
        return try notifications(partner, month, in: transaction)
    }

    /// The notifications of a partner's month.
    static func notifications(
        _ partner: PartnerID, _ month: BillingMonth, in transaction: Transaction
    ) throws -> Int {
        let sum = try transaction.integer(
            "SELECT notifications FROM month_count WHERE month = ? AND partner = ?",
            [.text(month.description), .text(partner.name)])
        return Int(sum ?? 0)
    }

    /// Adds the days up anew, where one of them has become less.
    static func recount(_ partner: PartnerID, _ month: BillingMonth, in transaction: Transaction) throws {
        let place: [SQLValue] = [.text(month.description), .text(partner.name)]
        try transaction.execute(
            """
            INSERT INTO month_count (month, partner, complaints, notifications, last_day)
            SELECT month, partner, SUM(complaints), SUM(notifications),
                COALESCE(MAX(CASE WHEN complaints > 0 THEN day END), MAX(day))
            FROM day_count WHERE month = ? AND partner = ? GROUP BY month, partner
            ON CONFLICT (month, partner) DO UPDATE SET complaints = excluded.complaints,
                notifications = excluded.notifications, last_day = excluded.last_day
            """, place)
    }

    /// Partner-months after a place, in the order of month and partner, with the last day that has complaints.
    static func months(
        _ month: BillingMonth?, after place: (month: String, partner: String), limit: Int, in db: Database
    ) throws -> [MonthTotals] {
        // A month's partners are found by its own part of the index, page after page.
        let isBeyond = month.map { $0.description < place.month } ?? false
        let condition = month == nil ? "(m.month, m.partner) > (?, ?)" : "m.month = ? AND m.partner > ?"
        let start = month.map { $0.description == place.month ? place.partner : "" } ?? place.partner
        guard !isBeyond else { return [] }
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT m.month, m.partner, m.complaints, m.notifications, m.last_day, p.id IS NOT NULL
                    FROM month_count m LEFT JOIN partner p ON p.id = m.partner
                    WHERE \(condition) AND m.complaints > 0 ORDER BY m.month, m.partner LIMIT ?
                    """), arguments: [month?.description ?? place.month, start, limit]
        )
        var months: [MonthTotals] = []
        var days = ReadDays()
        while let row = try rows.next() {
            if let totals = MonthTotals(row, &days) { months.append(totals) }
        }
        return months
    }
}

/// What a partner's month adds up to.
struct MonthTotals: Sendable {
    let partner: PartnerID
    let month: BillingMonth
    let complaints: Int
    let notifications: Int
    let lastDay: Day
    let isRegistered: Bool

    fileprivate init?(_ row: Row, _ days: inout ReadDays) {
        guard let day = days[row[4]] else { return nil }
        month = day.month
        partner = PartnerID(checked: row[1])
        complaints = row[2]
        notifications = row[3]
        lastDay = day
        isRegistered = row[5]
    }
}

/// The days that have been read, each once: a page of a month has few.
private struct ReadDays {
    private var known: [String: Day] = [:]

    subscript(text: String) -> Day? {
        mutating get {
            if let day = known[text] { return day }
            let day = Day(text)
            known[text] = day
            return day
        }
    }
}
