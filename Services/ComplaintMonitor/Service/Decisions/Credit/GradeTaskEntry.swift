import Rulebook
import Schema

/// What is to be done about a grade, as it is stored; how it stands is derived.
struct GradeTaskEntry: Sendable {
    var number: Int64 = 0
    let score: CreditScoreEntry
    let lastDay: Day
    /// The calendar by which the last day was counted (readings R3).
    let calendar: String
    let openedAt: Instant
    /// When the program issued by itself what needs no choice.
    var expiredAt: Instant?
    var appliedAt: Instant?
    var appliedBy: Person?
    var choices: [SanctionKind] = []
    var choiceReason: String?
    /// When its replacement was recorded.
    var replacedAt: Instant?
    /// From when on the replacement counts: its receipt.
    var replacedFrom: Instant?

    /// 24:00 of the last day.
    var dueAt: Instant { (lastDay + 1).start }

    var state: GradeTaskState {
        if replacedAt != nil { return .replaced }
        return appliedAt == nil ? .open : .applied
    }

    /// Whether it was not all done in time; what was replaced in time is no breach (14.2).
    func isLate(at instant: Instant) -> Bool { (replacedFrom ?? appliedAt ?? instant) >= dueAt }

    /// What was known of it at an instant (readings R36).
    func known(at instant: Instant) -> GradeTaskEntry {
        var known = self
        if !expiredAt.isReached(by: instant) { known.expiredAt = nil }
        if !appliedAt.isReached(by: instant) {
            (known.appliedAt, known.appliedBy, known.choices, known.choiceReason) = (nil, nil, [], nil)
        }
        if !replacedAt.isReached(by: instant) { (known.replacedAt, known.replacedFrom) = (nil, nil) }
        return known
    }

    /// As it is shown at an instant.
    func message(at instant: Instant, rules: CreditRules, offered: [SanctionKind]) -> GradeTask {
        let known = known(at: instant)
        return GradeTask(
            result: "\(score.number)", partner: score.partner, month: score.month, grade: score.grade,
            lastDay: lastDay, dueAt: dueAt, calendar: calendar, state: known.state,
            isLate: known.isLate(at: instant), expiredAt: known.expiredAt, appliedAt: known.appliedAt,
            appliedBy: known.appliedBy, choices: known.choices, choiceReason: known.choiceReason,
            replacedAt: known.replacedFrom, measures: rules.measures(of: score.grade).map(\.kind), offered: offered)
    }
}
