import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Credit {
    /// How far the score that counts is above the bound under which the next grade begins.
    func headroom(of partner: PartnerID, at now: Instant, in db: Database) throws -> [HeadroomItem] {
        let position = try position(of: partner, at: now, in: db)
        guard position.zero == nil, let issued = position.issued else { return [] }
        let rules = try rules(on: issued.receivedAt.day)
        guard let fall = rules.fall(from: issued.grade, issued.score) else { return [] }
        return [
            HeadroomItem(
                kind: .grade, month: issued.month, figure: "\(issued.score)", threshold: "\(fall.bound)",
                missing: "\(issued.score - fall.bound)", reason: fall.reason)
        ]
    }

    /// Whether a result of the month had a grade; of a measure that grades give, which score would have brought it.
    func account(for outcome: Outcome, in db: Database) throws -> OutcomeAccount? {
        switch outcome.question {
        case .grade(let name):
            guard let grade = CreditGrade(knownTerm: name.lowercased()) else { return nil }
            return try account(of: grade, for: outcome, in: db)
        case .sanction(let kind): return try account(of: kind, for: outcome, in: db)
        case .tier, .warnings, .block: return nil
        }
    }

    private func account(of grade: CreditGrade, for outcome: Outcome, in db: Database) throws -> OutcomeAccount {
        let position = try position(of: outcome.partner, at: outcome.instant, in: db)
        if grade == .terminated, position.zero != nil {
            return OutcomeAccount(happened: true, why: try reasons(position))
        }
        let results = try CreditScoreTable.all(outcome.partner, at: outcome.instant, in: db)
        guard let issued = results.last(where: { $0.month == outcome.month }),
            let band = try rules(on: issued.receivedAt.day).band(of: grade)
        else { return OutcomeAccount(happened: false, whyNot: [Credit.notGraded(outcome.month)]) }
        guard issued.grade != grade else { return OutcomeAccount(happened: true, why: issued.reasons) }
        let lacking = band.bound.holds(issued.score) ? issued.reasons : [band.reason(issued.score)]
        return OutcomeAccount(happened: false, whyNot: lacking)
    }

    /// What the partner's score lacks, or has too much, for a measure that grades give; of measures in force the ledger tells.
    private func account(of kind: SanctionKind, for outcome: Outcome, in db: Database) throws -> OutcomeAccount? {
        let position = try position(of: outcome.partner, at: outcome.instant, in: db)
        guard position.zero == nil else { return nil }
        guard let issued = position.issued else { return nil }
        let rules = try rules(on: issued.receivedAt.day)
        let measures = { (grade: CreditGrade) in rules.measures(of: grade) + rules.choices(of: grade) }
        guard measures(issued.grade).allSatisfy({ $0.kind != kind }),
            let band = rules.bands.first(where: { band in measures(band.grade).contains { $0.kind == kind } })
        else { return nil }
        let title = band.grade.title
        let why = Text(
            zh: "\(issued.month) 积分 \(issued.score) 为\(issued.grade.title.zh)，\(kind.title.zh)自\(title.zh)起",
            en:
                "\(issued.score) of \(issued.month) is \(issued.grade.title.en); \(kind.title.en) begins with \(title.en)"
        )
        return OutcomeAccount(happened: false, whyNot: [band.citation.reason(why)])
    }

    private static func notGraded(_ month: BillingMonth) -> Reason {
        Reason(
            clause: Regulation.CreditClause.grades,
            text: Text(zh: "\(month) 没有积分结果：未分级", en: "no result of \(month): not graded"))
    }
}

extension CreditRules {
    /// The bound that keeps a score in its grade, and what is below it; nil where nothing is.
    func fall(from grade: CreditGrade, _ score: Points) -> (bound: Points, reason: Reason)? {
        guard let index = bands.firstIndex(where: { $0.grade == grade }), index + 1 < bands.count else { return nil }
        let next = bands[index + 1]
        let lower = next.grade.title
        switch bands[index].bound {
        case .from(let bound):
            let text = Text(
                zh: "积分低于 \(bound) 为\(lower.zh)，现高出 \(score - bound)",
                en: "\(lower.en) is below \(bound); the score is \(score - bound) above that")
            return (bound, next.citation.reason(text))
        case .above(let bound):
            let text = Text(
                zh: "积分 \(bound) 为\(lower.zh)，现高出 \(score - bound)",
                en: "\(lower.en) is \(bound); the score is \(score - bound) above that")
            return (bound, next.citation.reason(text))
        case .rest: return nil
        }
    }
}
