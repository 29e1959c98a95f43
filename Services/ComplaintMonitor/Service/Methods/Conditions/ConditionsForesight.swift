import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Conditions {
    /// How far the abnormal conditions of a partner have come, of which a measure may follow; of measures on record the ledger
    /// tells.
    func account(for outcome: Outcome, in db: Database) throws -> OutcomeAccount? {
        guard case .sanction(let kind) = outcome.question, let clause = kind.clauseOfConditions else { return nil }
        let told = Set(
            try SanctionTable.recorded(by: outcome.instant, partner: outcome.partner, in: db)
                .filter { $0.kind == kind }.map(\.ground))
        let line = outcome.target.serviceLine
        let reasons = try conditions.of(outcome.partner, in: db).filter {
            $0.recordedAt <= outcome.instant && !told.contains($0.sanctionGround)
                && (line == nil || $0.serviceLine == line)
        }.map { condition in
            try rules(on: condition.day).clauses[clause].reason(
                Text(
                    zh: "异常 \(condition.id)（\(condition.state.term)）未采取\(kind.title.zh)",
                    en: "condition \(condition.id) is \(condition.state.term) and has not brought: \(kind.title.en)"))
        }
        return reasons.isEmpty ? nil : OutcomeAccount(happened: false, whyNot: reasons)
    }
}

extension SanctionKind {
    /// By which clause an abnormal condition brings measures of this kind; nil where it brings none.
    fileprivate var clauseOfConditions: ConditionClause? {
        switch self {
        case .emergencySuspension: .suspension
        case .agreedMeasure: .handling
        case .rectification: .rectification
        case .termination: .termination
        default: nil
        }
    }
}
