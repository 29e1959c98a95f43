import GRDB
import Logging
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Violations {
    /// What follows a severe violation at once: the end of the cooperation for intake and settlement, and, on breach of law or
    /// major negative social impact, a blacklist proposal (24.5).
    func becomeSevere(
        _ violation: Violation, from day: Day, by clause: ClauseID, _ rules: ViolationRules,
        in transaction: Transaction
    ) throws -> Violation {
        var violation = violation
        let exit = try outcome(for: violation, in: transaction.db)
        violation.kind = .severe
        violation.severeFrom = day
        violation.exit = exit
        violation.reasons.append(rules.clauses[.exit].reason(exit.sentence))
        // What a person has decided of one that was severe before stays decided.
        let proposal = violation.blacklist == nil ? proposal(for: violation, rules) : nil
        violation.blacklist = violation.blacklist ?? proposal
        violation = try keep(violation, in: transaction)
        try tellSevere(violation, by: clause, rules, in: transaction)
        if exit == .opened { try terminate(violation, rules, in: transaction) }
        if let proposal { try tell(EventType.blacklistProposed, proposal, rules, in: transaction) }
        return violation
    }

    private func outcome(for violation: Violation, in db: Database) throws -> ExitOutcome {
        guard violation.handling == .localCheck else { return .reported }
        guard try PartnerTable.isRegistered(violation.partner, in: db) else { return .unregistered }
        guard try RecordTable.cooperationEnds.of(violation.partner, in: db).isEmpty else { return .alreadyExited }
        let now = house.clock.now
        let isEnded = try SanctionTable.recorded(by: now, partner: violation.partner, in: db).contains {
            $0.kind == .termination && $0.state(at: now) == .inForce && $0.groundGoneAt == nil
        }
        return isEnded ? .alreadyExited : .opened
    }

    private func proposal(for violation: Violation, _ rules: ViolationRules) -> BlacklistProposal? {
        let reasons = violation.blacklistReasons(rules)
        guard violation.handling == .localCheck, !reasons.isEmpty else { return nil }
        return BlacklistProposal(
            violation: violation.id, partner: violation.partner, proposedAt: house.clock.now, reasons: reasons)
    }

    private func tellSevere(
        _ violation: Violation, by clause: ClauseID, _ rules: ViolationRules, in transaction: Transaction
    ) throws {
        let fact = SevereViolation(
            violation: violation.id, partner: violation.partner, benefit: violation.benefit,
            day: violation.severeFrom ?? house.clock.now.day, clause: clause,
            isBreachOfLaw: violation.grounds.contains(.breachOfLaw),
            hasMajorSocialImpact: violation.facts.hasMajorSocialImpact ?? false, exit: violation.exit ?? .reported,
            areClaimsOpen: true, reasons: violation.reasons)
        try transaction.append(
            EventDraft(
                EventType.violationSevere, fact, subject: violation.partner.name, at: house.clock.now,
                clauses: [clause, rules.clauses[.exit].clause], correlationID: violation.id))
        house.logger.notice(
            "violation is severe",
            metadata: [LogKey.partner: "\(violation.partner)", LogKey.clause: "\(clause)"])
    }

    private func terminate(_ violation: Violation, _ rules: ViolationRules, in transaction: Transaction) throws {
        let entry = SanctionEntry(
            target: SanctionTarget(partner: violation.partner), kind: .termination,
            clause: rules.clauses[.exit].clause, ground: violation.sanctionGround, recordedAt: house.clock.now,
            reasons: violation.reasons)
        try ledger.enter(entry.issued(at: house.clock.now), in: transaction)
    }

    // MARK: the blacklist

    /// Decides a blacklist proposal; from a listing on our own bar holds, which intake takes from the event (R23).
    func decideBlacklisting(_ request: DecideBlacklistingRequest, _ call: ServerCall) async throws -> Violation {
        guard !request.reason.isBlank else { throw RPCError.missing("reason") }
        return try await decide(on: request.id, in: [.proven], call) { violation, rules, transaction in
            let clause = rules.clauses[.blacklist].clause
            try request.by.check(of: [ViolationDepartment.gridChannel], under: clause)
            guard var blacklist = violation.blacklist, blacklist.isListed == nil else {
                throw RPCError.unmet(
                    "BLACKLIST_NOT_PROPOSED",
                    Text(zh: "没有待决定的黑名单建议", en: "no blacklist proposal waits for a decision"), clause: clause)
            }
            blacklist.isListed = request.isListed
            (blacklist.decidedAt, blacklist.decidedBy) = (house.clock.now, request.by)
            blacklist.reason = request.reason
            var violation = violation
            violation.blacklist = blacklist
            violation = try keep(violation, in: transaction)
            try tell(EventType.blacklistDecided, blacklist, rules, in: transaction)
            return violation
        }
    }

    private func tell(
        _ type: String, _ blacklist: BlacklistProposal, _ rules: ViolationRules, in transaction: Transaction
    ) throws {
        try transaction.append(
            EventDraft(
                type, blacklist, subject: blacklist.partner.name, at: house.clock.now,
                clauses: [rules.clauses[.blacklist].clause], correlationID: blacklist.violation))
    }
}

extension Violation {
    /// What a sanction names that rests on it.
    var sanctionGround: Ground { Ground(kind: .violation, id: id) }
}

extension ExitOutcome {
    /// What it does, for people.
    var sentence: Text {
        switch self {
        case .opened:
            Text(zh: "终止业务合作并清算，保留追溯法律责任", en: "the cooperation ends with a wind-down; legal claims stay open")
        case .alreadyExited:
            Text(zh: "合作已终止，仅记录在案，保留追溯法律责任", en: "the partner has left already: on record; legal claims stay open")
        case .unregistered:
            Text(zh: "合作伙伴未登记，仅记录在案（R17）", en: "the partner is not registered: on record only (R17)")
        case .reported:
            Text(zh: "已上报省公司，由其决定", en: "reported to the provincial company, which decides")
        }
    }
}
