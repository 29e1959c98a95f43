import GRDB
import RPC
import Schema
import ServiceKit
import Store

extension Intake {
    /// Registers a service code unless a freeze covers its partner at the business time of now, or cooperation has ended.
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
            try requireLine(request.serviceLine, of: request.partner, in: db)
            let target = SanctionTarget(partner: request.partner, serviceLine: request.serviceLine)
            try permit(.addServiceCode, on: target, in: db)
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

    /// Throws NOT_FOUND where a partner that has service lines registered has not this one.
    ///
    /// One without any registered, as all were before lines were, may have codes of any.
    private func requireLine(_ line: ServiceLineID, of partner: PartnerID, in db: Database) throws {
        let lines = try ServiceLineTable.of(partner, in: db)
        guard lines.isEmpty || lines.contains(where: { $0.serviceLine == line }) else {
            throw RPCError(
                .notFound, Text(zh: "\(partner) 没有登记业务 \(line)", en: "\(partner) has no service line \(line)"),
                reason: "INTAKE_SERVICE_LINE_UNKNOWN", field: "serviceLine")
        }
    }
}
