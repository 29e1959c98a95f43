import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Replies {
    var deadlineKinds: Set<String> { [Ledger.replyOverdue] }

    /// Tells that the time to answer a complaint has passed without an effective reply.
    func fire(_ deadline: Deadline, in transaction: Transaction) throws {
        guard let (complaint, clock) = try running(deadline, in: transaction.db), let due = clock.due,
            try ReplyTable.tellOverdue(complaint.id, due: due, in: transaction)
        else { return }
        let fact = ReplyOverdue(
            complaint: complaint.id, partner: complaint.partner, raisedAt: complaint.createdAt, dueAt: due,
            reasons: clock.reasons(effectiveAt: nil, stated: nil, now: house.clock.now))
        try transaction.append(
            EventDraft(
                EventType.replyOverdue, fact, subject: complaint.partner.name, at: house.clock.now,
                clauses: fact.reasons.map(\.clause), correlationID: complaint.id.name))
    }

    func step(for deadline: Deadline, in db: Database) throws -> AgendaStep? {
        guard let (complaint, clock) = try running(deadline, in: db), let due = clock.due, let rules = clock.rules
        else { return nil }
        return AgendaStep(
            at: deadline.due, kind: deadline.kind, partner: complaint.partner,
            reason: rules.citation.reason(
                Text(
                    zh: "投诉 \(complaint.id) 截至 \(due) 无有效回复即为超时",
                    en: "complaint \(complaint.id) is late without an effective reply by \(due)")))
    }

    /// The complaint of a deadline whose time still runs by it.
    private func running(_ deadline: Deadline, in db: Database) throws -> (Complaint, ReplyClock)? {
        guard let filed = try ComplaintTable.find(ComplaintID(checked: deadline.key), in: db) else { return nil }
        let matter = try ledger.matter(of: filed, in: db)
        let clock = ledger.rules.replyClock(of: filed.complaint)
        guard matter.first?.id == filed.complaint.id, matter.replies.effectiveAt == nil,
            clock.overdueAt == deadline.due
        else { return nil }
        return (filed.complaint, clock)
    }
}
