public import RPC
public import Schema

/// The figures of daily notifications and monthly warning tiers (migu-membership 7 and 8.1, annexes 6 and 7).
public struct WarningRules: Sendable, Hashable {
    /// Which complaints count (7.1).
    public let complaints: CountedComplaints
    /// How a day's complaints become notifications (a6.1, a6.2).
    public let notifications: NotificationRule
    /// The tiers, numbered from 1, their bounds ascending (a7.1 to a7.4).
    public let tiers: [WarningTier]
    /// What holds for a tier that is reached after its month (R27).
    public let lateGround: LateGround

    /// The notifications of a day with so many complaints that count.
    public func notifications(forComplaints complaints: Int) -> Int {
        notifications.steps.notifications(forComplaints: complaints)
    }

    /// The highest tier that a month's notifications reach, or nil if they reach none.
    public func tier(forNotifications notifications: Int) -> WarningTier? {
        tiers.last { notifications >= $0.from }
    }
}

/// Which complaints count against a partner, per day.
public struct CountedComplaints: Sendable, Hashable {
    /// The clause.
    public let citation: Citation
    /// The kinds that count: `unaware-subscription`.
    public let kinds: [String]
}

/// How a day's complaints become notifications: one at the threshold, one more for every further step.
public struct NotificationRule: Sendable, Hashable {
    /// The clause that counts.
    public let citation: Citation
    /// The clause of a day that stays under the threshold.
    public let below: Citation
    /// Its figures.
    public let steps: NotificationSteps
    /// Complaints of a day that make its first notification.
    public var threshold: Int { steps.threshold }
    /// Further complaints that make one more.
    public var step: Int { steps.step }
}

/// How many complaints make notifications.
public struct NotificationSteps: Sendable, Hashable {
    /// Complaints of a day that make its first notification.
    public let threshold: Int
    /// Further complaints that make one more.
    public let step: Int

    /// The notifications of a day with so many complaints that count.
    public func notifications(forComplaints complaints: Int) -> Int {
        guard complaints >= threshold else { return 0 }
        return 1 + (complaints - threshold) / step
    }
}

/// One tier: from how many notifications of a month on it is reached, and what follows.
public struct WarningTier: Sendable, Hashable {
    /// Its number, from 1.
    public let number: Int
    /// The clause.
    public let citation: Citation
    /// Its name: 一级预警, warning tier 1.
    public let name: Text
    /// The notifications that reach it, this number included.
    public let from: Int
    /// What follows, side by side.
    public let measures: [TierMeasure]

    /// The reason why a month's notifications reach this tier, or why not and how many are missing.
    public func reason(notifications: Int) -> Reason { citation.reason(notifications, .notifications, .atLeast, from) }
}

/// A measure of a tier and how long it lasts.
public struct TierMeasure: Sendable, Hashable {
    /// What it is.
    public let measure: Measure
    /// Its name: 暂停推广, promotion suspension.
    public let name: Text
    /// How long it lasts from the day of issue, which is not counted.
    public let period: Period
}

/// What a warning tier does to a partner.
public enum Measure: String, Sendable, CaseIterable {
    /// No promotion of any of the partner's service lines.
    case promotionSuspension = "promotion-suspension"
    /// No new service codes.
    case serviceCodeFreeze = "service-code-freeze"
}

/// What holds for a tier whose ground arrives after its month.
public struct LateGround: Sendable, Hashable {
    /// The clause, with the reading.
    public let citation: Citation
    /// How long after the month's last day a tier is still issued by itself; later it is proposed.
    public let grace: Period

    /// The last day on which a tier of this month is issued by itself.
    public func lastDay(after month: BillingMonth) -> Day { grace.lastDay(from: month.lastDay) }
}
