import RPC
import Rulebook
import Schema

/// What follows from a finding for each service line and subchannel that it names: the default of its row, or what is
/// explicitly demanded of it (migu-membership annexes 1 to 4).
struct FindingEffects {
    let checked: CheckedFinding
    /// The instant of issue.
    let now: Instant

    private var finding: Finding { checked.finding }
    private var row: FindingRow { checked.row }

    /// A suspension of promotion that a row or a demand asks for.
    struct Suspension {
        let areas: [String?]
        let period: Period
        let citation: Citation
        /// The document that demands it; nil where it is the default.
        let demandedBy: String?
    }

    /// The sanctions on a service line.
    func sanctions(on line: ServiceLineID) -> [SanctionEntry] {
        let demands = finding.demands.filter { $0.target == .serviceLine && $0.concerns(line) }
        return suspensions(demands, default: row.serviceLine).flatMap { suspension in
            suspension.areas.map { province in
                entry(suspension, SanctionTarget(partner: finding.partner, serviceLine: line, province: province))
            }
        }
    }

    /// How the promotion by a subchannel is suspended.
    func suspensions(of subchannel: SubchannelID) -> [Suspension] {
        suspensions(
            finding.demands.filter { $0.target == .subchannel && $0.concerns(subchannel) }, default: row.subchannel)
    }

    /// A sanction on a subchannel in one area.
    func sanction(on subchannel: SubchannelID, in province: String?, _ suspension: Suspension) -> SanctionEntry {
        entry(suspension, SanctionTarget(partner: finding.partner, subchannel: subchannel, province: province))
    }

    /// The warnings of a service line: how many, and by which clause.
    func warnings(of line: ServiceLineID) -> (count: Int, clause: ClauseID)? {
        let demand = finding.demands.first { $0.target == .warning && $0.concerns(line) }
        if let count = demand?.warnings, let clause = row.demand?.clause { return (count, clause) }
        return row.warning.map { ($0.count, $0.citation.clause) }
    }

    private func suspensions(_ demands: [Demand], default period: Period?) -> [Suspension] {
        guard let citation = row.demand, !demands.isEmpty else {
            return period.map {
                [Suspension(areas: [checked.province], period: $0, citation: row.citation, demandedBy: nil)]
            } ?? []
        }
        return demands.compactMap { demand in
            demand.length.map {
                Suspension(
                    areas: demand.areas(default: checked.province), period: $0, citation: citation,
                    demandedBy: demand.document)
            }
        }
    }

    private func entry(_ suspension: Suspension, _ target: SanctionTarget) -> SanctionEntry {
        SanctionEntry(
            target: target, kind: .promotionSuspension, clause: suspension.citation.clause,
            ground: Ground(kind: .finding, id: finding.reference), recordedAt: now, period: suspension.period,
            document: suspension.demandedBy ?? finding.reference, reasons: [reason(suspension, target)]
        ).issued(at: now)
    }

    /// `附件3: 集团 咪拨〔2024〕3号，C 暂停推广 3 个月（全网）`.
    private func reason(_ suspension: Suspension, _ target: SanctionTarget) -> Reason {
        let what = target.subchannel?.name ?? target.serviceLine?.name ?? ""
        let length = suspension.period.words
        let area = target.province.map { Text($0) } ?? Text(zh: "全网", en: "networkwide")
        let issuer = finding.issuer.title
        let demanded = suspension.demandedBy.map { Text(zh: "，按 \($0) 的要求", en: ", as \($0) demands") } ?? Text("")
        return suspension.citation.reason(
            Text(
                zh: "\(issuer.zh) \(finding.reference)，\(what) 暂停推广 \(length.zh)（\(area.zh)）\(demanded.zh)",
                en: "\(issuer.en) \(finding.reference), promotion of \(what) suspended for \(length.en) (\(area.en))"
                    + demanded.en))
    }
}
