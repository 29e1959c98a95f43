import GRDB
import RPC
import Rulebook
import Schema
import Store

extension Replies {
    /// How many more late replies of the half-year use up its points (cmpay-channel/a3.2.1.1); none where the partner has no
    /// complaint of it.
    func headroom(of partner: PartnerID, at now: Instant, in db: Database) throws -> [HeadroomItem] {
        let half = HalfYear(now.day)
        guard let rules = try? ledger.rules.serviceScore(on: half.lastDay) else { return [] }
        let score = try score(partner, half, in: db)
        guard !score.late.isEmpty || !score.pending.isEmpty, let reason = score.reasons.first else { return [] }
        let (late, all) = (score.late.count, rules.timeliness.exhausting)
        let isUsedUp = late >= all
        return [
            HeadroomItem(
                kind: .lateReplies, figure: "\(late)", threshold: isUsedUp ? nil : "\(all)",
                missing: isUsedUp ? nil : "\(all - late)", reason: reason)
        ]
    }
}
