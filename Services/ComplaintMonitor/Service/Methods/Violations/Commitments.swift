import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Violations {
    private var commitments: RecordTable<BrokenCommitment> { .commitments }

    /// Records the finding of the provincial or municipal company that a service commitment was broken (19.2.3.s10).
    func recordBrokenCommitment(
        _ request: RecordBrokenCommitmentRequest, _ call: ServerCall
    ) async throws -> BrokenCommitment {
        try request.by.check()
        guard !request.commitment.isBlank else { throw RPCError.missing("commitment") }
        return try await house.commands.run(call) { transaction in
            let clause = try rules(on: request.day).commitmentMeasures.citation.clause
            try refuseFuture(request.day, "day")
            try request.evidence.check(under: clause)
            let finding = try commitments.insert(partner: request.partner, in: transaction) { number in
                BrokenCommitment(
                    id: "\(number)", partner: request.partner, day: request.day, commitment: request.commitment,
                    foundBy: request.foundBy, evidence: request.evidence, by: request.by, recordedAt: house.clock.now)
            }
            try transaction.append(
                EventDraft(
                    EventType.commitmentBroken, finding, subject: finding.partner.name, at: house.clock.now,
                    clauses: [clause], correlationID: finding.id))
            return finding
        }
    }

    /// Chooses a measure for a broken commitment: a free choice of a person, with its reason; in force from then on.
    func chooseCommitmentMeasure(
        _ request: ChooseCommitmentMeasureRequest, _ call: ServerCall
    ) async throws -> Sanction {
        guard !request.reason.isBlank else { throw RPCError.missing("reason") }
        return try await house.commands.run(call) { transaction in
            let finding = try request.finding.flatMap { try commitments.find($0, in: transaction.db) }
            let rules = try rules(on: finding?.day ?? house.clock.now.day)
            let rule = rules.commitmentMeasures
            try request.by.check(of: [ViolationDepartment.gridChannel], under: rule.citation.clause)
            guard let finding else {
                throw RPCError.unmet(
                    "FINDING_MISSING", Text(zh: "须先记录违反承诺的认定", en: "a recorded finding is needed first"),
                    clause: rule.citation.clause, field: "finding")
            }
            try rule.check(request.measure, as: "measure", amount: request.amountFen)
            let entry = SanctionEntry(
                target: SanctionTarget(partner: finding.partner), kind: request.measure, clause: rule.citation.clause,
                ground: Ground(kind: .brokenCommitment, id: finding.id), recordedAt: house.clock.now,
                amount: request.amountFen, reasons: [rule.reason(of: finding, request.reason)])
            return try ledger.enter(entry.issued(at: house.clock.now, by: request.by), in: transaction).message(
                at: house.clock.now)
        }
    }
}

extension MeasureRule {
    fileprivate func reason(of finding: BrokenCommitment, _ reason: String) -> Reason {
        citation.reason(
            Text(
                zh: "\(finding.day) 认定违反承诺（\(finding.commitment)）：\(reason)",
                en: "found on \(finding.day) to have broken its commitment (\(finding.commitment)): \(reason)"))
    }
}
