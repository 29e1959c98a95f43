import GRDB
import Rulebook
import Schema
import ServiceKit

/// Whether work orders are dealt with in time.
struct Timeliness: Sendable {
    let rules: RulesByDay
    let clock: BusinessClock

    /// The work orders of a partner that were created in a month and dealt with in time, all whose timeliness is known, and
    /// those whose time still runs (migu-membership/a5.1.3).
    ///
    /// Where no limit is known, one counts by what the source of a reply says, and not at all where none says; where there is
    /// one, an unanswered work order counts once it is late.
    func rate(
        of partner: PartnerID, _ month: BillingMonth, in db: Database
    ) throws -> (inTime: Int, total: Int, pending: Int) {
        let orders = try AnsweredTable.of(partner, month, under: Regulation.membership, in: db)
        let found = orders.map { order in
            rules.replyClock(of: Regulation.membership, raisedAt: order.raisedAt)
                .timeliness(effectiveAt: order.effectiveAt, stated: order.stated, now: clock.now)
        }
        let inTime = found.count { $0 == .inTime }
        return (inTime, inTime + found.count { $0 == .late }, found.count { $0 == .pending })
    }
}

extension Ledger {
    /// Whether work orders are dealt with in time.
    var timeliness: Timeliness { Timeliness(rules: rules, clock: clock) }
}

extension RulesByDay {
    /// The time within which what was raised at an instant must be answered, by the rules of its regulation in force that day.
    func replyClock(of regulation: String, raisedAt: Instant) -> ReplyClock {
        ReplyClock(try? rulebook(of: regulation, on: raisedAt.day)?.replyRules(), raisedAt: raisedAt)
    }

    /// The time within which a complaint must be answered; what came through a supervisor has none (cmpay-channel/a3.2.1.4).
    func replyClock(of complaint: Complaint) -> ReplyClock {
        guard !complaint.isSupervised else { return ReplyClock(nil, raisedAt: complaint.createdAt) }
        return replyClock(of: complaint.governingRegulation, raisedAt: complaint.createdAt)
    }
}
