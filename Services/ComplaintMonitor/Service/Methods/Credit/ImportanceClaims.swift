import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Credit {
    /// Files a claim to company importance; it gives no points yet (a5.3.1).
    func fileClaim(_ request: FileClaimRequest, _ call: ServerCall) async throws -> ImportanceClaim {
        try request.by.check()
        try request.evidence.check(under: Regulation.CreditClause.claim)
        return try await house.commands.run(call) { transaction in
            if let parent = request.parent?.parent {
                try ClaimReview.refuseMember(parent, PartnerTable.isRegistered(parent, in: transaction.db))
            }
            let claim = try ClaimTable.insert(
                ImportanceClaim(
                    id: "", partner: request.partner, item: request.item, kind: request.kind,
                    evidence: request.evidence, parent: request.parent, filedAt: house.clock.now,
                    filedBy: request.by, state: .filed), in: transaction)
            try tell(EventType.claimFiled, claim, of: claim.partner, [Regulation.CreditClause.claim], in: transaction)
            return claim
        }
    }

    /// Approves or refuses a claim: a decision of innovation with its minutes (a5.3.2).
    func decideClaim(_ request: DecideClaimRequest, _ call: ServerCall) async throws -> ImportanceClaim {
        try request.by.check(of: ["innovation"], under: Regulation.CreditClause.review)
        let minutes = try check(request.minutes)
        return try await house.commands.run(call) { transaction in
            var claim = try find(request.id, in: [.filed], transaction.db)
            if request.approved { try approve(&claim, minutes, from: request.fromMonth, in: transaction) }
            claim.state = request.approved ? .approved : .refused
            claim.minutes = minutes
            claim.decidedBy = request.by
            claim.decidedAt = house.clock.now
            try ClaimTable.update(claim, in: transaction)
            try tell(
                EventType.claimDecided, claim, of: claim.partner,
                [Regulation.CreditClause.review] + claim.reasons.map(\.clause), in: transaction)
            return claim
        }
    }

    private func check(_ minutes: ClaimMinutes?) throws(RPCError) -> ClaimMinutes {
        guard let minutes, minutes.attendance.contains(where: { !$0.isBlank }) else {
            throw .unmet(
                "CLAIM_MINUTES_MISSING", Text(zh: "缺少会议纪要或参会人员", en: "minutes with their attendance are missing"),
                clause: Regulation.CreditClause.review, field: "minutes")
        }
        try minutes.document.check(as: "minutes.document")
        guard minutes.day <= house.clock.now.day else {
            throw .invalid("minutes.day", Text(zh: "晚于业务日期", en: "minutes.day is after the business day"))
        }
        return minutes
    }

    /// From the earliest month whose score had not been issued when the minutes were dated; an issued month is not computed
    /// again (a5.3.3).
    private func approve(
        _ claim: inout ImportanceClaim, _ minutes: ClaimMinutes, from asked: BillingMonth?, in transaction: Transaction
    ) throws {
        let db = transaction.db
        let rules = try rules(on: minutes.day).importance
        let parent = claim.parent?.parent
        try ClaimReview(
            rules: rules, claim: claim,
            isParentMember: parent.map { try PartnerTable.isRegistered($0, in: db) } ?? false,
            authorized: parent.flatMap { try ClaimTable.authorized(by: $0, in: db).first?.partner }
        ).check()
        let latest = try CreditScoreTable.latestMonth(claim.partner, receivedBy: minutes.day, in: db)
        let earliest = ClaimReview.earliestMonth(afterIssued: latest, on: minutes.day)
        if let asked, asked < earliest {
            throw RPCError.unmet(
                "CLAIM_MONTH_ISSUED",
                Text(zh: "\(asked) 的积分已下发，不再重算", en: "the score of \(asked) has been issued and is not computed again"),
                clause: Regulation.CreditClause.effect, field: "fromMonth")
        }
        claim.fromMonth = asked ?? earliest
        let issued = latest.map { "\($0)" } ?? "-"
        claim.reasons = [
            Reason(
                clause: Regulation.CreditClause.effect,
                text: Text(
                    zh: "纪要 \(minutes.day)，已下发至 \(issued)，自 \(asked ?? earliest) 起生效",
                    en: "minutes of \(minutes.day), issued up to \(issued), counts from \(asked ?? earliest)"))
        ]
    }

    /// Withdraws a claim: from the earliest month whose score has not been issued it counts no more (a5.2.5).
    func withdrawClaim(_ request: WithdrawClaimRequest, _ call: ServerCall) async throws -> ImportanceClaim {
        try request.by.check(of: ["innovation"], under: Regulation.CreditClause.review)
        guard !request.reason.isBlank else { throw RPCError.missing("reason") }
        return try await house.commands.run(call) { transaction in
            let claim = try find(request.id, in: [.filed, .approved], transaction.db)
            return try end(claim, because: request.reason, under: Regulation.CreditClause.review, in: transaction)
        }
    }

    /// Ends the claims of a company's subsidiaries once it takes up cooperation itself (a5.2.7).
    func endClaims(authorizedBy parent: PartnerID, in transaction: Transaction) throws {
        for claim in try ClaimTable.authorized(by: parent, in: transaction.db) {
            _ = try end(
                claim, because: "\(parent) 已有联合会员合作 / \(parent) has joint-membership cooperation itself",
                under: Regulation.CreditClause.subsidiary, in: transaction)
        }
    }

    private func end(
        _ claim: ImportanceClaim, because reason: String, under clause: ClauseID, in transaction: Transaction
    ) throws -> ImportanceClaim {
        var claim = claim
        let today = house.clock.now.day
        let latest = try CreditScoreTable.latestMonth(claim.partner, receivedBy: today, in: transaction.db)
        claim.state = .withdrawn
        claim.untilMonth = ClaimReview.earliestMonth(afterIssued: latest, on: today)
        claim.endReason = reason
        try ClaimTable.update(claim, in: transaction)
        try tell(EventType.claimWithdrawn, claim, of: claim.partner, [clause], in: transaction)
        return claim
    }

    private func find(_ id: String, in states: Set<ClaimState>, _ db: Database) throws -> ImportanceClaim {
        guard let claim = try ClaimTable.find(id, in: db) else {
            throw RPCError(
                .notFound, Text(zh: "没有申报 \(id)", en: "there is no claim \(id)"), reason: "CLAIM_UNKNOWN", field: "id")
        }
        guard states.contains(claim.state) else {
            throw RPCError.unmet(
                "CLAIM_WRONG_STATE",
                Text(zh: "申报 \(id) 当前状态为 \(claim.state.term)", en: "claim \(id) is \(claim.state.term)"),
                clause: Regulation.CreditClause.review)
        }
        return claim
    }

    /// The claims of a partner, or all.
    func listClaims(_ request: ListClaimsRequest) async throws -> ListClaimsReply {
        try await house.store.read { ListClaimsReply(claims: try ClaimTable.list(request.partner, in: $0)) }
    }
}
