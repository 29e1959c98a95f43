import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Violations {
    private var adjustments: RecordTable<Adjustment> { .adjustments }

    /// Reports a delisting or a change of a benefit in force.
    func reportAdjustment(_ request: ReportAdjustmentRequest, _ call: ServerCall) async throws -> Adjustment {
        try request.by.check()
        guard !request.benefit.isBlank else { throw RPCError.missing("benefit") }
        return try await house.commands.run(call) { transaction in
            let adjustment = try adjustments.insert(partner: nil, in: transaction) { number in
                Adjustment(
                    id: "\(number)", benefit: request.benefit, product: request.product, kind: request.kind,
                    day: request.day, hasHolders: request.hasHolders, by: request.by, recordedAt: house.clock.now)
            }
            return try tell(adjustment, rules(on: request.day), in: transaction)
        }
    }

    /// Records a notice to the customers.
    func recordCustomerNotice(_ request: RecordCustomerNoticeRequest, _ call: ServerCall) async throws -> Adjustment {
        try request.by.check()
        guard !request.text.isBlank else { throw RPCError.missing("text") }
        return try await change(request.id, call) { adjustment, rules in
            try refuseFuture(request.day, "day")
            try request.evidence.check(under: rules.clauses[.notice].clause)
            adjustment.notices.append(
                CustomerNotice(day: request.day, text: request.text, evidence: request.evidence, by: request.by))
        }
    }

    /// Closes an adjustment; where customers hold the benefit, only after a recorded notice to them (57.s4).
    func closeAdjustment(_ request: CloseAdjustmentRequest, _ call: ServerCall) async throws -> Adjustment {
        try request.by.check()
        return try await change(request.id, call) { adjustment, rules in
            guard !adjustment.hasHolders || !adjustment.notices.isEmpty else {
                throw RPCError.unmet(
                    "NOTICE_MISSING", Text(zh: "尚无告知客户的记录", en: "no notice to the customers is recorded"),
                    clause: rules.clauses[.notice].clause)
            }
            (adjustment.closedAt, adjustment.closedBy) = (house.clock.now, request.by)
        }
    }

    private func change(
        _ id: String, _ call: ServerCall,
        _ change: @escaping @Sendable (inout Adjustment, ViolationRules) throws -> Void
    ) async throws -> Adjustment {
        try await house.commands.run(call) { transaction in
            var adjustment = try found(adjustments.find(id, in: transaction.db), id)
            let rules = try rules(on: adjustment.day)
            guard adjustment.closedAt == nil else {
                throw RPCError.unmet(
                    "ADJUSTMENT_CLOSED", Text(zh: "调整已办结", en: "the adjustment is closed"),
                    clause: rules.clauses[.notice].clause)
            }
            try change(&adjustment, rules)
            try adjustments.update(adjustment, number: id, in: transaction)
            return try tell(adjustment, rules, in: transaction)
        }
    }

    private func tell(
        _ adjustment: Adjustment, _ rules: ViolationRules, in transaction: Transaction
    ) throws -> Adjustment {
        try transaction.append(
            EventDraft(
                EventType.adjustmentChanged, adjustment, subject: adjustment.benefit, at: house.clock.now,
                clauses: [rules.clauses[.notice].clause], correlationID: adjustment.id))
        return adjustment
    }
}
