import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Violations {
    /// Records whether a rectification reaches the requirement.
    ///
    /// A person lifts the measures after a confirmation, which takes
    /// nothing back by itself (23.5.s3, readings R37).
    func checkRectification(_ request: CheckRectificationRequest, _ call: ServerCall) async throws -> Violation {
        try await decide(on: request.id, in: [.proven], call) { violation, rules, transaction in
            try checkProver(request.by, rules)
            let clause = rules.clauses[.rectification].clause
            guard var warning = violation.warning, let servedDay = warning.servedDay else {
                throw RPCError.unmet(
                    "WARNING_NOT_SERVED", Text(zh: "警告尚未送达", en: "no warning has been served"), clause: clause)
            }
            try refuseFuture(request.day, "day")
            guard request.day >= servedDay else {
                throw RPCError.invalid(
                    "day", Text(zh: "早于警告送达日 \(servedDay)", en: "is before the service of the warning on \(servedDay)"),
                    clause: clause)
            }
            try request.evidence.check(under: clause)
            warning.checks.append(
                RectificationCheck(
                    day: request.day, isReached: request.isReached, evidence: request.evidence, by: request.by,
                    recordedAt: house.clock.now))
            var violation = violation
            violation.warning = warning
            violation = try keep(violation, tell: EventType.rectificationChecked, [clause], in: transaction)
            return try settle(violation, in: transaction)
        }
    }

    /// The rectification of a served warning among all the partner's; nil where none is served.
    func rectification(of violation: Violation, in db: Database) throws -> Rectification? {
        guard let warning = violation.warning, warning.servedDay != nil else { return nil }
        return Rectification(
            warning: warning, rule: try rules(on: violation.day).escalation,
            servedDays: try servedDays(of: violation.partner, in: db))
    }

    /// The days of service of all the partner's warnings, over the whole cooperation, without expiry.
    func servedDays(of partner: PartnerID, in db: Database) throws -> [Day] {
        try violations.of(partner, in: db).compactMap { $0.warning?.servedDay }
    }

    /// Acts on what is due of a rectification, and keeps the deadline for what is not.
    ///
    /// Where it made the matter severe and no failure decides any more, the matter is general again; a failure that then
    /// decides makes it severe anew (readings R9, R39).
    func settle(_ violation: Violation, in transaction: Transaction) throws -> Violation {
        guard let rectification = try rectification(of: violation, in: transaction.db) else { return violation }
        var violation = violation
        if violation.kind == .severe {
            guard rectification.failureBehind(house.clock.now.day) == nil else { return violation }
            violation = try restore(violation, rectification, in: transaction)
        }
        try transaction.cancelDeadline(kind: Violations.rectification, key: violation.id)
        guard let next = rectification.nextDay else { return violation }
        if next.start > house.clock.now {
            try transaction.schedule(Deadline(due: next.start, kind: Violations.rectification, key: violation.id))
            return violation
        }
        return try escalate(violation, rectification, in: transaction)
    }

    /// The day after a failure has begun.
    func rectificationDue(_ violation: Violation, in transaction: Transaction) throws {
        guard violation.kind == .general, let rectification = try rectification(of: violation, in: transaction.db)
        else { return }
        _ = try escalate(violation, rectification, in: transaction)
    }

    /// Makes the matter severe where a failure with enough warnings lies behind (23.5.s4); without enough, tells once that the
    /// date has passed.
    private func escalate(
        _ violation: Violation, _ rectification: Rectification, in transaction: Transaction
    ) throws -> Violation {
        let today = house.clock.now.day
        var violation = violation
        guard let failure = rectification.failureBehind(today) else {
            guard rectification.isOverdue(on: today), violation.warning?.overdueAt == nil else { return violation }
            violation.warning?.overdueAt = house.clock.now
            return try keep(
                violation, tell: EventType.rectificationOverdue, [rectification.rule.citation.clause], in: transaction)
        }
        violation.reasons += rectification.reasons(of: failure)
        return try becomeSevere(
            violation, from: failure + 1, by: rectification.rule.citation.clause, rules(on: violation.day),
            in: transaction)
    }

    /// Takes back what a failure brought that decides no more: the matter is general, a blacklist proposal that nobody has
    /// decided falls away, and the end of the cooperation loses its ground, which a person then lifts (readings R9).
    private func restore(
        _ violation: Violation, _ rectification: Rectification, in transaction: Transaction
    ) throws -> Violation {
        let clause = rectification.rule.citation.clause
        let exit = try rules(on: violation.day).clauses[.exit].clause
        var violation = violation
        violation.kind = .general
        (violation.severeFrom, violation.exit) = (nil, nil)
        if violation.blacklist?.isListed == nil { violation.blacklist = nil }
        violation.reasons.removeAll { [clause, exit].contains($0.clause) }
        violation.reasons.append(rectification.restoring)
        violation = try keep(violation, tell: EventType.violationRestored, [clause], in: transaction)
        _ = try ledger.loseGround(in: transaction) { db in
            try SanctionTable.of(violation.sanctionGround, in: db).filter { $0.kind == .termination }
        }
        return violation
    }
}
