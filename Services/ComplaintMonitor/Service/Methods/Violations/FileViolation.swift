import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Violations {
    /// Files a suspected violation; what its facts amount to so far is told with it.
    func fileViolation(_ request: FileViolationRequest, _ call: ServerCall) async throws -> Violation {
        try request.by.check()
        return try await house.commands.run(call) { transaction in
            let rules = try rules(on: request.day)
            try check(request.agreements, contain: request.day, rules)
            var draft = Violation(
                id: "", partner: request.partner, isRegistered: false, benefit: request.benefit, scope: request.scope,
                day: request.day, state: .suspected, handling: request.scope.handling, ground: request.ground,
                facts: request.facts ?? ViolationFacts(), summary: request.summary, evidence: request.evidence,
                agreements: request.agreements, origin: .person, recordedAt: house.clock.now, filedBy: request.by)
            try check(draft, rules, in: transaction.db)
            draft.reasons = [draft.agreementReason(rules)]
            return try open(draft, rules, in: transaction)
        }
    }

    /// Throws for what no suspicion may be, whoever files it.
    func check(_ draft: Violation, _ rules: ViolationRules, in db: Database) throws {
        for (index, document) in draft.evidence.enumerated() { try document.check(as: "evidence[\(index)]") }
        try checkAct(draft, rules, in: db)
        try draft.facts.check(filedUnder: draft.ground, rules, at: house.clock.now)
    }

    /// Throws INVALID_ARGUMENT for an act that names no benefit, is still to come, or rests on complaints that don't bear it.
    func checkAct(_ violation: Violation, _ rules: ViolationRules, in db: Database) throws {
        guard !violation.benefit.isBlank else {
            throw RPCError.invalid(
                "benefit", Text(zh: "须指明权益", en: "must name the benefit"), clause: rules.clauses[.handling].clause)
        }
        try refuseFuture(violation.day, "day")
        try checkComplaints(of: violation, rules, in: db)
    }

    /// Throws INVALID_ARGUMENT where agreements are known and none of them contains the day (22).
    private func check(_ agreements: [AgreementTerm], contain day: Day, _ rules: ViolationRules) throws {
        guard agreements.isEmpty || agreements.contains(where: { $0.contains(day) }) else {
            throw RPCError.invalid(
                "day", Text(zh: "\(day) 不在任何合作协议期内", en: "\(day) lies outside every agreement of the partner"),
                clause: rules.clauses[.sanctioning].clause)
        }
    }

    /// Throws INVALID_ARGUMENT where the complaints of 24.3 are not on file, or none of them is a standing one of the kind
    /// unaware-subscription and of the same partner.
    private func checkComplaints(of violation: Violation, _ rules: ViolationRules, in db: Database) throws {
        guard let complaints = violation.facts.subscription?.complaints, !complaints.isEmpty else { return }
        let clause = rules.citation(of: .deceivedSubscription).clause
        let filed = try complaints.enumerated().map { index, id in
            guard let complaint = try ComplaintTable.find(id, in: db) else {
                throw RPCError.invalid(
                    "facts.subscription.complaints[\(index)]",
                    Text(zh: "没有投诉 \(id)", en: "there is no complaint \(id)"), clause: clause)
            }
            return complaint
        }
        let isBorne = filed.contains {
            $0.complaint.kind == .unawareSubscription && $0.complaint.partner == violation.partner && !$0.isWithdrawn
        }
        guard isBorne else {
            throw RPCError.invalid(
                "facts.subscription.complaints",
                Text(
                    zh: "其中没有 \(violation.partner) 的有效的不知情订购投诉",
                    en: "none of them is a standing one of \(violation.partner), of the kind unaware-subscription"),
                clause: clause)
        }
    }

    /// Opens what another service suspects, as it stands; what is wrong with it shows when it is to be proven.
    func open(_ event: Event, _ origin: ViolationOrigin, in transaction: Transaction) throws {
        let found = try event.fact(SuspectedViolation.self)
        let draft = Violation(
            id: "", partner: found.partner, isRegistered: false, benefit: found.benefit, scope: found.scope,
            day: found.day, state: .suspected, handling: found.scope.handling, ground: found.ground,
            facts: found.facts ?? ViolationFacts(), summary: found.summary, evidence: found.evidence, origin: origin,
            source: event.id, recordedAt: house.clock.now)
        _ = try open(draft, try? rules(on: found.day), in: transaction)
    }
}
