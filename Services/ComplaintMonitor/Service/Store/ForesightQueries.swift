import GRDB
import Schema
import Store

/// What foresight asks over the tables of all subjects.
enum ForesightQueries {
    /// The partners after a name that have a figure: with complaints since a half-year began, with warnings in a month, with a
    /// credit result or a violation.
    static func partners(
        after name: String, half: HalfYear, month: BillingMonth, limit: Int, in db: Database
    ) throws -> [PartnerID] {
        try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT partner FROM complaint WHERE day >= ? AND partner > ?
                    UNION SELECT partner FROM service_line_warning WHERE month = ? AND partner > ?
                    UNION SELECT partner FROM credit_score WHERE partner > ?
                    UNION SELECT partner FROM violation WHERE partner > ?
                    ORDER BY partner LIMIT ?
                    """), arguments: [half.firstDay.description, name, month.description, name, name, name, limit]
        ).map(PartnerID.init(checked:))
    }

    /// How many credit results of these months stand or stood.
    static func creditResults(of months: ClosedRange<BillingMonth>, in db: Database) throws -> Int {
        try count(
            "credit_score WHERE month BETWEEN ? AND ?",
            [months.lowerBound.description, months.upperBound.description], in: db)
    }

    /// How many findings were recorded on these days.
    static func findings(of days: ClosedRange<Day>, in db: Database) throws -> Int {
        try count("finding WHERE recorded_at >= ? AND recorded_at < ?", days.instants, in: db)
    }

    /// How many warnings of service lines were issued on these days and stand.
    static func warnings(of days: ClosedRange<Day>, in db: Database) throws -> Int {
        try count(
            "service_line_warning WHERE issued_at >= ? AND issued_at < ? AND withdrawal IS NULL", days.instants, in: db)
    }

    /// How many replies of these days stand.
    static func replies(of days: ClosedRange<Day>, in db: Database) throws -> Int {
        try count("reply WHERE happened_at >= ? AND happened_at < ? AND withdrawal IS NULL", days.instants, in: db)
    }

    /// How many waves have a day among these.
    static func waves(of days: ClosedRange<Day>, in db: Database) throws -> Int {
        try count(
            "complaint_wave WHERE last_day >= ? AND first_day <= ?",
            [days.lowerBound.description, days.upperBound.description], in: db)
    }

    private static func count(_ rows: String, _ arguments: StatementArguments, in db: Database) throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT COUNT(*) FROM \(rows)"), arguments: arguments) ?? 0
    }
}

extension ClosedRange<Day> {
    /// From the beginning of the first day to the end of the last one, as instants are stored.
    fileprivate var instants: StatementArguments {
        [lowerBound.start.microseconds, (upperBound + 1).start.microseconds]
    }
}
