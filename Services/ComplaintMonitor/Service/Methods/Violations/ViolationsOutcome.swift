import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Violations {
    /// What is missing for a measure of violations or of broken commitments; of measures on record the ledger tells.
    func account(for outcome: Outcome, in db: Database) throws -> OutcomeAccount? {
        guard case .sanction(let kind) = outcome.question, let rules = try? rules(on: outcome.instant.day) else {
            return nil
        }
        let told = Set(
            try SanctionTable.recorded(by: outcome.instant, partner: outcome.partner, in: db)
                .filter { $0.kind == kind }.map(\.ground.kind))
        var whyNot: [Reason] = []
        if !told.contains(.violation) {
            let proven = try proven(for: outcome, in: db)
            if kind == .termination {
                whyNot += try shortOfSevere(proven, rules, outcome, in: db)
            } else if rules.panelMeasures.kinds.contains(kind) {
                whyNot.append(rules.panelMeasures.lacking(kind, proven, by: outcome.instant.day))
            }
        }
        if !told.contains(.brokenCommitment), rules.commitmentMeasures.kinds.contains(kind) {
            whyNot.append(rules.commitmentMeasures.unchosen(kind, try broken(for: outcome, in: db)))
        }
        return whyNot.isEmpty ? nil : OutcomeAccount(happened: false, whyNot: whyNot)
    }

    private func proven(for outcome: Outcome, in db: Database) throws -> [Violation] {
        try violations.of(outcome.partner, in: db).filter {
            $0.state == .proven && $0.decidedAt.isReached(by: outcome.instant)
        }
    }

    private func broken(for outcome: Outcome, in db: Database) throws -> [BrokenCommitment] {
        try RecordTable.commitments.of(outcome.partner, in: db).filter { $0.recordedAt <= outcome.instant }
    }

    /// Why the cooperation has not ended: what a severe violation did instead, or what is missing until one is severe
    /// (24.5.s1, 23.5.s4).
    private func shortOfSevere(
        _ proven: [Violation], _ rules: ViolationRules, _ outcome: Outcome, in db: Database
    ) throws -> [Reason] {
        let day = outcome.instant.day
        let severe = proven.filter { $0.kind == .severe && ($0.severeFrom ?? $0.day) <= day }
        guard severe.isEmpty else {
            return severe.compactMap(\.exit).map { rules.clauses[.exit].reason($0.sentence) }
        }
        let none = rules.clauses[.severe].reason(Text(zh: "没有查实的严重违规", en: "no severe violation is proven"))
        let warnings = rules.escalation.reason(
            warnings: try servedDays(of: outcome.partner, in: db).count { $0 <= day })
        let open = try proven.filter { $0.isWarned(by: day) }.compactMap { violation in
            try rectification(of: violation, in: db)?.standing(of: violation.id, on: day)
        }
        return [none, warnings] + open
    }
}

extension Violation {
    /// Whether its warning had been served by a day.
    fileprivate func isWarned(by day: Day) -> Bool { warning?.servedDay.map { $0 <= day } ?? false }
}

extension MeasureRule {
    /// Which step towards a measure of the panel is missing (23.5.s2).
    fileprivate func lacking(_ kind: SanctionKind, _ proven: [Violation], by day: Day) -> Reason {
        let warned = proven.filter { $0.isWarned(by: day) }
        let ids = (warned.isEmpty ? proven : warned).map(\.id).joined(separator: ", ")
        guard !proven.isEmpty else {
            return citation.reason(Text(zh: "没有查实的违规", en: "no violation is proven"))
        }
        guard !warned.isEmpty else {
            return citation.reason(Text(zh: "违规 \(ids) 的警告尚未送达", en: "no warning of violation \(ids) has been served"))
        }
        return citation.reason(
            Text(
                zh: "违规 \(ids) 已警告，评审未决定\(kind.title.zh)",
                en: "violation \(ids) is warned of, and the panel has not decided: \(kind.title.en)"))
    }

    /// That nobody chose the measure for a broken commitment (19.2.3.s10).
    fileprivate func unchosen(_ kind: SanctionKind, _ broken: [BrokenCommitment]) -> Reason {
        guard !broken.isEmpty else {
            return citation.reason(Text(zh: "没有违反服务承诺的记录", en: "no broken commitment is on record"))
        }
        let ids = broken.map(\.id).joined(separator: ", ")
        return citation.reason(
            Text(
                zh: "违反服务承诺 \(ids) 未选定\(kind.title.zh)",
                en: "not chosen for broken commitment \(ids): \(kind.title.en)"))
    }
}
