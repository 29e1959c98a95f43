import RPC
import Rulebook
import Schema

/// A served warning among all those of its partner: whether its rectification fails, and from which day on that makes the matter
/// severe (maoming-benefits/23.5.s4).
struct Rectification {
    /// In how many days one may be due: the day after it must be one that can be written.
    static let terms = 1...3660

    let warning: ViolationWarning
    let rule: EscalationRule
    /// The days of service of all the partner's warnings, over the whole cooperation.
    let servedDays: [Day]

    /// Whether it was confirmed within its date.
    var isConfirmedInTime: Bool { warning.isRectified(by: warning.rectifyBy) }

    /// The warnings served by a day.
    func warnings(by day: Day) -> Int { servedDays.count { $0 <= day } }

    /// The days on which it fails: found not to reach the requirement, or, where nothing is confirmed until then, the date.
    ///
    /// Either is enough (a reading: a missed date can't also be a poor result).
    var failures: [Day] {
        let found = warning.checks.map(\.day).filter { !warning.isRectified(by: $0) }
        return Set(found + (isConfirmedInTime ? [] : [warning.rectifyBy])).sorted()
    }

    /// The first failure with enough warnings, as things stand: the day after it the matter is severe.
    var decidingFailure: Day? { failures.first { warnings(by: $0) >= rule.warnings } }

    /// The failure that has made the matter severe by a day; nil where none has.
    func failureBehind(_ day: Day) -> Day? { decidingFailure.flatMap { $0 < day ? $0 : nil } }

    /// Whether its date has passed without a confirmation.
    func isOverdue(on day: Day) -> Bool { warning.rectifyBy < day && !isConfirmedInTime }

    /// The day at whose beginning the program acts: the matter is severe, or the date has passed; nil where neither will be.
    var nextDay: Day? { decidingFailure.map { $0 + 1 } ?? (isConfirmedInTime ? nil : warning.rectifyBy + 1) }

    /// Why a failure makes the matter severe, or why not.
    func reasons(of failure: Day) -> [Reason] {
        let isMissed = failure == warning.rectifyBy && !warning.checks.contains { $0.day == failure && !$0.isReached }
        let what = rule.citation.reason(
            isMissed
                ? Text(zh: "整改期限 \(failure) 届满未经确认", en: "the date to rectify, \(failure), passed unconfirmed")
                : Text(zh: "\(failure) 认定整改未达要求", en: "found on \(failure) not to reach the requirement"))
        let served = servedDays.sorted().filter { $0 <= failure }.map {
            rule.citation.reason(Text(zh: "\($0) 送达警告", en: "a warning was served on \($0)"))
        }
        return [rule.reason(warnings: warnings(by: failure)), what] + served
    }
}

extension ViolationWarning {
    /// Whether its rectification reaches the requirement, as of the newest finding.
    var isRectified: Bool { checks.map(\.day).max().map(isRectified) ?? false }

    /// Whether its rectification reached the requirement on a day: by the last finding until then, of several of one day the
    /// last recorded.
    func isRectified(by day: Day) -> Bool {
        let newest = checks.map(\.day).filter { $0 <= day }.max()
        return checks.last { $0.day == newest }?.isReached ?? false
    }
}

extension Rectification {
    /// Why the matter is general again.
    var restoring: Reason {
        rule.citation.reason(
            Text(
                zh: "补录的整改认定后，已无未达成的整改决定其为严重，恢复为一般（R9）",
                en: "as its rectification is found now, no failure makes it severe: general again (R9)"))
    }

    /// What will happen on `nextDay` if nothing is confirmed until then.
    func forecast(of violation: String) -> Reason {
        guard let failure = decidingFailure else {
            let warnings = rule.reason(warnings: warnings(by: warning.rectifyBy))
            return Reason(
                clause: warnings.clause,
                text: Text(
                    zh: "违规 \(violation) 整改逾期，仍为一般：\(warnings.zh)",
                    en: "the rectification of violation \(violation) is overdue, still general: \(warnings.en)"))
        }
        let warnings = rule.reason(warnings: warnings(by: failure))
        return Reason(
            clause: warnings.clause,
            text: Text(
                zh: "违规 \(violation) 整改未达成，转为严重：\(warnings.zh)",
                en: "the rectification of violation \(violation) has failed, it becomes severe: \(warnings.en)"))
    }
}

extension Rectification {
    /// How it stood on a day: failed, confirmed, or still to be confirmed by its date.
    func standing(of violation: String, on day: Day) -> Reason {
        // A date fails when it has passed, a poor result at once.
        let isFound = warning.checks.contains { $0.day == day }
        if let failure = failures.first(where: { $0 < day || $0 == day && isFound }) {
            return rule.citation.reason(
                Text(
                    zh: "违规 \(violation) 的整改于 \(failure) 未达成",
                    en: "the rectification of violation \(violation) failed on \(failure)"))
        }
        guard let confirmed = warning.checks.first(where: { $0.isReached && $0.day <= day }) else {
            return rule.citation.reason(
                Text(
                    zh: "违规 \(violation) 的整改未逾期，期限 \(warning.rectifyBy)",
                    en: "the rectification of violation \(violation) has not failed, it is due by \(warning.rectifyBy)")
            )
        }
        return rule.citation.reason(
            Text(
                zh: "违规 \(violation) 的整改已于 \(confirmed.day) 确认",
                en: "the rectification of violation \(violation) was confirmed on \(confirmed.day)"))
    }
}
