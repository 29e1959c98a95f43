import GRDB
import RPC
import Rulebook
import Schema
import Store

extension Replies {
    /// How many more late replies, and how many more escalated complaints, of the half-year use up its points
    /// (cmpay-channel/a3.2.1.1, cmpay-channel/a3.2.2); none of the one where no answer is late or awaited, none of the other
    /// where no complaint through a supervisor is escalated or without a finding.
    func headroom(of partner: PartnerID, at now: Instant, in db: Database) throws -> [HeadroomItem] {
        let half = HalfYear(now.day)
        guard let rules = try? ledger.rules.serviceScore(on: half.lastDay) else { return [] }
        let score = try score(partner, half, in: db)
        var items: [HeadroomItem] = []
        if !score.late.isEmpty || !score.pending.isEmpty {
            items.append(try rules.timeliness.item(.lateReplies, score.late.count, .lateComplaints))
        }
        if !score.escalated.isEmpty || !score.unassessed.isEmpty {
            items.append(try rules.escalation.item(.escalations, score.escalated.count, .escalatedComplaints))
        }
        return items
    }

    /// How complaints were answered, and waves of them: they rest on replies and on people's findings.
    func unreplayed(_ days: ClosedRange<Day>, in db: Database) throws -> [WhatIfGap] {
        [
            WhatIfGap(
                count: try ForesightQueries.replies(of: days, in: db),
                reason: Reason(
                    clause: Regulation.lateReply,
                    text: Text(zh: "条投诉回复，不重放", en: "replies to complaints: not replayed"))),
            WhatIfGap(
                count: try ForesightQueries.waves(of: days, in: db),
                reason: Reason(
                    clause: Regulation.manyComplaints,
                    text: Text(zh: "个投诉波次，不重放", en: "waves of complaints: not replayed"))),
        ].filter { $0.count > 0 }
    }
}

extension PointDeduction {
    /// How many cases use the points up, and how many are left until then.
    fileprivate func item(_ kind: HeadroomKind, _ count: Int, _ unit: CountedUnit) throws -> HeadroomItem {
        let isUsedUp = count >= exhausting
        return HeadroomItem(
            kind: kind, figure: "\(count)", threshold: isUsedUp ? nil : "\(exhausting)",
            missing: isUsedUp ? nil : "\(exhausting - count)",
            reason: try ServiceScoring.take(self, count, unit).reason)
    }
}
