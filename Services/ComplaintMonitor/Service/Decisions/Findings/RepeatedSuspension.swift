import RPC
import Rulebook
import Schema

/// A finding on a subchannel that counts toward the lengthening of its suspension (migu-membership/a3.7).
struct SubchannelFinding: Hashable, Sendable {
    /// The day its sanction was issued.
    let day: Day
    /// How long the default would last; nil where a demand replaces it.
    let period: Period?
    /// The last day that a demand asks for.
    let demandedUntil: Day?
}

/// The one running suspension of a subchannel over a calendar month's findings.
struct RepeatedSuspension {
    let rule: RepeatedFindings
    let month: BillingMonth
    /// All of the month, whatever the province or the issuer, in their order; at least one.
    let findings: [SubchannelFinding]

    /// The last day: of the default, lengthened once for each finding after the first and counted from the first; or of a demand
    /// that asks for a later one.
    ///
    /// Where each finding carries a demand, the demands alone decide: their lengths stand.
    var lastDay: Day? {
        let demanded = findings.compactMap(\.demandedUntil)
        return (demanded + [lengthened].compactMap { $0 }).max()
    }

    private var lengthened: Day? {
        guard let first = findings.first, let period = findings.lazy.compactMap(\.period).first else { return nil }
        return rule.lastDay(of: period, from: first.day, findings: findings.count)
    }

    /// Why a running suspension gets that last day.
    func reason(_ lastDay: Day) -> Reason {
        let first = findings.first?.day ?? lastDay
        return rule.citation.reason(
            Text(
                zh: "\(month) 第 \(findings.count) 次，自 \(first) 起累计至 \(lastDay)",
                en: "finding \(findings.count) of \(month), counted from \(first): to \(lastDay)"))
    }

    /// The suspensions among those asked for that no running one, and no other of them, covers to their end: the latest first,
    /// of those that end together the one that holds everywhere.
    static func missing(_ wanted: [SanctionEntry], besides running: [SanctionEntry]) -> [SanctionEntry] {
        let ordered = wanted.sorted { one, other in
            one.lastDay == other.lastDay
                ? (one.target.province ?? "") < (other.target.province ?? "") : one.isLater(than: other)
        }
        return ordered.reduce(into: []) { missing, entry in
            if !(running + missing).contains(where: { $0.covers(entry) }) { missing.append(entry) }
        }
    }
}

extension SanctionEntry {
    /// Whether another of the same subchannel adds nothing to it: it holds where the other does, and does not end before.
    fileprivate func covers(_ other: SanctionEntry) -> Bool {
        (target.province == nil || target.province == other.target.province) && !other.isLater(than: self)
    }

    /// Whether it ends after another; what has no last day never ends.
    fileprivate func isLater(than other: SanctionEntry) -> Bool {
        guard let end = other.lastDay else { return false }
        return lastDay.map { $0 > end } ?? true
    }
}
