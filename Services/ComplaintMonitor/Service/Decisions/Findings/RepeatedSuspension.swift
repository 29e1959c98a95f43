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

    /// The areas among those asked for that no running suspension covers yet; nil is everywhere.
    static func newAreas(_ wanted: [String?], besides running: [SanctionEntry]) -> [String?] {
        wanted.filter { area in
            !running.contains { $0.target.province == nil || $0.target.province == area }
        }
    }
}
