import GRDB
import Schema
import Store

/// Complaints with what was done about them, as far as timeliness asks for it.
enum AnsweredTable {
    /// A complaint's time, its first effective reply, and what the last source says of its timeliness.
    typealias Answered = (raisedAt: Instant, effectiveAt: Instant?, stated: Bool?)

    /// The work orders of a partner that were created in a month and stand, of one regulation.
    static func of(
        _ partner: PartnerID, _ month: BillingMonth, under regulation: String, in db: Database
    ) throws -> [Answered] {
        // Each day by name: an index that begins with the day finds the partner's rows of it and no others.
        let days = (0..<month.length).map { (month.firstDay + $0).description }
        let places = days.map { _ in "?" }.joined(separator: ", ")
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT created_at,
                        (SELECT MIN(happened_at) FROM reply
                            WHERE complaint = c.id AND step = 'effective' AND withdrawal IS NULL),
                        (SELECT in_time FROM reply
                            WHERE complaint = c.id AND in_time IS NOT NULL AND withdrawal IS NULL
                            ORDER BY number DESC LIMIT 1)
                    FROM complaint c
                    WHERE day IN (\(places)) AND partner = ? AND regulation = ? AND withdrawn = 0
                    """), arguments: StatementArguments(days + [partner.name, regulation]))
        return rows.map {
            (Instant(microseconds: $0[0]), ($0[1] as Int64?).map(Instant.init(microseconds:)), $0[2] as Bool?)
        }
    }
}
