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
    /// A confirmation within the date that arrives after the matter became severe takes away the ground of the end of the
    /// cooperation, which a person then lifts (readings R9).
    func settle(_ violation: Violation, in transaction: Transaction) throws -> Violation {
        guard let rectification = try rectification(of: violation, in: transaction.db) else { return violation }
        guard violation.kind == .general else {
            if rectification.decidingFailure == nil {
                _ = try ledger.loseGround(in: transaction) { db in
                    try SanctionTable.of(violation.sanctionGround, in: db).filter { $0.kind == .termination }
                }
            }
            return violation
        }
        try transaction.cancelDeadline(kind: Violations.rectification, key: violation.id)
        guard let next = rectification.nextDay else { return violation }
        if next.start > house.clock.now {
            try transaction.schedule(Deadline(due: next.start, kind: Violations.rectification, key: violation.id))
            return violation
        }
        return try escalate(violation, rectification, in: transaction)
    }

    /// The day after a failure has begun: severe with enough warnings, overdue without.
    func rectificationDue(_ violation: Violation, in transaction: Transaction) throws {
        guard violation.kind == .general, let rectification = try rectification(of: violation, in: transaction.db)
        else { return }
        let settled = try escalate(violation, rectification, in: transaction)
        guard settled.kind == .general, !rectification.isConfirmedInTime else { return }
        _ = try keep(
            settled, tell: EventType.rectificationOverdue, [rectification.rule.citation.clause], in: transaction)
    }

    /// Makes the matter severe where a failure with enough warnings lies behind (23.5.s4).
    private func escalate(
        _ violation: Violation, _ rectification: Rectification, in transaction: Transaction
    ) throws -> Violation {
        guard let failure = rectification.decidingFailure, failure < house.clock.now.day else { return violation }
        var violation = violation
        violation.reasons += rectification.reasons(of: failure)
        return try becomeSevere(
            violation, from: failure + 1, by: rectification.rule.citation.clause, rules(on: violation.day),
            in: transaction)
    }
}
