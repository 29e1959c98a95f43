import Schema
import ServiceKit
import Store

/// The partners, service lines and subchannels that intake has registered, in a replica of its own: what is filed or found is
/// joined with them (readings R17), or held against them (R38), while intake is down too.
struct Registry: MonitorPart {
    /// The events of intake that it follows.
    static let events: Set<String> = [
        EventType.partnerRegistered, EventType.serviceLineRegistered, EventType.subchannelRegistered,
    ]

    func react(to event: Event, from upstream: String, in transaction: Transaction) throws {
        switch event.type {
        case EventType.partnerRegistered:
            try PartnerTable.upsert(event.fact(PartnerRegistered.self).partner, in: transaction)
        case EventType.serviceLineRegistered:
            try RegistryTable.upsert(event.fact(ServiceLineRegistered.self).serviceLine, in: transaction)
        case EventType.subchannelRegistered:
            try RegistryTable.upsert(event.fact(SubchannelRegistered.self).subchannel, in: transaction)
        default: break
        }
    }
}
