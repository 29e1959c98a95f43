import RPC
import Rulebook
import Schema

/// Makes a half-year's score of what happened in it (cmpay-channel/a3.2.1.1, cmpay-channel/a3.2.2).
struct ServiceScoring: Sendable {
    let rules: ServiceScoreRules
    let partner: PartnerID
    let halfYear: HalfYear

    /// A first ordinary report whose time to answer ends in the half-year.
    typealias Timed = (id: ComplaintID, timeliness: ReplyTimeliness)
    /// A report through a supervisor in the half-year; nil without a finding.
    typealias Supervised = (id: ComplaintID, isEscalated: Bool?)

    func score(_ timed: [Timed], _ supervised: [Supervised]) throws -> ServiceScore {
        let late = timed.filter { $0.timeliness == .late }.map(\.id)
        let escalated = supervised.filter { $0.isEscalated == true }.map(\.id)
        let timeliness = try ServiceScoring.take(rules.timeliness, late.count, .lateComplaints)
        let escalation = try ServiceScoring.take(rules.escalation, escalated.count, .escalatedComplaints)
        return ServiceScore(
            partner: partner, halfYear: halfYear, timelinessPoints: timeliness.points, late: late,
            pending: timed.filter { $0.timeliness == .pending }.map(\.id), escalationPoints: escalation.points,
            escalated: escalated, unassessed: supervised.filter { $0.isEscalated == nil }.map(\.id),
            reasons: [timeliness.reason, escalation.reason])
    }

    /// What so many cases leave, with the figures: `附件3 …: 40 − 0.5 × 3 件 = 38.5`.
    static func take(
        _ deduction: PointDeduction, _ count: Int, _ unit: CountedUnit
    ) throws -> (points: Points, reason: Reason) {
        let left = try deduction.left(after: count)
        let sum = "\(deduction.points) − \(deduction.each) ×"
        let floor = left == Points(0) && count > 0
        return (
            left,
            deduction.citation.reason(
                Text(
                    zh: "\(sum) \(unit.of(count).zh)，余 \(left)\(floor ? "（扣完为止）" : "")",
                    en: "\(sum) \(unit.of(count).en) leaves \(left)\(floor ? " (never below 0)" : "")"))
        )
    }
}

extension CountedUnit {
    static let lateComplaints = CountedUnit(zh: "件超时投诉", one: "late complaint", many: "late complaints")
    static let escalatedComplaints = CountedUnit(
        zh: "件升级投诉", one: "escalated complaint", many: "escalated complaints")
}
