import Schema
import ServiceKit

/// What follows from complaints that come one by one, worked out anew: migu-membership annexes 6 and 7, all in one month whose
/// end has not come.
struct Recount {
    /// What the log tells of it, in its order.
    enum Fact: Hashable {
        case notified(PartnerID, Day, monthly: Int)
        case raised(PartnerID, tier: Int, from: Int)

        init?(_ event: Event) {
            switch event.type {
            case EventType.notificationRecorded:
                guard let fact = try? event.fact(NotificationRecorded.self) else { return nil }
                self = .notified(fact.partner, fact.day, monthly: fact.notifications)
            case EventType.tierRaised:
                guard let fact = try? event.fact(TierChange.self) else { return nil }
                self = .raised(fact.partner, tier: fact.tier, from: fact.previousTier)
            default: return nil
            }
        }
    }

    /// A sanction, as far as the complaints decide it.
    struct Ledger: Hashable {
        var id: String
        var partner: PartnerID
        var kind: SanctionKind
        var tier: Int
        var state: SanctionState
        var replacedBy: String?

        init(_ sanction: Sanction) {
            id = sanction.id
            partner = sanction.partner
            kind = sanction.kind
            tier = sanction.tier ?? 0
            state = sanction.state
            replacedBy = sanction.replacedBy
        }

        init(id: Int, partner: PartnerID, kind: SanctionKind, tier: Int) {
            self.id = "\(id)"
            self.partner = partner
            self.kind = kind
            self.tier = tier
            state = .inForce
        }
    }

    private(set) var days: [PartnerID: [Day: Int]] = [:]
    private(set) var tiers: [PartnerID: Int] = [:]
    private(set) var events: [Fact] = []
    private(set) var sanctions: [Ledger] = []

    mutating func take(_ complaint: Complaint) {
        guard complaint.kind == .unawareSubscription else { return }
        let (partner, day) = (complaint.partner, complaint.createdAt.day)
        days[partner, default: [:]][day, default: 0] += 1
        guard let counts = days[partner], let count = counts[day], count % 5 == 0 else { return }
        let monthly = counts.values.reduce(0) { $0 + $1 / 5 }
        events.append(.notified(partner, day, monthly: monthly))
        let (old, new) = (tiers[partner] ?? 0, min(monthly / 5, 4))
        guard new > old else { return }
        tiers[partner] = new
        events.append(.raised(partner, tier: new, from: old))
        for kind in [SanctionKind.promotionSuspension, .serviceCodeFreeze] {
            let id = sanctions.count + 1
            for index in sanctions.indices
            where sanctions[index].partner == partner && sanctions[index].kind == kind
                && sanctions[index].state == .inForce
            {
                sanctions[index].state = .replaced
                sanctions[index].replacedBy = "\(id)"
            }
            sanctions.append(Ledger(id: id, partner: partner, kind: kind, tier: new))
        }
    }
}
