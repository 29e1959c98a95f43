import RPC
import Rulebook
import Schema
import ServiceKit
import Store

/// Counts complaints and keeps the ledger of tiers and sanctions, inside a transaction: reads, has the decisions decide, writes
/// rows and events.
struct Ledger: Sendable {
    /// The deadline kinds of this service.
    static let closeDay = "close-day"
    static let sanctionEnd = "sanction-end"

    let rules: RulesByDay
    let clock: BusinessClock

    // MARK: counting

    /// Adds a complaint to its day if it counts; returns the day's count after it, nil where it does not count.
    func count(_ complaint: Complaint, in transaction: Transaction) throws -> Int? {
        let day = complaint.createdAt.day
        guard rules[day].counts(complaint.kind) else { return nil }
        let count = try DayCountTable.add(complaint.partner, day, in: transaction)
        if count == 1, (day + 1).start > clock.now {
            try transaction.schedule(Deadline(due: (day + 1).start, kind: Ledger.closeDay, key: day.description))
        }
        return count
    }

    /// Takes a complaint that counted from its day; returns the day's count after it, nil where it did not count.
    func uncount(_ complaint: Complaint, in transaction: Transaction) throws -> Int? {
        guard rules[complaint.createdAt.day].counts(complaint.kind) else { return nil }
        return try DayCountTable.subtract(complaint.partner, complaint.createdAt.day, in: transaction)
    }

    /// Works out a day's notifications after its count moved from one figure to another; true where they changed.
    ///
    /// The month is left to `evaluate`.
    func notify(_ partner: PartnerID, _ day: Day, from old: Int, to new: Int, in transaction: Transaction) throws
        -> Bool
    {
        let dayRules = rules[day]
        let made = dayRules.notifications(forComplaints: new)
        guard let warning = dayRules.rules, made != dayRules.notifications(forComplaints: old) else { return false }
        try DayCountTable.setNotifications(made, partner, day, in: transaction)
        let reason = dayReason(warning, day, new)
        let fact = NotificationRecorded(
            partner: partner, day: day, complaints: new,
            notifications: try DayCountTable.notifications(partner, day.month, in: transaction), reasons: [reason])
        try transaction.append(
            EventDraft(
                EventType.notificationRecorded, fact, subject: partner.name, at: clock.now,
                clauses: [Regulation.notification, reason.clause]))
        return true
    }

    // MARK: tiers

    /// Holds a partner's month against the tiers: raises what is newly reached, marks what has lost its ground.
    func evaluate(
        _ partner: PartnerID, _ day: Day, complaints: Int, in transaction: Transaction
    ) throws -> (raised: TierChange?, groundsGone: [Int64]) {
        guard let warning = rules[day].rules else { return (nil, []) }
        let tiering = Tiering(
            rules: warning, partner: partner, month: day.month,
            notifications: try DayCountTable.notifications(partner, day.month, in: transaction), day: day,
            complaints: complaints, now: clock.now)
        var standing = try TierTable.standing(partner, day.month, in: transaction)
        var gone: [Int64] = []
        if tiering.tier < standing {
            gone = try loseGround(partner, day.month, above: tiering.tier, in: transaction)
            // A batch may have jumped the tier that is left: then it was never raised, and is now.
            standing = try TierTable.standing(partner, day.month, in: transaction)
        }
        guard let (change, sanctions) = tiering.raise(above: standing) else { return (nil, gone) }
        try raise(change, sanctions, in: transaction)
        return (change, gone)
    }

