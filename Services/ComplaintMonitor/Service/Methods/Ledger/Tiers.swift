import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Ledger {
    /// Holds a partner's month of so many notifications against the tiers: raises what is newly reached, marks what has lost its
    /// ground.
    func evaluate(
        _ partner: PartnerID, _ day: Day, complaints: Int, notifications: Int, in transaction: Transaction
    ) throws -> (raised: TierChange?, groundsGone: [Int64]) {
        guard let warning = rules[day].rules else { return (nil, []) }
        let tiering = Tiering(
            rules: warning, partner: partner, month: day.month, notifications: notifications, day: day,
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
        let notified = try moved.sorted { $0.key < $1.key }.compactMap { place, change in
            try notify(place.partner, place.day, from: change.from, to: change.to, in: transaction)
                .map { (place: place, complaints: change.to, notifications: $0) }
        }
        var raised: [TierChange] = []
        var gone: [Int64] = []
        for (index, (place, complaints, notifications)) in notified.enumerated() {
            // The month's last day of those that moved stands for them all.
            let next = index + 1 < notified.count ? notified[index + 1].place : nil
            if let next, next.partner == place.partner, next.day.month == place.day.month { continue }
            let outcome = try evaluate(
                place.partner, place.day, complaints: complaints, notifications: notifications, in: transaction)
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
        for entry in sanctions { try enter(entry, in: transaction) }
    }

    /// Marks what stood on a tier no longer reached; it stands until a person lifts it (readings R9).
    private func loseGround(
        _ partner: PartnerID, _ month: BillingMonth, above tier: Int, in transaction: Transaction
    ) throws -> [Int64] {
        try TierTable.loseGround(partner, month, above: tier, at: clock.now, in: transaction)
        return try loseGround(in: transaction) {
            try SanctionTable.of(partner, month, in: $0).filter { $0.ground.kind == .tier && $0.rank > tier }
        }
    }
}
