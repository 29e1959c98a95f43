import RPC
import Rulebook
import Schema

/// What a partner's month amounts to, and what changes by it: migu-membership 8.1, annexes 6 and 7, readings R7, R9, R27, R39.
struct Tiering {
    let rules: WarningRules
    let partner: PartnerID
    let month: BillingMonth
    /// The month's notifications, added up.
    let notifications: Int
    /// The day of the fact that moved them, and its counted complaints.
    let day: Day
    let complaints: Int
    /// The business time.
    let now: Instant

    /// The highest tier that the notifications reach; 0 is none.
    var tier: Int { rules.tier(forNotifications: notifications)?.number ?? 0 }

    /// The tier to raise above what stands, the highest only (R9); nil where nothing new is reached.
    func raise(above standing: Int) -> (change: TierChange, sanctions: [SanctionEntry])? {
        guard let reached = rules.tier(forNotifications: notifications), reached.number > standing else { return nil }
        let change = TierChange(
            partner: partner, month: month, tier: reached.number, previousTier: standing, notifications: notifications,
            day: day,
            at: now, clause: reached.citation.clause, reasons: reasons(reached), isLate: isLate)
        return (change, reached.measures.map { sanction(reached, $0, change.reasons) })
    }

    /// Whether the month had ended when its ground arrived (R27).
    private var isLate: Bool { now.day.month > month }

    /// Whether the program issues by itself: within the month, or within the grace after it (R27).
    private var issuesItself: Bool { rules.lateGround.issuesItself(month, on: now.day) }

    private func sanction(_ tier: WarningTier, _ measure: TierMeasure, _ reasons: [Reason]) -> SanctionEntry {
        let entry = SanctionEntry(
            target: SanctionTarget(partner: partner), kind: SanctionKind(measure.measure), clause: tier.citation.clause,
            ground: Ground(kind: .tier, id: "\(partner)/\(month)/\(tier.number)"), rank: tier.number, month: month,
            recordedAt: now, period: measure.period, reasons: reasons)
        return issuesItself ? entry.issued(at: now) : entry
    }

    private func reasons(_ tier: WarningTier) -> [Reason] {
        var reasons = [dayReason(rules, day, complaints), tier.reason(notifications: notifications)]
        if isLate {
            let last = rules.lateGround.lastDay(after: month)
            reasons.append(
                rules.lateGround.citation.reason(
                    issuesItself
                        ? Text(
                            zh: "依据晚于当月到达，\(now.day) 未过 \(last)，自动执行",
                            en: "the ground arrived after the month; \(now.day) is within \(last), issued by itself")
                        : Text(
                            zh: "依据晚于当月到达，\(now.day) 已过 \(last)，待人决定",
                            en: "the ground arrived after the month; \(now.day) is past \(last), a person decides")))
        }
        return reasons
    }
}

extension LateGround {
    /// Whether a tier of a month that is reached on a day is issued by itself: within the month, or within the grace after it.
    func issuesItself(_ month: BillingMonth, on day: Day) -> Bool { day <= lastDay(after: month) }
}

/// Why a day has the notifications that it has: `附件6: 2024-03-05 共 12 件投诉，每 5 件 1 次 = 2 次通报`.
func dayReason(_ rules: WarningRules, _ day: Day, _ complaints: Int) -> Reason {
    let made = rules.notifications(forComplaints: complaints)
    let rule = rules.notifications
    guard made > 0 else { return rule.below.reason(complaints, .complaints, .lessThan, rule.threshold) }
    let counted = CountedUnit.complaints.of(complaints)
    let result = CountedUnit.notifications.of(made)
    return rule.citation.reason(
        Text(
            zh: "\(day) 共 \(counted.zh)，满 \(rule.threshold) 件起每 \(rule.step) 件 1 次 = \(result.zh)",
            en: "\(day): \(counted.en), from \(rule.threshold) on 1 for every \(rule.step) = \(result.en)"))
}
