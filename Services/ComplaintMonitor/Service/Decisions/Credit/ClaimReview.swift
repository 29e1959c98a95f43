import RPC
import Rulebook
import Schema
import ServiceKit

/// Whether a claim to company importance may be approved, and from which month on it counts (a5.2.2 to a5.2.7, a5.3.3).
struct ClaimReview {
    let rules: ImportanceRules
    let claim: ImportanceClaim
    /// Whether the parent has joint-membership cooperation itself.
    let isParentMember: Bool
    /// The partner that the parent has authorized already.
    let authorized: PartnerID?

    /// Throws FAILED_PRECONDITION with the clause where the evidence does not show the item.
    func check() throws(RPCError) {
        guard let rule = rules.company[claim.item], rule.kinds.contains(claim.kind) else {
            throw .unmet(
                "CLAIM_WRONG_KIND",
                Text(
                    zh: "\(claim.kind.term) 不符合 \(claim.item.term)",
                    en: "\(claim.kind.term) is no evidence of \(claim.item.term)"),
                clause: rules.company[claim.item]?.citation.clause ?? rules.citation.clause, field: "kind")
        }
        if let parent = claim.parent { try check(parent) }
    }

    /// One controlled subsidiary, exclusively, of a company without cooperation of its own (a5.2.7).
    private func check(_ parent: ParentAuthorization) throws(RPCError) {
        try ClaimReview.refuseMember(parent.parent, isParentMember)
        try demand(parent.controlProof, "controlProof", Text(zh: "控股证明", en: "proof of control"))
        try demand(parent.authorization, "authorization", Text(zh: "独家授权", en: "the exclusive authorization"))
        if let authorized, authorized != claim.partner {
            throw .unmet(
                "CLAIM_OTHER_SUBSIDIARY",
                Text(
                    zh: "\(parent.parent) 已授权 \(authorized)",
                    en: "\(parent.parent) has authorized \(authorized) already"),
                clause: Regulation.CreditClause.subsidiary, field: "parent.parent")
        }
    }

    private func demand(_ document: Document?, _ field: String, _ what: Text) throws(RPCError) {
        guard let document else {
            throw .unmet(
                "EVIDENCE_MISSING", Text(zh: "缺少\(what.zh)", en: "\(what.en) is missing"),
                clause: Regulation.CreditClause.subsidiary, field: "parent.\(field)")
        }
        try document.check(as: "parent.\(field)")
    }

    /// Throws FAILED_PRECONDITION where the parent has joint-membership cooperation itself.
    static func refuseMember(_ parent: PartnerID, _ isMember: Bool) throws(RPCError) {
        guard !isMember else {
            throw .unmet(
                "CLAIM_PARENT_IS_PARTNER",
                Text(zh: "\(parent) 本身有联合会员合作", en: "\(parent) has joint-membership cooperation itself"),
                clause: Regulation.CreditClause.subsidiary, field: "parent.parent")
        }
    }

    /// The earliest month whose score had not been issued by a day: the one after the latest issued, or the month before the
    /// day's where none was.
    static func earliestMonth(afterIssued latest: BillingMonth?, on day: Day) -> BillingMonth {
        latest?.next ?? BillingMonth(monthsSinceYearZero: day.month.monthsSinceYearZero - 1)
    }
}

extension ImportanceClaim {
    /// Whether it counts for a month: approved from then on, and not withdrawn before.
    func counts(for month: BillingMonth) -> Bool {
        guard let fromMonth, fromMonth <= month else { return false }
        return untilMonth.map { month < $0 } ?? true
    }
}
