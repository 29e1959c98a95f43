import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Conditions {
    /// Closes the inquiry.
    ///
    /// Confirmed: facts, evidence, measure and a rectification with its date in one step (7.4, 7.5); not
    /// confirmed: nothing is recorded against the partner, and the suspension is lifted.
    func closeInquiry(_ request: CloseInquiryRequest, _ call: ServerCall) async throws -> AbnormalCondition {
        try request.by.check()
        return try await decide(
            on: request.id, in: [.inquiry], under: .handling, call, tell: EventType.inquiryClosed
        ) { condition, rules, transaction in
            guard var inquiry = condition.inquiry else { return }
            (inquiry.closedAt, inquiry.closedBy) = (house.clock.now, request.by)
            (inquiry.isConfirmed, inquiry.facts, inquiry.evidence) = (
                request.isConfirmed, request.facts, request.evidence
            )
            condition.state = request.isConfirmed ? .rectifying : .notConfirmed
            guard request.isConfirmed else {
                condition.inquiry = inquiry
                return try liftSuspension(condition, request.by, rules, in: transaction)
            }
            let (measure, rectifyBy) = try confirmed(request, rules)
            (inquiry.measure, inquiry.rectifyBy) = (measure, rectifyBy)
            condition.inquiry = inquiry
            try sanction(&condition, measure, rectifyBy, request.by, rules, in: transaction)
        }
    }

    /// Throws FAILED_PRECONDITION where a confirmed violation lacks its facts, evidence, measure or date.
    private func confirmed(_ request: CloseInquiryRequest, _ rules: ConditionRules) throws -> (String, Day) {
        let handling = rules.clauses[.handling].clause
        try request.evidence.check(under: handling)
        func stated(_ text: String?, _ field: String) throws -> String {
            guard let text, !text.isBlank else {
                throw RPCError.unmet(
                    "INQUIRY_INCOMPLETE", Text(zh: "确认违规须有 \(field)", en: "a confirmed violation needs \(field)"),
                    clause: handling, field: field)
            }
            return text
        }
        _ = try stated(request.facts, "facts")
        let measure = try stated(request.measure, "measure")
        let clause = rules.clauses[.rectification].clause
        guard let rectifyBy = request.rectifyBy else {
            throw RPCError.unmet(
                "INQUIRY_INCOMPLETE", Text(zh: "须有整改期限", en: "a date to rectify is needed"), clause: clause,
                field: "rectifyBy")
        }
        guard Rectification.terms.contains(rectifyBy - house.clock.now.day) else {
            throw RPCError.invalid(
                "rectifyBy", Text(zh: "应晚于今天，十年以内", en: "must be after today, within ten years"), clause: clause)
        }
        return (measure, rectifyBy)
    }

    /// The agreement's measure, and the rectification until it is found to be reached.
    private func sanction(
        _ condition: inout AbnormalCondition, _ measure: String, _ rectifyBy: Day, _ person: Person,
        _ rules: ConditionRules, in transaction: Transaction
    ) throws {
        let taken = rules.clauses[.handling].reason(
            Text(zh: "查实违规，\(measure)", en: "a violation is confirmed: \(measure)"))
        let date = rules.clauses[.rectification].reason(
            Text(zh: "专项整改，期限 \(rectifyBy)", en: "a rectification by \(rectifyBy)"))
        condition.reasons += [taken, date]
        for (kind, reason) in [(SanctionKind.agreedMeasure, taken), (.rectification, date)] {
            let entry = SanctionEntry(
                target: condition.target, kind: kind, clause: reason.clause, ground: condition.sanctionGround,
                recordedAt: house.clock.now, reasons: [reason])
            try ledger.enter(entry.issued(at: house.clock.now, by: person), in: transaction)
        }
        try transaction.schedule(
            Deadline(due: (rectifyBy + 1).start, kind: Conditions.rectification, key: condition.id))
    }

    private func liftSuspension(
        _ condition: AbnormalCondition, _ person: Person, _ rules: ConditionRules, in transaction: Transaction
    ) throws {
        let reason = rules.clauses[.handling].reason(
            Text(zh: "核查未确认违规，解除紧急暂停", en: "the inquiry confirms no violation, the suspension is lifted"))
        for suspension in try suspensions(of: condition, in: transaction) {
            try ledger.lift(suspension, by: person, reason: reason.zh, in: transaction)
        }
    }

    /// Checks the rectification: reached closes it; not reached puts a termination before a person, who issues or drops it (7.5,
    /// 6.5).
    func checkRectification(
        _ request: CheckConditionRectificationRequest, _ call: ServerCall
    ) async throws -> AbnormalCondition {
        try request.by.check()
        return try await decide(
            on: request.id, in: [.rectifying], under: .rectification, call,
            tell: EventType.conditionRectificationChecked
        ) { condition, rules, transaction in
            try request.evidence.check(under: rules.clauses[.rectification].clause)
            let closedOn = condition.inquiry?.closedAt?.day ?? condition.day
            guard (closedOn...house.clock.now.day).contains(request.day) else {
                throw RPCError.invalid(
                    "day", Text(zh: "应在 \(closedOn) 至今天之间", en: "must be from \(closedOn) to today"),
                    clause: rules.clauses[.rectification].clause)
            }
            condition.inquiry?.checks.append(
                RectificationCheck(
                    day: request.day, isReached: request.isReached, evidence: request.evidence, by: request.by,
                    recordedAt: house.clock.now))
            condition.state = request.isReached ? .rectified : .rectificationFailed
            try transaction.cancelDeadline(kind: Conditions.rectification, key: condition.id)
            if request.isReached {
                try liftRectification(condition, request, in: transaction)
            } else {
                try proposeTermination(&condition, request.day, rules, in: transaction)
            }
        }
    }

    private func liftRectification(
        _ condition: AbnormalCondition, _ request: CheckConditionRectificationRequest, in transaction: Transaction
    ) throws {
        let rectifications = try ledger.live(in: transaction) { db in
            try SanctionTable.of(condition.sanctionGround, in: db).filter { $0.kind == .rectification }
        }
        for rectification in rectifications {
            try ledger.lift(rectification, by: request.by, reason: "整改达标", in: transaction)
        }
    }

    private func proposeTermination(
        _ condition: inout AbnormalCondition, _ day: Day, _ rules: ConditionRules, in transaction: Transaction
    ) throws {
        let reason = rules.clauses[.termination].reason(
            Text(zh: "\(day) 核查整改未达标，可终止合作", en: "the rectification was not reached on \(day), termination is possible")
        )
        condition.reasons.append(reason)
        try ledger.enter(
            SanctionEntry(
                target: SanctionTarget(partner: condition.partner), kind: .termination,
                clause: rules.clauses[.rectification].clause, ground: condition.sanctionGround,
                recordedAt: house.clock.now, reasons: condition.reasons),
            in: transaction)
    }
}
