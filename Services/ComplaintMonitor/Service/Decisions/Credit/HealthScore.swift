import RPC
import Rulebook
import Schema
import ServiceKit

/// Work orders of a month dealt with in time, and all of them.
struct TimelyRate: Hashable, Sendable {
    let inTime: Int
    let total: Int

    /// Throws INVALID_ARGUMENT for numbers that no month can have.
    init(inTime: Int, of total: Int) throws(RPCError) {
        guard inTime >= 0, inTime <= total else {
            throw .invalid(
                "inTime",
                Text(zh: "\(total) 件中及时 \(inTime) 件，不可能", en: "\(inTime) in time of \(total) can't be"),
                clause: Regulation.CreditClause.timelyRate)
        }
        self.inTime = inTime
        self.total = total
    }

    /// Whether it is below a bound in basis points, compared exactly; a month without work orders is not.
    func isBelow(_ basisPoints: Int) -> Bool { inTime * 10_000 < basisPoints * total }
}

/// The health score of a month: it starts at the full score and is only ever reduced, to 0 at least (a5.1).
struct HealthScore {
    let rules: HealthRules
    let notifications: Int
    let timely: TimelyRate

    /// Throws INVALID_ARGUMENT for fewer than no notifications.
    init(rules: HealthRules, notifications: Int, timely: TimelyRate) throws(RPCError) {
        guard notifications >= 0 else {
            throw .invalid(
                "notifications", Text(zh: "通报次数不得为负", en: "there are no fewer notifications than none"),
                clause: rules.notification.citation.clause)
        }
        self.rules = rules
        self.notifications = notifications
        self.timely = timely
    }

    var points: Int {
        let lost = notifications * rules.notification.points + (isLate ? rules.timeliness.points : 0)
        return max(0, rules.initial.points - lost)
    }

    var reasons: [Reason] {
        let counted = CountedUnit.notifications.of(notifications)
        let rate = "\(timely.inTime)/\(timely.total)"
        let bound = "\(rules.timelyRateBasisPoints / 100) %"
        return [
            rules.initial.citation.reason(
                Text(zh: "初始 \(rules.initial.points) 分", en: "starts at \(rules.initial.points)")),
            rules.notification.citation.reason(
                Text(
                    zh: "\(counted.zh) × \(rules.notification.points) 分",
                    en: "\(counted.en) × \(rules.notification.points) points taken off")),
            rules.timeliness.citation.reason(
                timely.total == 0
                    ? Text(zh: "无工单，不扣分", en: "no work orders, nothing taken off")
                    : Text(
                        zh: "及时率 \(rate) \(isLate ? "<" : "≥") \(bound)，扣 \(isLate ? rules.timeliness.points : 0) 分",
                        en:
                            "\(rate) in time \(isLate ? "<" : "≥") \(bound), \(isLate ? rules.timeliness.points : 0) taken off"
                    )),
        ]
    }

    private var isLate: Bool { timely.isBelow(rules.timelyRateBasisPoints) }
}
