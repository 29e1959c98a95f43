import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Violations {
    /// Marks a suspected violation as proven: a person states ground, facts and evidence, the program derives the kind (23, 24).
    func proveViolation(_ request: ProveViolationRequest, _ call: ServerCall) async throws -> Violation {
        try await decide(on: request.id, in: [.suspected], call) { violation, rules, transaction in
            try checkProver(request.by, rules)
            var violation = violation
            violation.ground = request.ground ?? violation.ground
            violation.facts = violation.facts.taking(request.facts)
            violation.evidence += request.evidence
            try violation.evidence.check(under: rules.clauses[.proof].clause)
            try checkAct(violation, rules, in: transaction.db)
            try violation.facts.check(provenUnder: violation.ground, rules, at: house.clock.now)
            try derive(&violation, rules)
            violation.state = .proven
            (violation.decidedAt, violation.decidedBy) = (house.clock.now, request.by)
            violation = try keep(
                violation, tell: EventType.violationProven, violation.grounds.map { rules.citation(of: $0).clause },
                in: transaction)
            guard violation.kind == .severe else { return violation }
            let decisive = violation.grounds.first { rules.kind(of: $0) == .severe } ?? .breachOfLaw
            return try becomeSevere(
                violation, from: house.clock.now.day, by: rules.citation(of: decisive).clause, rules, in: transaction)
        }
    }

    /// Ends the check of a suspicion in which nothing was found.
    func dismissViolation(_ request: DismissViolationRequest, _ call: ServerCall) async throws -> Violation {
        guard !request.reason.isBlank else { throw RPCError.missing("reason") }
        return try await decide(on: request.id, in: [.suspected], call) { violation, rules, transaction in
            try checkProver(request.by, rules)
            var violation = violation
            violation.state = .dismissed
            (violation.decidedAt, violation.decidedBy) = (house.clock.now, request.by)
            let reason = rules.clauses[.proof].reason(
                Text(zh: "核查结束：\(request.reason)", en: "the check has ended: \(request.reason)"))
            violation.reasons.append(reason)
            return try keep(
                violation, tell: EventType.violationDismissed, [reason.clause], in: transaction)
        }
    }

    /// Throws PERMISSION_DENIED for whoever is not of customer-operations (12.2.2).
    func checkProver(_ person: Person, _ rules: ViolationRules) throws {
        try person.check(of: [ViolationDepartment.customerOperations], under: rules.clauses[.proof].clause)
    }

    /// Grounds, kind and reasons; FAILED_PRECONDITION where no ground holds: it stays suspected.
    private func derive(_ violation: inout Violation, _ rules: ViolationRules) throws {
        let findings = GroundCheck(rules: rules, facts: violation.facts, now: house.clock.now).findings
        guard let kind = findings.kind(by: rules) else {
            let missing = findings.flatMap(\.reasons).map(\.text)
            throw RPCError.unmet(
                "VIOLATION_NO_GROUND",
                Text(
                    zh: "没有成立的依据：" + missing.map(\.zh).joined(separator: "；"),
                    en: "no ground holds: " + missing.map(\.en).joined(separator: "; ")),
                clause: violation.ground.map { rules.citation(of: $0).clause } ?? rules.clauses[.general].clause,
                field: "facts")
        }
        let holding = findings.filter(\.holds)
        violation.kind = kind
        violation.grounds = holding.map(\.ground)
        // What it was filed with stands before how it is handled; what its facts amounted to then is derived anew.
        let filed = violation.reasons.prefix { $0.clause != rules.clauses[.handling].clause }
        violation.reasons =
            Array(filed) + [violation.handlingReason(rules)] + holding.flatMap(\.reasons)
            + [kindReason(kind, holding, rules)]
    }

    private func kindReason(_ kind: ViolationKind, _ holding: [GroundFinding], _ rules: ViolationRules) -> Reason {
        let isBoth = Set(holding.map { rules.kind(of: $0.ground) }).count > 1
        return rules.clauses[kind == .severe ? .severe : .general].reason(
            Text(
                zh: kind.title.zh + (isBoth ? "：同时符合两条，从重认定（R16）" : ""),
                en: kind.title.en + (isBoth ? ": it fits both articles, the higher one holds (R16)" : "")))
    }
}
