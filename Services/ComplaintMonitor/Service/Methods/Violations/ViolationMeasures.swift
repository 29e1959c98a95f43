import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Violations {
    /// Puts a measure in force that the product panel has decided: from the later of its decision and the service of the warning
    /// on (23.5.s2).
    func orderMeasure(_ request: OrderMeasureRequest, _ call: ServerCall) async throws -> Sanction {
        try await decide(on: request.id, in: [.suspected, .proven], call) { violation, rules, transaction in
            try checkSanctioner(request.by, rules)
            let rule = rules.panelMeasures
            guard let servedDay = violation.warning?.servedDay else {
                throw RPCError.unmet(
                    "WARNING_NOT_SERVED", Text(zh: "警告送达前不得采取措施", en: "no measure begins before the warning is served"),
                    clause: rule.citation.clause)
            }
            let decision = try decided(request.decision, rule)
            try rule.check(request.kind, as: "kind", amount: request.amountFen)
            let begin = max(decision.day, servedDay)
            let reasons = try reasons(request, decision, servedDay, begin, rule)
            let entry = SanctionEntry(
                target: SanctionTarget(
                    partner: violation.partner, benefit: request.kind == .productDelisting ? violation.benefit : nil),
                kind: request.kind, clause: rule.citation.clause, ground: violation.sanctionGround,
                recordedAt: house.clock.now, amount: request.amountFen, document: decision.reference, reasons: reasons)
            return try ledger.enter(entry.issued(at: begin.start, by: request.by), in: transaction).message(
                at: house.clock.now)
        }
    }

    private func decided(_ decision: PanelDecision?, _ rule: MeasureRule) throws -> PanelDecision {
        guard let decision else {
            throw RPCError.unmet(
                "PANEL_DECISION_MISSING",
                Text(zh: "须有权益产品运营评审的决定", en: "a recorded decision of the product panel is needed"),
                clause: rule.citation.clause, field: "decision")
        }
        guard !decision.reference.isBlank else { throw RPCError.missing("decision.reference") }
        try decision.minutes.check(as: "decision.minutes")
        try refuseFuture(decision.day, "decision.day")
        return decision
    }

    private func reasons(
        _ request: OrderMeasureRequest, _ decision: PanelDecision, _ servedDay: Day, _ begin: Day, _ rule: MeasureRule
    ) throws -> [Reason] {
        let basis = rule.citation.reason(
            Text(
                zh: "警告 \(servedDay) 送达，评审 \(decision.reference) 于 \(decision.day) 决定，自 \(begin) 起",
                en:
                    "warning served on \(servedDay), decided by \(decision.reference) on \(decision.day): from \(begin) on"
            ))
        guard request.kind == .rectification else { return [basis] }
        guard let rectifyBy = request.rectifyBy, rectifyBy > begin else {
            throw RPCError.invalid(
                "rectifyBy", Text(zh: "须有整改期限，且晚于 \(begin)", en: "must be a day after \(begin)"),
                clause: rule.citation.clause)
        }
        return [basis, rule.citation.reason(Text(zh: "整改期限 \(rectifyBy)", en: "to be rectified by \(rectifyBy)"))]
    }
}

extension MeasureRule {
    /// Throws INVALID_ARGUMENT for a measure that the clause does not list, and for a fine or a deduction without an amount above 0.
    func check(_ kind: SanctionKind, as field: String, amount: Fen?) throws(RPCError) {
        guard kinds.contains(kind) else {
            let known = kinds.map(\.title)
            throw .invalid(
                field,
                Text(
                    zh: "应为 " + known.map(\.zh).joined(separator: "、"),
                    en: "must be one of " + known.map(\.en).joined(separator: ", ")),
                clause: citation.clause)
        }
        let takesAmount = kind == .fine || kind == .deduction
        guard takesAmount ? (amount?.amount ?? 0) > 0 : amount == nil else {
            throw .invalid(
                "amountFen",
                takesAmount
                    ? Text(zh: "应大于 0 分", en: "must be more than 0 fen")
                    : Text(zh: "\(kind.title.zh)没有金额", en: "a \(kind.title.en) has no amount"),
                clause: citation.clause)
        }
    }
}

extension Ledger {
    /// Throws FAILED_PRECONDITION where a measure of a warning is to be lifted and no rectification is confirmed
    /// (maoming-benefits/23.5.s3).
    ///
    /// What has lost its ground, and every other sanction, a person lifts at will.
    func checkLift(_ entry: SanctionEntry, in db: Database) throws {
        guard entry.ground.kind == .violation, entry.kind != .termination, entry.groundGoneAt == nil,
            let violation = try RecordTable.violations.find(entry.ground.id, in: db), !violation.isRectified
        else { return }
        throw RPCError.unmet(
            "RECTIFICATION_NOT_CONFIRMED",
            Text(zh: "整改尚未经确认，不得解除", en: "it is not lifted before the rectification is confirmed"),
            clause: ClauseID(checked: "maoming-benefits/23.5.s3"))
    }
}
