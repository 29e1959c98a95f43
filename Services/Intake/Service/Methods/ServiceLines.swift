import GRDB
import RPC
import Schema
import ServiceKit
import Store

extension Intake {
    /// Registers a service line unless something new of its partner is refused at the business time of now; the same again
    /// changes nothing.
    func registerServiceLine(_ request: RegisterServiceLineRequest, _ call: ServerCall) async throws
        -> RegisteredServiceLine
    {
        try request.checkPayment()
        return try await house.commands.run(call) { [house] transaction in
            guard try PartnerTable.find(request.partner, in: transaction.db) != nil else {
                throw Intake.unknown(request.partner)
            }
            let line = request.line(registeredAt: house.clock.now)
            if let known = try ServiceLineTable.find(request.serviceLine, of: request.partner, in: transaction.db) {
                guard known.paymentMethods == line.paymentMethods, known.otherPayment == line.otherPayment else {
                    throw RPCError(
                        .alreadyExists,
                        Text(
                            zh: "\(line.partner) 的业务 \(line.serviceLine) 已以其他支付方式登记",
                            en: "\(line.serviceLine) of \(line.partner) is registered with other payment methods"),
                        reason: "INTAKE_SERVICE_LINE_EXISTS", field: "serviceLine")
                }
                return known
            }
            let target = SanctionTarget(partner: line.partner, serviceLine: line.serviceLine)
            try permit(.startCooperation, on: target, in: transaction.db)
            try ServiceLineTable.insert(line, in: transaction)
            try transaction.append(
                EventDraft(
                    EventType.serviceLineRegistered, ServiceLineRegistered(serviceLine: line),
                    subject: line.partner.name, at: house.clock.now, clauses: [Self.payment]))
            return line
        }
    }

    /// Throws FAILED_PRECONDITION with the clause where cooperation with a partner has ended or a sanction stands in the way.
    func permit(_ operation: Operation, on target: SanctionTarget, in db: Database) throws {
        let now = house.clock.now
        let end = try CooperationTable.end(of: target.partner, in: db)
        let sanctions = try SanctionReplica.inForce(target.partner, at: now, in: db)
        if let refusal = OperationCheck.refusal(after: end, on: now.day)
            ?? OperationCheck.refusal(of: operation, on: target, by: sanctions)
        {
            throw refusal
        }
    }

    fileprivate static let payment = ClauseID(checked: "migu-membership/4.1")
}

extension RegisterServiceLineRequest {
    /// Throws where no payment method is given, or another way without a description (migu-membership/4.1).
    fileprivate func checkPayment() throws(RPCError) {
        guard !paymentMethods.isEmpty else {
            throw .invalid(
                "paymentMethods", Text(zh: "至少应有一种支付方式", en: "must have at least one payment method"),
                clause: Intake.payment)
        }
        let isDescribed = otherPayment.map { !$0.isBlank } ?? false
        guard isDescribed == paymentMethods.contains(.other) else {
            throw .invalid(
                "otherPayment",
                Text(
                    zh: "其他支付方式须有说明，没有其他支付方式则不填",
                    en: "must describe the other payment method, and is left out where there is none"),
                clause: Intake.payment)
        }
    }

    /// The line, its payment methods once each and always in one order.
    fileprivate func line(registeredAt: Instant) -> RegisteredServiceLine {
        RegisteredServiceLine(
            partner: partner, serviceLine: serviceLine,
            paymentMethods: PaymentMethod.allCases.filter(paymentMethods.contains), otherPayment: otherPayment,
            registeredAt: registeredAt)
    }
}
