import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import Store

@testable import Intake

extension Served<Intake> {
    @discardableResult
    func registerLine(
        _ line: String, of partner: String = "P", _ payment: [PaymentMethod] = [.phoneBill], other: String? = nil
    ) async throws -> RegisteredServiceLine {
        try await client.call(
            IntakeMethods.registerServiceLine,
            RegisterServiceLineRequest(
                partner: PartnerID(checked: partner), serviceLine: ServiceLineID(checked: line),
                paymentMethods: payment, otherPayment: other))
    }

    @discardableResult
    func registerSubchannel(
        _ subchannel: String, of partner: String = "P", _ kind: SubchannelKind = .app
    ) async throws -> RegisteredSubchannel {
        try await client.call(
            IntakeMethods.registerSubchannel,
            RegisterSubchannelRequest(
                partner: PartnerID(checked: partner), subchannel: SubchannelID(checked: subchannel), kind: kind))
    }

    @discardableResult
    func endCooperation(
        _ partner: String = "P", on lastDay: String, _ kind: CooperationEndKind = .voluntary,
        reason: String = "left", by person: Person = Desk.person
    ) async throws -> CooperationEnd {
        try await client.call(
            IntakeMethods.endCooperation,
            EndCooperationRequest(
                partner: PartnerID(checked: partner), day: day(lastDay), kind: kind, reason: reason, by: person))
    }

    /// As if complaint-monitor had told that a sanction of this kind bites.
    func sanction(_ kind: SanctionKind, of partner: String = "P", clause: String, until lastDay: String?) async throws {
        let last = try lastDay.map(day)
        let sanction = Sanction(
            id: "1", partner: PartnerID(checked: partner), kind: kind, clause: ClauseID(checked: clause),
            state: .inForce, recordedAt: try at("2024-03-01"), issuedAt: try at("2024-03-01"), lastDay: last,
            liftsAt: last.map { ($0 + 1).start })
        try await core.house.store.write { try SanctionReplica.upsert(sanction, in: $0) }
    }
}
