import RPC
import Rulebook
import Schema

/// The time within which one complaint must be answered effectively, and how it stands to it.
///
/// It runs from when the customer raised the problem, not from when it was passed on (cmpay-channel/a3.2.1.3).
struct ReplyClock: Sendable {
    /// The rules in force on the day of the complaint; nil where none are.
    let rules: ReplyRules?
    /// When the customer raised it.
    let raisedAt: Instant
    /// The last second in time; nil where no limit is known.
    let due: Instant?

    init(_ rules: ReplyRules?, raisedAt: Instant) {
        self.rules = rules
        self.raisedAt = raisedAt
        due = rules?.due(raisedAt: raisedAt)
    }

    /// The first instant at which it is late.
    var overdueAt: Instant? { due.map { $0 + .seconds(1) } }

    /// How it stands now, by the effective reply or, where no limit is known, by what the source of a reply says.
    func timeliness(effectiveAt: Instant?, stated: Bool?, now: Instant) -> ReplyTimeliness {
        guard let due else { return stated.map { $0 ? .inTime : .late } ?? .unknown }
        if let effectiveAt { return effectiveAt.second <= due ? .inTime : .late }
        return now.second <= due ? .pending : .late
    }

    /// The figures behind it: `附件3 投诉处理效率: 有效回复 … ≤ 截止 …`.
    func reasons(effectiveAt: Instant?, stated: Bool?, now: Instant) -> [Reason] {
        guard let rules else { return [] }
        guard let due, let limit = rules.limitHours else {
            guard let stated else { return [] }
            return [
                rules.citation.reason(
                    Text(
                        zh: "未规定时限，以来源所载为准：\(stated ? "及时" : "超时")",
                        en: "no limit is known; its source says \(stated ? "in time" : "late")"))
            ]
        }
        let end = (effectiveAt ?? now).second
        // A reply is never dated before its complaint, and now is at most a skewed clock before it.
        let used = (try? rules.workingHours.seconds(from: raisedAt, to: max(end, raisedAt))) ?? 0
        let sign = end <= due ? "≤" : ">"
        let what =
            effectiveAt == nil
            ? Text(zh: "尚无有效回复", en: "no effective reply yet") : Text(zh: "有效回复", en: "effective reply")
        return [
            rules.citation.reason(
                Text(
                    zh: "\(what.zh) \(end) \(sign) 截止 \(due)（时限 \(limit) 工作小时，已用 \(hours(used))）",
                    en: "\(what.en) \(end) \(sign) due \(due) (limit \(limit) working hours, used \(hours(used)))"))
        ]
    }

    /// `12:00:00`.
    private func hours(_ seconds: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }
}
