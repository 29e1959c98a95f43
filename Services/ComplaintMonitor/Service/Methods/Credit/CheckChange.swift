import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Credit {
    /// Whether a change adds a service code or a product, and which sanctions stand in its way (10.n1).
    func checkChange(_ request: CheckChangeRequest) async throws -> CheckChangeReply {
        let operations = try request.operations
        let instant = request.asOf ?? house.clock.now
        let blocking = try await house.store.read { db in
            try SanctionTable.recorded(by: instant, partner: request.target.partner, in: db)
                .map { $0.message(at: instant) }
                .filter { sanction in
                    sanction.state == .inForce && operations.contains { sanction.blocks($0, on: request.target) }
                }
        }
        return CheckChangeReply(
            operations: operations, isAllowed: blocking.isEmpty, blockedBy: blocking, reasons: [request.reason])
    }

    /// The class of a joint-membership partner: core or strategic (13).
    func getCreditClass(_ request: GetCreditClassRequest) async throws -> PartnerCreditClass {
        let isMember = try await house.store.read { try PartnerTable.isRegistered(request.partner, in: $0) }
        return try Credit.creditClass(of: request.partner, isMember: isMember)
    }

    /// Enters that class; no other is taken.
    func setCreditClass(_ request: SetCreditClassRequest, _ call: ServerCall) async throws -> PartnerCreditClass {
        try request.by.check()
        return try await house.commands.run(call) { transaction in
            let isMember = try PartnerTable.isRegistered(request.partner, in: transaction.db)
            let known = try Credit.creditClass(of: request.partner, isMember: isMember)
            guard request.creditClass == known.creditClass else {
                throw RPCError.unmet(
                    "CREDIT_CLASS_FIXED",
                    Text(
                        zh: "联合会员合作伙伴均属核心/战略合作方",
                        en: "every joint-membership partner is of the class core or strategic"),
                    clause: Regulation.CreditClause.partnerClass, field: "creditClass")
            }
            return known
        }
    }

    private static func creditClass(of partner: PartnerID, isMember: Bool) throws(RPCError) -> PartnerCreditClass {
        let clause = Regulation.CreditClause.partnerClass
        guard isMember else {
            throw .unmet(
                "CREDIT_NOT_A_MEMBER",
                Text(
                    zh: "\(partner) 没有联合会员合作协议", en: "\(partner) has no joint-membership agreement"),
                clause: clause, field: "partner")
        }
        return PartnerCreditClass(
            partner: partner, creditClass: .coreStrategic,
            reason: Reason(
                clause: clause,
                text: Text(zh: "联合会员合作伙伴属核心/战略合作方", en: "a joint-membership partner is core or strategic")))
    }
}

extension CheckChangeRequest {
    /// What the change amounts to; throws INVALID_ARGUMENT with the clause where it does not say.
    fileprivate var operations: [Schema.Operation] {
        get throws(RPCError) {
            guard let addsBillingPoint else { throw CheckChangeRequest.incomplete("addsBillingPoint") }
            guard let addsProductForm else { throw CheckChangeRequest.incomplete("addsProductForm") }
            return (addsBillingPoint ? [.addServiceCode] : []) + (addsProductForm ? [.addProduct] : [])
        }
    }

    fileprivate var reason: Reason {
        let code = addsBillingPoint == true ? Text(zh: "新增计费点", en: "a new billing point") : nil
        let product = addsProductForm == true ? Text(zh: "新增产品形态", en: "a new product form") : nil
        let parts = [code, product].compactMap { $0 }
        let text =
            parts.isEmpty
            ? Text(zh: "既无新计费点，也无新产品形态", en: "neither a new billing point nor a new product form")
            : Text(zh: parts.map(\.zh).joined(separator: "、"), en: parts.map(\.en).joined(separator: " and "))
        return Reason(clause: Regulation.CreditClause.codesAndProducts, text: text)
    }

    private static func incomplete(_ field: String) -> RPCError {
        .invalid(
            field,
            Text(zh: "应说明是否新增 \(field)", en: "\(field) is required: does the change add one?"),
            clause: Regulation.CreditClause.codesAndProducts)
    }
}
