import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Violations {
    /// Closes an unaware-subscription complaint as upheld: the finding which duty of a sale was broken, and a check of ground 24.3
    /// (57.s3).
    func upholdComplaint(_ request: UpholdComplaintRequest, _ call: ServerCall) async throws -> Violation {
        try request.by.check()
        return try await house.commands.run(call) { transaction in
            let filed = try ledger.known(request.complaint, in: transaction.db)
            let day = filed.complaint.createdAt.day
            let rules = try rules(on: day)
            let sale = rules.clauses[.sale]
            guard filed.complaint.kind == .unawareSubscription, !filed.isWithdrawn else {
                throw RPCError.unmet(
                    "COMPLAINT_NOT_UNAWARE",
                    Text(zh: "投诉须为有效的不知情订购投诉", en: "the complaint must be a standing one of unaware subscription"),
                    clause: sale.clause, field: "complaint")
            }
            try request.evidence.check(under: sale.clause)
            let source = "complaint/\(request.complaint)"
            guard try violations.find(source: source, in: transaction.db) == nil else {
                throw RPCError(
                    .alreadyExists, Text(zh: "投诉已认定属实", en: "the complaint has been upheld"),
                    reason: "COMPLAINT_UPHELD", field: "complaint", clause: sale.clause.name)
            }
            let draft = suspicion(of: request, filed.complaint, sale)
            try check(draft, rules, in: transaction.db)
            let violation = try open(draft, source: source, rules, in: transaction)
            try transaction.append(
                EventDraft(
                    EventType.complaintUpheld,
                    ComplaintUpheld(
                        complaint: request.complaint, partner: violation.partner, broken: request.broken,
                        evidence: request.evidence, by: request.by, violation: violation.id),
                    subject: violation.partner.name, at: house.clock.now, clauses: [sale.clause],
                    correlationID: request.complaint.name))
            return violation
        }
    }

    private func suspicion(
        of request: UpholdComplaintRequest, _ complaint: Complaint, _ sale: Citation
    ) -> Violation {
        let broken = request.broken.title
        let finding = sale.reason(
            Text(
                zh: "投诉 \(complaint.id) 属实，未做到\(broken.zh)",
                en: "complaint \(complaint.id) upheld: not kept was \(broken.en)"))
        return Violation(
            id: "", partner: complaint.partner, isRegistered: false, benefit: request.benefit, scope: request.scope,
            day: complaint.createdAt.day, state: .suspected, handling: request.scope.handling,
            ground: .deceivedSubscription,
            facts: ViolationFacts(subscription: DeceivedSubscription(complaints: [complaint.id])),
            summary: finding.zh, evidence: request.evidence, origin: .complaint, source: complaint.id.name,
            recordedAt: house.clock.now, filedBy: request.by, reasons: [finding])
    }
}
