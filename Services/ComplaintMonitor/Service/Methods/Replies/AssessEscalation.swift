import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Replies {
    /// Records what was found about a complaint that came through a supervisor: a person's finding, on evidence.
    func assessEscalation(_ request: AssessEscalationRequest, _ call: ServerCall) async throws -> EscalationFinding {
        try request.by.check()
        try request.evidence.check(under: Regulation.escalation)
        return try await house.commands.run(call) { transaction in
            let complaint = try ledger.known(request.complaint, in: transaction.db).complaint
            guard complaint.isSupervised else {
                throw RPCError.unmet(
                    "COMPLAINT_NOT_SUPERVISED",
                    Text(
                        zh: "投诉 \(complaint.id) 并非经上级监督渠道提出",
                        en: "complaint \(complaint.id) did not come through a supervisor"),
                    clause: Regulation.escalation, field: "complaint")
            }
            let rules = try ledger.rules.serviceScore(on: complaint.createdAt.day)
            let finding = EscalationFinding(
                finding: request, partner: complaint.partner, at: house.clock.now, isEscalated: request.isEscalated,
                reasons: [request.reason(under: rules.escalation.citation)])
            try EscalationTable.insert(finding, in: transaction)
            try transaction.append(
                EventDraft(
                    EventType.escalationAssessed, finding, subject: complaint.partner.name, at: house.clock.now,
                    clauses: [Regulation.escalation], correlationID: complaint.id.name))
            return finding
        }
    }
}

extension RulesByDay {
    /// The rules of scores of half-years in force on a day; FAILED_PRECONDITION where there are none.
    func serviceScore(on day: Day) throws(RPCError) -> ServiceScoreRules {
        do throws(RulebookError) {
            return try rulebooks.rulebook(of: Regulation.channel, on: day).serviceScoreRules()
        } catch {
            throw .unmet("RULEBOOK_NOT_IN_FORCE", error.text, clause: Regulation.lateReply)
        }
    }
}
