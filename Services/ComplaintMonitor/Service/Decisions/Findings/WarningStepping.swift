import Rulebook
import Schema

/// The warnings of a service line in a month, and what more of them suspend (migu-membership/a3.4 to a3.6).
struct WarningStepping {
    let rules: FindingRules
    let line: WarnedLine
    /// The warnings that count.
    let warnings: Int
    let now: Instant

    /// The fewest warnings of the highest step that they reach; 0 is none.
    var standing: Int { rules.step(forWarnings: warnings)?.from ?? 0 }

    /// The sanction of the highest step reached above what stands; nil where nothing new is reached.
    ///
    /// Of a past month, where a withdrawal leaves a step that was jumped, it is proposed and a person issues it: warnings count
    /// by the day of their issue, so there is no late ground with a grace as of tiers (readings R27).
    func sanction(above standing: Int) -> SanctionEntry? {
        guard let step = rules.step(forWarnings: warnings), step.from > standing else { return nil }
        let target = SanctionTarget(
            partner: line.partner, serviceLine: step.suspends == .partner ? nil : line.serviceLine)
        let entry = SanctionEntry(
            target: target, kind: .promotionSuspension, clause: step.citation.clause, ground: line.ground,
            rank: step.from, month: line.month, recordedAt: now, period: step.period,
            reasons: [step.reason(warnings: warnings)])
        return now.day.month == line.month ? entry.issued(at: now) : entry
    }
}

/// A service line's calendar month.
struct WarnedLine: Hashable, Sendable, Comparable {
    let partner: PartnerID
    let serviceLine: ServiceLineID
    let month: BillingMonth

    /// What the sanctions of its steps rest on.
    var ground: Ground { Ground(kind: .warnings, id: "\(partner)/\(month)/\(serviceLine)") }

    static func < (a: WarnedLine, b: WarnedLine) -> Bool {
        (a.partner, a.month, a.serviceLine) < (b.partner, b.month, b.serviceLine)
    }
}
