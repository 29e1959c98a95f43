import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Conditions {
    /// A person judges whether a condition reaches the agreement's standard of a violation.
    ///
    /// Where it does, the inquiry opens in the
    /// same step, suspended or not (7.2, 7.3).
    func judgeCondition(_ request: JudgeConditionRequest, _ call: ServerCall) async throws -> AbnormalCondition {
        try request.by.check()
        guard !request.reason.isBlank else { throw RPCError.missing("reason") }
        return try await decide(
            on: request.id, in: [.toBeJudged], under: .inquiry, call, tell: EventType.conditionJudged
        ) { condition, rules, transaction in
            let now = house.clock.now
            condition.judgement = Judgement(
                isStandardReached: request.isStandardReached, reason: request.reason, by: request.by, judgedAt: now)
            condition.reasons.append(
                rules.clauses[.suspension].reason(
                    request.isStandardReached
                        ? Text(zh: "认定达到违规标准：\(request.reason)", en: "judged to reach the standard: \(request.reason)")
                        : Text(
                            zh: "认定未达违规标准：\(request.reason)", en: "judged not to reach the standard: \(request.reason)")
                ))
            if request.isStandardReached {
                condition.state = .inquiry
                condition.inquiry = Inquiry(openedAt: now)
                condition.reasons.append(
                    rules.clauses[.inquiry].reason(Text(zh: "启动违规核查", en: "the inquiry is opened")))
            } else {
                condition.state = .notReached
            }
            if request.suspends == true { try suspend(condition, request.by, rules, in: transaction) }
        }
    }

    /// Suspends the business concerned after a judgement that did not, while the inquiry is open (7.2).
    func suspendBusiness(_ request: SuspendBusinessRequest, _ call: ServerCall) async throws -> AbnormalCondition {
        try request.by.check()
        guard !request.reason.isBlank else { throw RPCError.missing("reason") }
        return try await decide(
            on: request.id, in: Set(ConditionState.allCases), under: .suspension, call, tell: EventType.conditionJudged
        ) { condition, rules, transaction in
            condition.reasons.append(rules.clauses[.suspension].reason(Text(request.reason)))
            try suspend(condition, request.by, rules, in: transaction)
        }
    }

    /// The emergency suspension of the business concerned: from this moment until a recorded decision lifts it.
    private func suspend(
        _ condition: AbnormalCondition, _ person: Person, _ rules: ConditionRules, in transaction: Transaction
    ) throws {
        let clause = rules.clauses[.suspension].clause
        guard condition.state == .inquiry else {
            throw RPCError.unmet(
                "CONDITION_NOT_JUDGED",
                Text(
                    zh: "未认定达到违规标准，不得紧急暂停（\(condition.state.term)）",
                    en: "no suspension without a judgement that the standard is reached (\(condition.state.term))"),
                clause: clause)
        }
        guard try suspensions(of: condition, in: transaction).isEmpty else {
            throw RPCError.unmet(
                "BUSINESS_SUSPENDED", Text(zh: "该业务已紧急暂停", en: "the business is suspended already"), clause: clause)
        }
        let entry = SanctionEntry(
            target: condition.target, kind: .emergencySuspension, clause: clause, ground: condition.sanctionGround,
            recordedAt: house.clock.now, reasons: condition.reasons)
        try ledger.enter(entry.issued(at: house.clock.now, by: person), in: transaction)
    }

    /// The emergency suspensions of a condition that are in force.
    func suspensions(of condition: AbnormalCondition, in transaction: Transaction) throws -> [SanctionEntry] {
        try ledger.live(in: transaction) { db in
            try SanctionTable.of(condition.sanctionGround, in: db).filter { $0.kind == .emergencySuspension }
        }
    }
}
