import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Ledger {
    static let replyOverdue = "reply-overdue"

    /// Draws what follows from a new complaint beside its count: the time to answer it, and a wave that it completes.
    ///
    /// Where the rulebook sets neither a limit nor a wave, nothing is looked up but the rulebook of the day.
    func follow(_ complaint: Complaint, in transaction: Transaction) throws {
        let rulebook = rules.rulebook(of: complaint.governingRegulation, on: complaint.createdAt.day)
        guard let rulebook else { return }
        if rulebook.limitsReplies, !complaint.isSupervised { try startClock(complaint, in: transaction) }
        try watch(complaint, by: rulebook, in: transaction)
    }

    /// Looks for a wave that a complaint completes, by a rulebook that says from what on there is one.
    func watch(_ complaint: Complaint, by rulebook: Rulebook?, in transaction: Transaction) throws {
        guard let waves = rulebook?.flaggedWaves else { return }
        try watch(complaint, waves.citation, waves.threshold, in: transaction)
    }

    /// Throws where a complaint is corrected to a time after a reply to it: that reply is to be withdrawn first
    /// (cmpay-channel/a3.2.1).
    func checkReplies(to filed: FiledComplaint, in db: Database) throws {
        let createdAt = filed.complaint.createdAt
        guard
            let early = try ReplyTable.of(filed.complaint.id, in: db).standing.first(where: { $0.at < createdAt })
        else { return }
        throw RPCError.invalid(
            "createdAt",
            Text(
                zh: "晚于 \(early.at) 的回复 \(early.number)，请先撤回该回复",
                en: "after reply \(early.number) of \(early.at), which is to be withdrawn first"),
            clause: rules.replyClock(of: filed.complaint).rules?.citation.clause)
    }

    /// The time of a first report starts to run; a repeat joins the first.
    private func startClock(_ complaint: Complaint, in transaction: Transaction) throws {
        let matter = try matter(of: FiledComplaint(complaint: complaint), in: transaction.db)
        guard matter.first?.id == complaint.id else {
            return try tell(repeated: complaint, of: matter, in: transaction)
        }
        try setClock(of: matter, in: transaction)
        // It may be older than what stood as the first until now.
        for later in matter.repeats { try tell(repeated: later, of: matter, in: transaction) }
    }

    /// Sets or takes back the deadlines of a matter's reports: the first has one while it is not answered.
    func setClock(of matter: Matter, in transaction: Transaction) throws {
        for report in matter.repeats { try cancelClock(of: report, in: transaction) }
        guard let first = matter.first else { return }
        let clock = rules.replyClock(of: first)
        if matter.replies.effectiveAt == nil, let overdueAt = clock.overdueAt {
            try transaction.schedule(Deadline(due: overdueAt, kind: Ledger.replyOverdue, key: first.id.name))
        } else {
            try cancelClock(of: first, in: transaction)
        }
    }

    /// Sets the deadlines anew where a correction has moved a complaint.
    func reclock(_ before: FiledComplaint, _ after: FiledComplaint, in transaction: Transaction) throws {
        let clocks = [before, after].map { rules.replyClock(of: $0.complaint) }
        guard clocks.contains(where: { $0.due != nil }) else { return }
        try cancelClock(of: before.complaint, in: transaction)
        // Where it stood it stands no more.
        for (complaint, stands) in [(before.complaint, false), (after.complaint, !after.isWithdrawn)] {
            try setClock(of: matter(around: complaint, stands: stands, in: transaction.db), in: transaction)
        }
    }

    private func cancelClock(of complaint: Complaint, in transaction: Transaction) throws {
        try transaction.cancelDeadline(kind: Ledger.replyOverdue, key: complaint.id.name)
    }

    /// A complaint with all reports of the same by the same customer; a withdrawn one has only its own replies.
    func matter(of filed: FiledComplaint, in db: Database) throws -> Matter {
        guard !filed.isWithdrawn else {
            return Matter(reports: [], replies: try ReplyTable.of(filed.complaint.id, in: db))
        }
        return try matter(around: filed.complaint, stands: true, in: db)
    }

    /// The reports that stand of what a complaint is about, itself among them where it stands.
    private func matter(around complaint: Complaint, stands: Bool, in db: Database) throws -> Matter {
        var reports = stands ? [complaint] : []
        if complaint.governingRegulation == Regulation.channel, !complaint.isSupervised,
            let problem = complaint.problem
        {
            reports = try ComplaintTable.reports(like: complaint, problem: problem, in: db).filter { !$0.isSupervised }
        }
        let replies = try reports.flatMap { try ReplyTable.of($0.id, in: db) }
        return Matter(reports: reports, replies: replies.sorted { $0.number < $1.number })
    }

    private func tell(repeated: Complaint, of matter: Matter, in transaction: Transaction) throws {
        guard let first = matter.first else { return }
        try cancelClock(of: repeated, in: transaction)
        let reopens = matter.reopens(repeated)
        let fact = ComplaintRepeated(
            complaint: repeated.id, firstReport: first.id, partner: repeated.partner, reopens: reopens,
            reasons: [Matter.reason(first: first.id, reopens: reopens)])
        try transaction.append(
            EventDraft(
                EventType.complaintRepeated, fact, subject: repeated.partner.name, at: clock.now,
                clauses: [Regulation.ordinaryComplaint], correlationID: repeated.id.name))
    }
}
