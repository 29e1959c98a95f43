import RPC
import Schema
import ServiceKit
import Store

extension Intake {
    /// Registers a subchannel of a partner; the same again changes nothing.
    ///
    /// Also after the end of cooperation: a late finding has to name it (migu-membership/8.2).
    func registerSubchannel(_ request: RegisterSubchannelRequest, _ call: ServerCall) async throws
        -> RegisteredSubchannel
    {
        try await house.commands.run(call) { [house] transaction in
            guard try PartnerTable.find(request.partner, in: transaction.db) != nil else {
                throw Intake.unknown(request.partner)
            }
            if let known = try SubchannelTable.find(request.subchannel, of: request.partner, in: transaction.db) {
                guard known.kind == request.kind else {
                    throw RPCError(
                        .alreadyExists,
                        Text(
                            zh: "子渠道 \(known.subchannel) 已登记为 \(known.kind.term)",
                            en: "\(known.subchannel) is registered as \(known.kind.term)"),
                        reason: "INTAKE_SUBCHANNEL_EXISTS", field: "kind")
                }
                return known
            }
            let subchannel = RegisteredSubchannel(
                partner: request.partner, subchannel: request.subchannel, kind: request.kind,
                registeredAt: house.clock.now)
            try SubchannelTable.insert(subchannel, in: transaction)
            try transaction.append(
                EventDraft(
                    EventType.subchannelRegistered, SubchannelRegistered(subchannel: subchannel),
                    subject: subchannel.partner.name, at: house.clock.now))
            return subchannel
        }
    }
}
