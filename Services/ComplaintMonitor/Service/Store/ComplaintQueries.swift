import GRDB
import Schema
import Store

extension ComplaintTable {
    /// The complaints that stand of one customer about one problem of a partner, by time and id.
    static func reports(like complaint: Complaint, problem: String, in db: Database) throws -> [Complaint] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT \(columns) FROM complaint
                    WHERE problem = ? AND customer = ? AND partner = ? AND regulation = ? AND withdrawn = 0
                    ORDER BY created_at, id
                    """),
            arguments: [problem, complaint.customer, complaint.partner.name, complaint.governingRegulation]
        ).map { try FiledComplaint($0).complaint }
    }

    /// The complaints of a partner that stand, of some days, by time and id.
    static func of(_ partner: PartnerID, _ days: ClosedRange<Day>, in db: Database) throws -> [Complaint] {
        // Each day by name: an index that begins with the day finds the partner's rows of it and no others.
        let names = (0...days.upperBound - days.lowerBound).map { (days.lowerBound + $0).description }
        let places = names.map { _ in "?" }.joined(separator: ", ")
        return try Row.fetchAll(
            db,
            sql: """
                SELECT \(columns) FROM complaint WHERE day IN (\(places)) AND partner = ? AND withdrawn = 0
                ORDER BY created_at, id
                """, arguments: StatementArguments(names + [partner.name])
        ).map { try FiledComplaint($0).complaint }
    }

    /// When a complaint was filed.
    static func filedAt(_ id: ComplaintID, in db: Database) throws -> Instant? {
        try Int64.fetchOne(db, sql: "SELECT filed_at FROM complaint WHERE id = ?", arguments: [id.name])
            .map(Instant.init(microseconds:))
    }
}
