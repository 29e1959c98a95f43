import Logging
public import Schema
import ServiceKit
public import Store

extension ComplaintMonitor {
    /// Joins a partner that intake has registered with what was filed under its name (readings R17).
    public func react(to event: Event, from upstream: String, in transaction: Transaction) throws {
        guard event.type == EventType.partnerRegistered else { return }
        try PartnerTable.upsert(event.fact(PartnerRegistered.self).partner, in: transaction)
    }

    /// Closes a day that is over; tells that a sanction has ended.
    public func fire(_ deadline: Deadline, in transaction: Transaction) throws {
        switch deadline.kind {
        case Ledger.closeDay:
            guard let day = Day(deadline.key) else { return }
            try close(day, in: transaction)
        case Ledger.sanctionEnd:
            guard let number = Int64(deadline.key) else { return }
            try ledger.end(number, in: transaction)
        default: house.logger.error("unknown deadline", metadata: ["deadline.kind": "\(deadline.kind)"])
        }
    }
}
