import RPC
import Schema
import ServiceKit
import Store

extension Intake {
    /// Registers a service code unless a freeze covers its partner at the business time of now.
    func registerServiceCode(_ request: RegisterServiceCodeRequest, _ call: ServerCall) async throws
        -> RegisteredServiceCode
    {
        try await house.commands.run(call) { [house] transaction in
            let db = transaction.db
            guard try PartnerTable.find(request.partner, in: db) != nil else { throw Intake.unknown(request.partner) }
            if let known = try PartnerTable.find(request.code, in: db) {
                guard known.partner == request.partner, known.serviceLine == request.serviceLine else {
                    throw RPCError(
                        .alreadyExists,
                        Text(
                            zh: "业务代码 \(known.code) 已由 \(known.partner) 登记",
                            en: "service code \(known.code) is registered by \(known.partner)"),
                        reason: "INTAKE_SERVICE_CODE_EXISTS", field: "code")
                }
                return known
            }
            let sanctions = try SanctionReplica.inForce(request.partner, at: house.clock.now, in: db)
            if let refusal = FreezeCheck.refusal(
                SanctionTarget(partner: request.partner, serviceLine: request.serviceLine), sanctions)
            {
                throw refusal
            }
            let code = RegisteredServiceCode(
                code: request.code, partner: request.partner, serviceLine: request.serviceLine,
                registeredAt: house.clock.now)
            try PartnerTable.insert(code, in: transaction)
            try transaction.append(
                EventDraft(
                    EventType.serviceCodeRegistered, ServiceCodeRegistered(serviceCode: code),
                    subject: code.partner.name,
                    at: house.clock.now))
            return code
        }
    }
}
