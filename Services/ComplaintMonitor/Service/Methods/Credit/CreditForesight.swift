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

    /// Whether a result had a grade; of a measure that grades give, which score would have brought it.
    func account(for outcome: Outcome, in db: Database) throws -> OutcomeAccount? {
        switch outcome.question {
        case .grade(let grade, let month): return try account(of: grade, month, for: outcome, in: db)
        case .sanction(let kind): return try account(of: kind, for: outcome, in: db)
        case .tier, .warnings, .block: return nil
        }
    }

    private func account(
        of grade: CreditGrade, _ month: BillingMonth?, for outcome: Outcome, in db: Database
    ) throws -> OutcomeAccount {
        let end = month.map { ($0.next.firstDay).start + .microseconds(-1) } ?? outcome.instant
        let position = try position(of: outcome.partner, at: min(end, outcome.instant), in: db)
        if position.zero != nil {
            let reasons = try reasons(position)
            return grade == .terminated
                ? OutcomeAccount(happened: true, why: reasons) : OutcomeAccount(happened: false, whyNot: reasons)
        }
        let results = try CreditScoreTable.all(outcome.partner, at: outcome.instant, in: db)
        let result = month.map { month in results.last { $0.month == month } } ?? position.issued
        guard let issued = result, let band = try rules(on: issued.receivedAt.day).band(of: grade) else {
            return OutcomeAccount(
                happened: false, whyNot: try month.map { [Credit.notGraded($0)] } ?? reasons(position))
        }
        guard issued.grade != grade else { return OutcomeAccount(happened: true, why: issued.reasons) }
        let lacking = band.bound.holds(issued.score) ? issued.reasons : [band.reason(issued.score)]
        return OutcomeAccount(happened: false, whyNot: lacking)
    }

    /// What the partner's score lacks, or has too much, for a measure that grades give; of measures in force the ledger tells.
    private func account(of kind: SanctionKind, for outcome: Outcome, in db: Database) throws -> OutcomeAccount? {
        let position = try position(of: outcome.partner, at: outcome.instant, in: db)
        let day = position.issued?.receivedAt.day ?? outcome.instant.day
        guard position.zero == nil, let rules = try? rules(on: day) else { return nil }
        let measures = { (grade: CreditGrade) in rules.measures(of: grade) + rules.choices(of: grade) }
        guard let band = rules.bands.first(where: { band in measures(band.grade).contains { $0.kind == kind } })
        else { return nil }
        if let issued = position.issued, measures(issued.grade).contains(where: { $0.kind == kind }) { return nil }
        let beginning = Text(
            zh: "\(kind.title.zh)自\(band.grade.title.zh)起",
            en: "\(kind.title.en) begins with \(band.grade.title.en)")
        let standing =
            position.issued.map {
                Text(
                    zh: "\($0.month) 积分 \($0.score) 为\($0.grade.title.zh)",
                    en: "\($0.score) of \($0.month) is \($0.grade.title.en)")
            } ?? Text(zh: "没有积分结果，未分级", en: "not graded, for there is no credit result")
        let why = Text(zh: "\(standing.zh)，\(beginning.zh)", en: "\(standing.en); \(beginning.en)")
        return OutcomeAccount(happened: false, whyNot: [band.citation.reason(why)])
    }

    /// Issued results of the months: no replay of complaints makes one (R13).
    func unreplayed(_ days: ClosedRange<Day>, in db: Database) throws -> [WhatIfGap] {
        let months = days.lowerBound.month...days.upperBound.month
        let count = try ForesightQueries.creditResults(of: months, in: db)
        let reason = Reason(
            clause: Regulation.CreditClause.grades,
            text: Text(zh: "个已下发的积分结果，不重放", en: "issued credit results: not replayed"))
        return count == 0 ? [] : [WhatIfGap(count: count, reason: reason)]
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