    /// Works out the notifications of days whose counts moved together, then holds each partner's month against the tiers,
    /// once: what one day loses and another gains changes no tier (readings R9, R35).
    func settle(
        _ moved: [PartnerDay: (from: Int, to: Int)], in transaction: Transaction
    ) throws -> (raised: [TierChange], groundsGone: [Int64]) {
        // In the order of partner and day, so that the same facts always give the same ledger.
        let notified = try moved.sorted { $0.key < $1.key }.filter { place, change in
            try notify(place.partner, place.day, from: change.from, to: change.to, in: transaction)
        }
        var raised: [TierChange] = []
        var gone: [Int64] = []
        for (index, (place, change)) in notified.enumerated() {
            // The month's last day of those that moved stands for them all.
            let next = index + 1 < notified.count ? notified[index + 1].key : nil
            if let next, next.partner == place.partner, next.day.month == place.day.month { continue }
            let outcome = try evaluate(place.partner, place.day, complaints: change.to, in: transaction)
            if let tier = outcome.raised { raised.append(tier) }
            gone += outcome.groundsGone
        }
        return (raised, gone)
    }

    private func raise(_ change: TierChange, _ sanctions: [SanctionEntry], in transaction: Transaction) throws {
        try TierTable.insert(change, in: transaction)
        try transaction.append(
            EventDraft(
                EventType.tierRaised, change, subject: change.partner.name, at: change.at,
                clauses: [Regulation.tiers] + change.reasons.map(\.clause)))
        for var entry in sanctions {
            entry.number = try SanctionTable.insert(entry, in: transaction)
            if entry.issuedAt == nil {
                try tell(EventType.sanctionProposed, entry, in: transaction)
            } else {
                try issued(entry, in: transaction)
            }
        }
    }

    /// A sanction has been issued: it takes the place of those of a lower tier of its month (readings R7).
    ///
    /// Told before what it replaces, so that whoever follows the log never finds the partner free in between.
    func issued(_ entry: SanctionEntry, in transaction: Transaction) throws {
        if let liftsAt = entry.liftsAt {
            try transaction.schedule(Deadline(due: liftsAt, kind: Ledger.sanctionEnd, key: "\(entry.number)"))
        }
        try tell(EventType.sanctionIssued, entry, in: transaction)
        for var lower in try SanctionTable.of(entry.partner, entry.month, in: transaction.db)
        where lower.kind == entry.kind && lower.number != entry.number && lower.tier < entry.tier {
            let state = lower.state(at: clock.now)
            guard state == .inForce || state == .proposed else { continue }
            try SanctionTable.replace(lower.number, by: entry.number, at: clock.now, in: transaction)
            try transaction.cancelDeadline(kind: Ledger.sanctionEnd, key: "\(lower.number)")
            lower.replacedAt = clock.now
            lower.replacedBy = entry.number
            try tell(EventType.sanctionReplaced, lower, in: transaction)
        }
    }

    /// Marks what stood on a tier no longer reached; it stands until a person lifts it (readings R9).
    private func loseGround(
        _ partner: PartnerID, _ month: BillingMonth, above tier: Int, in transaction: Transaction
    ) throws -> [Int64] {
        try TierTable.loseGround(partner, month, above: tier, at: clock.now, in: transaction)
        var gone: [Int64] = []
        for var entry in try SanctionTable.of(partner, month, in: transaction.db)
        where entry.tier > tier && entry.groundGoneAt == nil {
            let state = entry.state(at: clock.now)
            guard state == .inForce || state == .proposed else { continue }
            try SanctionTable.loseGround(entry.number, at: clock.now, in: transaction)
            entry.groundGoneAt = clock.now
            try tell(EventType.sanctionGroundGone, entry, in: transaction)
            gone.append(entry.number)
        }
        return gone
    }

    // MARK: sanctions

    /// Tells that a sanction's last day is over, if it bit until then.
    func end(_ number: Int64, in transaction: Transaction) throws {
        guard let entry = try SanctionTable.find(number, in: transaction.db), entry.state(at: clock.now) == .ended
        else { return }
        try tell(EventType.sanctionEnded, entry, in: transaction)
    }

    /// Appends a sanction's event.
    func tell(_ type: String, _ entry: SanctionEntry, in transaction: Transaction) throws {
        try transaction.append(
            EventDraft(
                type, entry.message(at: clock.now), subject: entry.partner.name, at: clock.now, clauses: [entry.clause],
                correlationID: "tier/\(entry.partner.name)/\(entry.month)"))
    }
}
