import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Credit {
    /// Ends a score of 0: a decision of innovation (readings R40).
    ///
    /// After a major violation the newest issued result counts again, its working days running from the decision; after an
    /// issued 0 the partner may have a next result, which takes its place.
    func endZeroScore(_ request: EndZeroScoreRequest, _ call: ServerCall) async throws -> CreditStanding {
        try request.by.check(of: ["innovation"], under: Regulation.CreditClause.zeroed)
        guard !request.reason.isBlank else { throw RPCError.missing("reason") }
        try request.evidence.check(under: Regulation.CreditClause.zeroed)
        return try await house.commands.run(call) { try end(request, in: $0) }
    }

    private func end(_ request: EndZeroScoreRequest, in transaction: Transaction) throws -> CreditStanding {
        let (partner, now) = (request.partner, house.clock.now)
        let before = try position(of: partner, at: now, in: transaction.db)
        guard before.grade == .terminated, !before.isReadmitted || before.zero != nil else {
            throw RPCError.unmet(
                "CREDIT_SCORE_NOT_ZERO", Text(zh: "\(partner) 的积分不为 0", en: "the score of \(partner) is not 0"),
                clause: Regulation.CreditClause.zeroed, field: "partner")
        }
        let decision = ZeroScoreEnded(
            partner: partner, at: now, by: request.by, reason: request.reason, evidence: request.evidence)
        try ZeroScoreTable.end(decision, in: transaction)
        try MajorViolationTable.end(partner, at: now, in: transaction)
        for sanction in try live(partner, on: [.creditScore, .majorViolation], in: transaction)
        where sanction.kind == .termination {
            try ledger.lift(sanction, by: request.by, reason: request.reason, in: transaction)
        }
        try tell(EventType.zeroScoreEnded, decision, of: partner, [Regulation.CreditClause.zeroed], in: transaction)
        if before.zero != nil, let issued = before.issued, issued.grade != .terminated {
            _ = try adopt(issued, after: .terminated, countingFrom: now, in: transaction)
        }
        return try standing(of: partner, at: now, in: transaction.db)
    }
}
