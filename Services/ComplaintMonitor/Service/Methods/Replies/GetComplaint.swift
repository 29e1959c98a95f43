import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Replies {
    /// A complaint with all that is known of it: replies, deadline, finding, corrections.
    func getComplaint(_ request: GetComplaintRequest) async throws -> GetComplaintReply {
        try await house.store.read { [self] db in
            let filed = try ledger.known(request.id, in: db, as: "id")
            let complaint = filed.complaint
            let matter = try ledger.matter(of: filed, in: db)
            let first = matter.first ?? complaint
            let clock =
                filed.isWithdrawn
                ? ReplyClock(nil, raisedAt: complaint.createdAt) : ledger.rules.replyClock(of: first)
            let (effectiveAt, stated) = (matter.replies.effectiveAt, matter.replies.stated)
            let isRepeat = first.id != complaint.id
            let finding = complaint.isSupervised ? try EscalationTable.of(complaint.id, in: db) : nil
            return GetComplaintReply(
                complaint: complaint, isWithdrawn: filed.isWithdrawn,
                filedAt: try ComplaintTable.filedAt(complaint.id, in: db) ?? complaint.createdAt,
                complaintClass: filed.complaintClass(isRepeat: isRepeat, finding),
                firstReport: isRepeat ? first.id : nil, repeats: isRepeat ? [] : matter.repeats.map(\.id),
                reopenedBy: isRepeat ? [] : matter.repeats.filter(matter.reopens).map(\.id),
                timeliness: clock.timeliness(effectiveAt: effectiveAt, stated: stated, now: house.clock.now),
                dueAt: clock.due, replies: matter.replies, finding: finding,
                corrections: try CorrectionTable.page(after: 0, complaint: complaint.id, day: nil, limit: 1000, in: db),
                reasons: (isRepeat ? [Matter.reason(first: first.id, reopens: matter.reopens(complaint))] : [])
                    + clock.reasons(effectiveAt: effectiveAt, stated: stated, now: house.clock.now)
                    + (finding?.reasons ?? []))
        }
    }
}

extension FiledComplaint {
    /// What it is to its regulation (cmpay-channel/a3.2.1.4, cmpay-channel/a3.2.2).
    fileprivate func complaintClass(isRepeat: Bool, _ finding: EscalationFinding?) -> ComplaintClass {
        guard complaint.governingRegulation == Regulation.channel, !isWithdrawn else { return .unclassified }
        guard complaint.isSupervised else { return isRepeat ? .repeated : .ordinary }
        return finding.map { $0.isEscalated ? .escalated : .notEscalated } ?? .unassessed
    }
}
