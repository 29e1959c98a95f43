import RPC
import Schema
import ServiceKit
import Store

extension Findings {
    /// Issues the warnings that a finding gives, and returns the service lines' months that they count in.
    func warn(_ effects: FindingEffects, in transaction: Transaction) throws -> [WarnedLine] {
        let finding = effects.checked.finding
        return try finding.serviceLines.distinct.compactMap { serviceLine in
            guard let (count, clause) = effects.warnings(of: serviceLine), count > 0 else { return nil }
            let line = WarnedLine(partner: finding.partner, serviceLine: serviceLine, month: effects.now.day.month)
            for _ in 0..<count {
                let warning = try ServiceLineWarningTable.insert(
                    line, clause: clause, finding: finding.reference, at: effects.now, in: transaction)
                try tell(EventType.warningIssued, warning, of: line, in: transaction)
            }
            return line
        }
    }

    /// Holds a service line's month against the steps: issues what is newly reached, the highest only (migu-membership/a3.4 to
    /// a3.6, readings R35).
    func step(_ line: WarnedLine, because reference: String?, in transaction: Transaction) throws {
        let standing = try WarningStepTable.standing(line, in: transaction)
        guard let sanction = try stepping(line, in: transaction).sanction(above: standing) else { return }
        try WarningStepTable.insert(sanction.rank, of: line, in: transaction)
        let entered = try ledger.enter(sanction, in: transaction)
        if let reference { try FindingTable.cause(entered.number, by: reference, in: transaction) }
    }

    /// Withdraws a warning by a recorded decision; a suspension whose ground has gone waits for a person (migu-membership/a3.5).
    func withdrawWarning(_ request: WithdrawWarningRequest, _ call: ServerCall) async throws -> WithdrawWarningReply {
        guard let decision = request.decision, !decision.isBlank else {
            throw RPCError.unmet(
                "WARNING_WITHOUT_DECISION",
                Text(zh: "撤销警告须有决定文号", en: "a warning is withdrawn by a decision only"), clause: Self.counting,
                field: "decision")
        }
        guard !request.reason.isBlank else { throw RPCError.missing("reason") }
        try request.by.check(of: ["innovation"], under: Regulation.inCharge)
        let withdrawal = WarningWithdrawal(
            at: house.clock.now, by: request.by, decision: decision, reason: request.reason)
        return try await house.commands.run(call) { try withdraw(request.id, withdrawal, in: $0) }
    }

    private func withdraw(
        _ id: String, _ withdrawal: WarningWithdrawal, in transaction: Transaction
    ) throws -> WithdrawWarningReply {
        guard var warning = try ServiceLineWarningTable.find(id, in: transaction.db) else {
            throw RPCError(
                .notFound, Text(zh: "没有警告 \(id)", en: "there is no warning \(id)"), reason: "WARNING_UNKNOWN",
                field: "id")
        }
        guard warning.withdrawal == nil else {
            throw RPCError.unmet(
                "WARNING_WITHDRAWN", Text(zh: "警告 \(id) 已撤销", en: "warning \(id) is withdrawn already"),
                clause: Self.counting, field: "id")
        }
        warning.withdrawal = withdrawal
        try ServiceLineWarningTable.withdraw(warning, in: transaction)
        let line = WarnedLine(partner: warning.partner, serviceLine: warning.serviceLine, month: warning.month)
        try tell(EventType.warningWithdrawn, warning, of: line, in: transaction)

        let stepping = try stepping(line, in: transaction)
        try WarningStepTable.loseGround(line, above: stepping.standing, at: house.clock.now, in: transaction)
        let gone = try ledger.loseGround(in: transaction) {
            try SanctionTable.of(line.ground, in: $0).filter { $0.rank > stepping.standing }
        }
        // Several warnings at once may have jumped the step that is left: then it was never issued, and is now.
        try step(line, because: nil, in: transaction)
        return WithdrawWarningReply(warning: warning, warnings: stepping.warnings, groundsGone: gone.map { "\($0)" })
    }

    private func stepping(_ line: WarnedLine, in transaction: Transaction) throws -> WarningStepping {
        let now = house.clock.now
        return WarningStepping(
            rules: try rules(on: min(now.day, line.month.lastDay)), line: line,
            warnings: try ServiceLineWarningTable.count(line, in: transaction.db), now: now)
    }

    private func tell(
        _ type: String, _ warning: ServiceLineWarning, of line: WarnedLine, in transaction: Transaction
    ) throws {
        let count = try ServiceLineWarningTable.count(line, in: transaction.db)
        try transaction.append(
            EventDraft(
                type, WarningChanged(warning: warning, warnings: count), subject: line.partner.name,
                at: house.clock.now, clauses: [warning.clause], correlationID: warning.finding))
    }

    private static let counting = ClauseID(checked: "migu-membership/a3.5")
}
