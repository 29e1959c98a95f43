import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Complaints {
    /// A partner's month with its days and, in the month of now, its headroom.
    func getStanding(_ request: GetStandingRequest) async throws -> GetStandingReply {
        let today = house.clock.now.day
        let (standing, days) = try await house.store.read { [self] db in
            try self.standing(request.partner, request.month ?? today.month, in: db)
        }
        guard standing.month == today.month, let warning = rules[today].rules else {
            return GetStandingReply(standing: standing, days: days)
        }
        let outlook = Outlook(rules: warning, notifications: standing.notifications)
        let complaints = days.first { $0.day == today }?.complaints ?? 0
        return GetStandingReply(
            standing: standing, days: days, headroom: outlook.headroom(on: today, complaints: complaints))
    }

    /// Why a month is as it is, why not otherwise, and what came of it.
    func explainStanding(_ request: ExplainStandingRequest) async throws -> ExplainStandingReply {
        let now = house.clock.now
        let month = request.month ?? now.day.month
        return try await house.store.read { [self] db in
            let (standing, days) = try self.standing(request.partner, month, in: db)
            let day = days.last?.day ?? month.firstDay
            var reply = ExplainStandingReply(
                standing: standing, days: days, changes: try TierTable.changes(request.partner, month, in: db),
                sanctions: try SanctionTable.of(request.partner, month, in: db).map { $0.message(at: now) },
                rulebook: house.describe(Regulation.membership, on: day))
            switch rules[day].state {
            case .inForce(let rulebook, let warning):
                let outlook = Outlook(rules: warning, notifications: standing.notifications)
                reply.why = outlook.why(days) { rules[$0].rules }
                reply.whyNot = outlook.whyNot(days)
                if let remark = rulebook.version.effectiveDayRemark {
                    reply.remarks.append(Reason(clause: Regulation.effectiveDay, text: remark))
                }
            case .notInForce(let error), .textNotHeld(let error):
                reply.whyNot = [Reason(clause: Regulation.effectiveDay, text: error.text)]
            }
            return reply
        }
    }

    /// A partner's month and its days.
    func standing(_ partner: PartnerID, _ month: BillingMonth, in db: Database) throws -> (
        standing: Standing, days: [DayCount]
    ) {
        let days = try DayCountTable.days(partner, month, in: db)
        let last = days.last?.day ?? month.firstDay
        let notifications = days.reduce(0) { $0 + $1.notifications }
        let standing = Standing(
            partner: partner, month: month, complaints: days.reduce(0) { $0 + $1.complaints },
            notifications: notifications,
            tier: rules[last].tier(forNotifications: notifications),
            isRegistered: try PartnerTable.isRegistered(partner, in: db), ruleStatus: rules[last].status)
        return (standing, days)
    }
}
