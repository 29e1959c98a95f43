import RPC
import Rulebook
import Schema

/// What is left before the next step, and what the next steps lack.
struct Outlook {
    let rules: WarningRules
    let notifications: Int

    /// How many more complaints make a day's next notification.
    func complaintsToNextNotification(after complaints: Int) -> Int {
        let rule = rules.notifications
        guard complaints >= rule.threshold else { return rule.threshold - complaints }
        return rule.step - (complaints - rule.threshold) % rule.step
    }

    /// The next tier up; nil in the highest.
    var nextTier: WarningTier? { rules.tiers.first { $0.from > notifications } }

    /// The headroom of a day with so many complaints so far.
    func headroom(on day: Day, complaints: Int) -> Headroom {
        let next = complaintsToNextNotification(after: complaints)
        let missing = nextTier.map { $0.from - notifications }
        return Headroom(
            day: day, complaintsToday: complaints, complaintsToNextNotification: next, notificationsToNextTier: missing,
            nextTier: nextTier?.number, complaintsToNextTier: missing.map { next + ($0 - 1) * rules.notifications.step }
        )
    }

    /// Why the month stands where it does; each day by its own rules, which an announcement may have changed.
    func why(_ days: [DayCount], rulesOf: (Day) -> WarningRules?) -> [Reason] {
        var reasons = days.filter { $0.notifications > 0 }.compactMap { count in
            rulesOf(count.day).map { dayReason($0, count.day, count.complaints) }
        }
        if let reached = rules.tier(forNotifications: notifications) {
            reasons.append(reached.reason(notifications: notifications))
        }
        return reasons
    }

    /// What each tier not reached lacks, and what the fullest day lacks for its next notification.
    func whyNot(_ days: [DayCount]) -> [Reason] {
        rules.tiers.filter { $0.from > notifications }.map { $0.reason(notifications: notifications) }
            + shortOfNotification(days)
    }

    /// What the fullest day lacks for its next notification; nothing where no day has complaints.
    func shortOfNotification(_ days: [DayCount]) -> [Reason] {
        guard let fullest = days.max(by: { $0.complaints < $1.complaints }) else { return [] }
        return [shortOfNotification(fullest)]
    }

    /// What a day lacks for its next notification.
    func shortOfNotification(_ day: DayCount) -> Reason {
        let more = complaintsToNextNotification(after: day.complaints)
        let citation = day.notifications == 0 ? rules.notifications.below : rules.notifications.citation
        let counted = CountedUnit.complaints.of(day.complaints)
        let verb = day.complaints == 1 ? "is" : "are"
        return citation.reason(
            Text(
                zh: "\(day.day) 的 \(counted.zh)距下一次通报还差 \(more) 件",
                en: "\(counted.en) on \(day.day) \(verb) \(more) short of the next notification"))
    }
}
