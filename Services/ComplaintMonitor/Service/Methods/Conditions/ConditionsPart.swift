import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

/// Abnormal conditions of a channel partner's business: watched as agreed, judged, suspended, inquired into, rectified
/// (cmpay-channel/7).
struct Conditions: MonitorPart {
    static let regulation = "cmpay-channel"
    static let rectification = "condition-rectification"

    let house: House
    let ledger: Ledger
    let conditions = RecordTable<AbnormalCondition>.conditions
    let agreed = RecordTable<AgreedConditions>.agreedConditions

    func serve(on router: inout Router) {
        router.serve(ConditionMethods.activateConditions) { (request: ActivateConditionsRequest, call) in
            try await activateConditions(request, call)
        }
        router.serve(ConditionMethods.recordIndicator) { (request: RecordIndicatorRequest, call) in
            try await recordIndicator(request, call)
        }
        router.serve(ConditionMethods.judgeCondition) { (request: JudgeConditionRequest, call) in
            try await judgeCondition(request, call)
        }
        router.serve(ConditionMethods.suspendBusiness) { (request: SuspendBusinessRequest, call) in
            try await suspendBusiness(request, call)
        }
        router.serve(ConditionMethods.closeInquiry) { (request: CloseInquiryRequest, call) in
            try await closeInquiry(request, call)
        }
        router.serve(ConditionMethods.checkRectification) { (request: CheckConditionRectificationRequest, call) in
            try await checkRectification(request, call)
        }
        router.serve(ConditionMethods.getCondition) { (request: GetConditionRequest, _) in
            try await getCondition(request)
        }
        router.serve(ConditionMethods.listConditions) { (request: ListConditionsRequest, _) in
            try await listConditions(request)
        }
    }

    var deadlineKinds: Set<String> { [Conditions.rectification] }

    /// A date to rectify has passed: told, and left to a person, who alone finds that it was not reached (7.5).
    func fire(_ deadline: Deadline, in transaction: Transaction) throws {
        guard let condition = try conditions.find(deadline.key, in: transaction.db), condition.state == .rectifying
        else { return }
        try tell(
            EventType.conditionRectificationOverdue, condition, [rules(on: condition.day).clauses[.rectification]],
            in: transaction)
    }

    func step(for deadline: Deadline, in db: Database) throws -> AgendaStep? {
        guard let condition = try conditions.find(deadline.key, in: db) else { return nil }
        let rectification = try rules(on: condition.day).clauses[.rectification]
        return AgendaStep(
            at: deadline.due, kind: deadline.kind, partner: condition.partner,
            reason: rectification.reason(
                Text(
                    zh: "异常 \(condition.id) 整改期限届满，待人核查",
                    en: "the date to rectify condition \(condition.id) has passed, a person checks")
            ))
    }
}
