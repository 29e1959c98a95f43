import GRDB
import Schema
import Store

/// The complaints as they stand, to be gone through again in the order of their days.
enum ReplayTable {
    /// The first and the last day that has complaints; nil where there are none.
    static func days(in db: Database) throws -> ClosedRange<Day>? {
        let first = try String.fetchOne(db, sql: "SELECT MIN(day) FROM complaint").flatMap(Day.init)
        let last = try String.fetchOne(db, sql: "SELECT MAX(day) FROM complaint").flatMap(Day.init)
        guard let first, let last else { return nil }
        return first...last
    }

    /// How many complaints of the regulation that counts them belong to each of these days.
    static func counts(of days: ClosedRange<Day>, in db: Database) throws -> [Day: Int] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT day, COUNT(*) FROM complaint
                    WHERE day BETWEEN ? AND ? AND withdrawn = 0 AND regulation = ? GROUP BY day
                    """),
            arguments: [days.lowerBound.description, days.upperBound.description, Regulation.membership])
        return Dictionary(
            rows.compactMap { row in Day(row[0] as String).map { ($0, row[1] as Int) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Hands on what arrived for each partner of a day, kind by kind, each in the order of arrival.
    static func arrivals(
        of day: Day, in db: Database, _ each: (String, [ComplaintKind: [Instant]]) -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT partner, kind, filed_at FROM complaint
                    WHERE day = ? AND withdrawn = 0 AND regulation = ? ORDER BY partner, filed_at
                    """), arguments: [day.description, Regulation.membership])
        var partner: String?
        var arrivals: [ComplaintKind: [Instant]] = [:]
        while let row = try rows.next() {
            let next: String = row[0]
            if let known = partner, known != next {
                each(known, arrivals)
                arrivals.removeAll(keepingCapacity: true)
            }
            partner = next
            arrivals[ComplaintKind(term: row[1]), default: []].append(Instant(microseconds: row[2]))
        }
        if let partner { each(partner, arrivals) }
    }
}
