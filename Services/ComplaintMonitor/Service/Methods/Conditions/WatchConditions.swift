import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Conditions {
    /// Loads what an agreement has watched as parameters of that agreement; one that names nothing is not activated (7.1).
    func activateConditions(_ request: ActivateConditionsRequest, _ call: ServerCall) async throws -> AgreedConditions {
        try request.by.check()
        return try await house.commands.run(call) { transaction in
            let now = house.clock.now
            let watch = try rules(on: now.day).clauses[.watch]
            try check(request, under: watch.clause)
            let conditions = AgreedConditions(
                agreement: request.agreement, partner: request.partner, serviceLine: request.serviceLine,
                indicators: request.indicators, section: request.section, document: request.document, by: request.by,
                activatedAt: now)
            if let known = try agreed.find(source: request.agreement, in: transaction.db) {
                guard known.isSame(as: conditions) else {
                    throw RPCError(
                        .alreadyExists,
                        Text(zh: "协议已按其他条件激活", en: "the agreement was activated with other conditions"),
                        reason: "CONDITIONS_KNOWN", field: "agreement", clause: watch.clause.name)
                }
                return known
            }
            try transaction.append(
                EventDraft(
                    EventType.conditionsActivated, conditions, subject: request.partner.name, at: now,
                    clauses: [watch.clause], correlationID: request.agreement))
            return try agreed.insert(partner: request.partner, source: request.agreement, in: transaction) { _ in
                conditions
            }
        }
    }

    private func check(_ request: ActivateConditionsRequest, under clause: ClauseID) throws {
        guard !request.agreement.isBlank else { throw RPCError.missing("agreement") }
        guard !request.indicators.isEmpty else {
            throw RPCError.unmet(
                "CONDITIONS_MISSING",
                Text(zh: "协议须约定监控指标与异常标准", en: "the agreement must name what is watched and what is abnormal"),
                clause: clause, field: "indicators")
        }
        for (index, indicator) in request.indicators.enumerated() where indicator.name.isBlank || indicator.unit.isBlank
        {
            throw RPCError.invalid(
                "indicators[\(index)]", Text(zh: "须有名称与单位", en: "must have a name and a unit"), clause: clause)
        }
        guard Set(request.indicators.map(\.name)).count == request.indicators.count else {
            throw RPCError.invalid("indicators", Text(zh: "名称重复", en: "a name stands twice"), clause: clause)
        }
        guard !request.section.isBlank else { throw RPCError.missing("section") }
        try request.document.check(as: "document")
    }

    /// Records a reading; one past its agreed limit opens an abnormal condition, for a person to judge (7.1).
    func recordIndicator(_ request: RecordIndicatorRequest, _ call: ServerCall) async throws -> RecordIndicatorReply {
        try request.by.check()
        return try await house.commands.run(call) { transaction in
            guard let agreed = try agreed.find(source: request.agreement, in: transaction.db) else {
                throw unknown(request.agreement, as: "agreement")
            }
            let watch = try rules(on: request.day).clauses[.watch]
            guard let indicator = agreed.indicators.first(where: { $0.name == request.indicator }) else {
                throw RPCError.invalid(
                    "indicator", Text(zh: "协议未约定该指标", en: "the agreement has no such indicator"), clause: watch.clause)
            }
            guard request.day <= house.clock.now.day else {
                throw RPCError.invalid("day", Text(zh: "\(request.day) 晚于今天", en: "\(request.day) is after today"))
            }
            let reason = indicator.reason(request.value, under: watch)
            let condition =
                indicator.isPast(request.value) ? try open(request, agreed, indicator, reason, in: transaction) : nil
            try transaction.append(
                EventDraft(
                    EventType.indicatorRecorded,
                    IndicatorRecorded(
                        agreement: request.agreement, partner: agreed.partner, indicator: request.indicator,
                        value: request.value, day: request.day, by: request.by, reason: reason,
                        condition: condition?.id),
                    subject: agreed.partner.name, at: house.clock.now, clauses: [watch.clause],
                    correlationID: request.agreement))
            if let condition { try tell(EventType.conditionOpened, condition, [watch], in: transaction) }
            return RecordIndicatorReply(reason: reason, condition: condition)
        }
    }

    private func open(
        _ request: RecordIndicatorRequest, _ agreed: AgreedConditions, _ indicator: AgreedIndicator, _ reason: Reason,
        in transaction: Transaction
    ) throws -> AbnormalCondition {
        try conditions.insert(partner: agreed.partner, in: transaction) { number in
            AbnormalCondition(
                id: "\(number)", agreement: agreed.agreement, partner: agreed.partner,
                serviceLine: agreed.serviceLine, indicator: indicator, value: request.value, day: request.day,
                recordedAt: house.clock.now, state: .toBeJudged, reasons: [reason])
        }
    }
}

extension AgreedConditions {
    /// Whether it says the same, whoever activated it when.
    fileprivate func isSame(as other: AgreedConditions) -> Bool {
        var other = other
        (other.by, other.activatedAt) = (by, activatedAt)
        return self == other
    }
}
