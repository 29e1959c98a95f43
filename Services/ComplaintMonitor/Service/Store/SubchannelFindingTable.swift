import GRDB
import Rulebook
import Schema
import Store

/// The findings on subchannels that count toward lengthening their suspension (migu-membership/a3.7).
enum SubchannelFindingTable {
    static func insert(
        _ found: SubchannelFinding, on subchannel: SubchannelID, of partner: PartnerID, finding: String,
        in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO subchannel_finding (partner, subchannel, month, day, finding, period, demanded_until)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(partner.name), .text(subchannel.name), .text(found.day.month.description),
                .text(found.day.description), .text(finding), .optional(found.period?.text),
                .optional(found.demandedUntil?.description),
            ])
    }

    /// Those of a month, in the order of their issue.
    static func of(
        _ subchannel: SubchannelID, of partner: PartnerID, _ month: BillingMonth, in db: Database
    ) throws -> [SubchannelFinding] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT day, period, demanded_until FROM subchannel_finding
                    WHERE partner = ? AND subchannel = ? AND month = ? ORDER BY number
                    """), arguments: [partner.name, subchannel.name, month.description]
        ).compactMap { row in
            Day(row[0] as String).map { day in
                SubchannelFinding(
                    day: day, period: (row[1] as String?).flatMap(Period.init(text:)),
                    demandedUntil: (row[2] as String?).flatMap(Day.init))
            }
        }
    }
}
