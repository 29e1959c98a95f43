public import Schema
import ServiceKit
public import Store

extension Intake {
    /// Keeps its own replica of the sanctions, so that it can decide while complaint-monitor is down.
    public func react(to event: Event, from upstream: String, in transaction: Transaction) throws {
        guard Intake.sanctionEvents.contains(event.type) else { return }
        try SanctionReplica.upsert(event.fact(Sanction.self), in: transaction)
    }

    /// Tells that cooperation with a partner has ended.
    public func fire(_ deadline: Deadline, in transaction: Transaction) throws {
        guard let partner = PartnerID(deadline.key), let end = try CooperationTable.end(of: partner, in: transaction.db)
        else { return }
        try tell(end, in: transaction)
    }
}
