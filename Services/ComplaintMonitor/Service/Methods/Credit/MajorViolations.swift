import GRDB
import Logging
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Credit {
    /// Confirms a major violation: a judgement of innovation; from that moment the score is 0 and the cooperation terminated,
    /// without waiting for a result or for working days (12, annex 8).
    func confirmMajorViolation(
        _ request: ConfirmMajorViolationRequest, _ call: ServerCall
    ) async throws -> ConfirmMajorViolationReply {
        try check(request)
        let reply = try await house.commands.run(call) { try confirm(request, in: $0) }
        if !call.metadata.isDryRun {
            house.logger.notice(
                "major violation confirmed",
                metadata: [
                    LogKey.partner: "\(request.partner)",
                    LogKey.clause: "\(request.grounds.map(\.item.clause.name).joined(separator: " "))",
                ])
        }
        return reply
    }

    private func check(_ request: ConfirmMajorViolationRequest) throws {
        guard let first = request.grounds.first else {
            throw RPCError.unmet(
                "VIOLATION_ITEM_MISSING", Text(zh: "应选附件8的一项", en: "an item of annex 8 is required"),
                clause: Regulation.CreditClause.zeroed, field: "grounds")
        }
        try request.by.check(of: ["innovation"], under: first.item.clause)
        guard !request.facts.isBlank else { throw RPCError.missing("facts") }
        guard request.day <= house.clock.now.day else {
            throw RPCError.invalid("day", Text(zh: "day 晚于业务日期", en: "day is after the business day"))
        }
        try request.evidence.check(under: first.item.clause)
        for (index, ground) in request.grounds.enumerated() { try ground.check(as: "grounds[\(index)]") }
    }

    private func confirm(
        _ request: ConfirmMajorViolationRequest, in transaction: Transaction
    ) throws -> ConfirmMajorViolationReply {
        let (partner, now) = (request.partner, house.clock.now)
        for (index, ground) in request.grounds.enumerated() {
            try check(ground.complaints, of: partner, as: "grounds[\(index)].complaints", in: transaction.db)
        }
        let rules = try rules(on: now.day)
        let before = try position(of: partner, at: now, in: transaction.db)
        let violation = try MajorViolationTable.insert(
            MajorViolation(
                id: "", partner: partner, grounds: request.grounds, facts: request.facts, day: request.day,
                evidence: request.evidence, confirmedBy: request.by, confirmedAt: now, gravity: .major,
                creditSystemCategory: .general,
                reasons: request.grounds.map(\.reason) + [
                    rules.violation.citation.reason(
                        Text(
                            zh: "积分一次性扣减为 \(rules.violation.score)", en: "the score is \(rules.violation.score) at once"
                        ))
                ]), in: transaction)
        try tell(
            EventType.majorViolationConfirmed, violation, of: partner, violation.reasons.map(\.clause), in: transaction)
        _ = try replaceTask(of: partner, from: now, in: transaction)
        let change = GradeChange(
            partner: partner, previousGrade: before.grade, grade: .terminated, score: rules.violation.score, at: now,
            reasons: violation.reasons)
        try tell(change, in: transaction)
        try terminate(
            partner, rules, on: Ground(kind: .majorViolation, id: violation.id), month: nil, violation.reasons,
            in: transaction)
        return ConfirmMajorViolationReply(
            violation: violation, standing: try standing(of: partner, at: now, in: transaction.db))
    }

    /// Each complaint of a list must be known and the partner's (a8.2).
    private func check(
        _ complaints: [ComplaintID], of partner: PartnerID, as field: String, in db: Database
    ) throws {
        for id in complaints {
            let found = try ComplaintTable.find(id, in: db)
            guard let found, !found.isWithdrawn, found.complaint.partner == partner else {
                throw RPCError.unmet(
                    "VIOLATION_COMPLAINT_UNKNOWN",
                    Text(zh: "\(id) 不是 \(partner) 的有效投诉", en: "\(id) is no standing complaint of \(partner)"),
                    clause: MajorViolationItem.manyComplaints.clause, field: field)
            }
        }
    }

    /// The confirmed violations of a partner, or all.
    func listMajorViolations(_ request: ListMajorViolationsRequest) async throws -> ListMajorViolationsReply {
        try await house.store.read {
            ListMajorViolationsReply(violations: try MajorViolationTable.list(request.partner, in: $0))
        }
    }
}
