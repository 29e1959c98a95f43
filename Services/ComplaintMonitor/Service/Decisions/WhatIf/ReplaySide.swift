import Rulebook
import Schema

/// A month of every partner as one rulebook counts it, complaint by complaint in the order of their arrival.
///
/// Its memory is that of the partners: of a month's notifications it keeps the earliest as far as any tier needs them.
struct ReplaySide {
    /// What a partner's month comes to so far.
    struct Count {
        var complaints = 0
        var notifications = 0
        var lastDay: Day?
        /// When each of the earliest notifications was made, and by which day's complaints.
        var made: [Notification] = []
    }

    /// A notification that was made.
    struct Notification: Comparable {
        let at: Instant
        let day: Day

        static func < (a: Notification, b: Notification) -> Bool { (a.at, a.day) < (b.at, b.day) }
    }

    /// A tier that was raised.
    struct Raise: Equatable {
        let tier: WarningTier
        let at: Instant
        /// Whether it is issued by itself or, its ground having come late, proposed (readings R27).
        let issuesItself: Bool
    }

    private let rules: RulesByDay
    private let month: BillingMonth
    /// The notifications that the highest tier needs.
    private let needed: Int
    private var counts: [Count] = []

    init(_ rules: RulesByDay, month: BillingMonth) {
        self.rules = rules
        self.month = month
        needed = month.days.compactMap { rules[$0].rules?.tiers.last?.from }.max() ?? 0
    }

    /// Whether a complaint of a kind counts on a day.
    func counts(_ kind: ComplaintKind, on day: Day) -> Bool { rules[day].counts(kind) }

    /// Adds a partner's day: the instants at which its counted complaints arrived, in their order.
    mutating func add(_ partner: Int, _ day: Day, _ arrivals: [Instant]) {
        while counts.count <= partner { counts.append(Count()) }
        guard !arrivals.isEmpty else { return }
        counts[partner].complaints += arrivals.count
        counts[partner].lastDay = max(day, counts[partner].lastDay ?? day)
        guard let steps = rules[day].steps else { return }
        for index in stride(from: steps.threshold - 1, to: arrivals.count, by: steps.step) {
            counts[partner].notifications += 1
            counts[partner].made.append(Notification(at: arrivals[index], day: day))
        }
        guard counts[partner].made.count > 2 * needed else { return }
        counts[partner].made.sort()
        counts[partner].made.removeLast(counts[partner].made.count - needed)
    }

    /// What a partner's month comes to.
    func figures(of partner: Int) -> WhatIfFigures {
        let count = counts[partner]
        return WhatIfFigures(
            complaints: count.complaints, notifications: count.notifications,
            tier: count.lastDay.map { rules[$0].tier(forNotifications: count.notifications) } ?? 0)
    }

    /// The tier that the month's notifications reach, by the rules of the last day with complaints.
    private func tier(of partner: Int) -> WarningTier? {
        let count = counts[partner]
        return count.lastDay.flatMap { rules[$0].rules?.tier(forNotifications: count.notifications) }
    }

    /// Why the month has that tier, or what the first one lacks.
    func reason(of partner: Int) -> Reason? {
        let count = counts[partner]
        let tier = tier(of: partner) ?? count.lastDay.flatMap { rules[$0].rules?.tiers.first }
        return tier?.reason(notifications: count.notifications)
    }

    /// The tiers that were raised, one after the other; of those raised at one instant the highest, which replaced the others at
    /// once (readings R9).
    func raised(of partner: Int) -> [Raise] {
        var raised: [Raise] = []
        for (index, notification) in counts[partner].made.sorted().enumerated() {
            let dayRules = rules[notification.day]
            guard dayRules.tier(forNotifications: index + 1) > raised.last?.tier.number ?? 0,
                let warning = dayRules.rules, let tier = warning.tier(forNotifications: index + 1)
            else { continue }
            if raised.last?.at == notification.at { raised.removeLast() }
            let issuesItself = warning.lateGround.issuesItself(month, on: notification.at.day)
            raised.append(Raise(tier: tier, at: notification.at, issuesItself: issuesItself))
        }
        return raised
    }
}

extension BillingMonth {
    /// Its days.
    var days: [Day] { (0..<length).map { firstDay + $0 } }
}
