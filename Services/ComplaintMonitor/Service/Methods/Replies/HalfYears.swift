import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Replies {
    /// A partner's score of a half-year: as it was closed, or as it stands.
    func getServiceScore(_ request: GetServiceScoreRequest) async throws -> GetServiceScoreReply {
        try await house.store.read { [self] db in
            let closed = try ServiceScoreTable.find(request.partner, request.halfYear, in: db)
            let current = try score(request.partner, request.halfYear, in: db)
            guard var figures = closed else { return GetServiceScoreReply(score: current) }
            (figures.closedAt, figures.closedBy) = (nil, nil)
            return GetServiceScoreReply(score: closed ?? current, recount: figures == current ? nil : current)
        }
    }

    /// Closes a half-year that has ended; FAILED_PRECONDITION while a complaint through a supervisor has no finding.
    func closeHalfYear(_ request: CloseHalfYearRequest, _ call: ServerCall) async throws -> ServiceScore {
        try request.by.check()
        return try await house.commands.run(call) { transaction in
            let now = house.clock.now
            let half = request.halfYear
            guard now >= (half.lastDay + 1).start else {
                throw RPCError.unmet(
                    "HALF_YEAR_NOT_ENDED", Text(zh: "\(half) 尚未结束", en: "\(half) has not ended"),
                    clause: Regulation.lateReply, field: "halfYear")
            }
            guard try ServiceScoreTable.find(request.partner, half, in: transaction.db) == nil else {
                throw RPCError.unmet(
                    "HALF_YEAR_CLOSED", Text(zh: "\(half) 已关闭", en: "\(half) is closed"),
                    clause: Regulation.lateReply, field: "halfYear")
            }
            var score = try score(request.partner, half, in: transaction.db)
            guard score.unassessed.isEmpty else {
                let open = score.unassessed.map(\.name).joined(separator: ", ")
                throw RPCError.unmet(
                    "HALF_YEAR_INCOMPLETE",
                    Text(zh: "升级投诉尚无责任认定：\(open)", en: "no finding on responsibility yet: \(open)"),
                    clause: Regulation.escalation, field: "halfYear")
            }
            (score.closedAt, score.closedBy) = (now, request.by)
            try ServiceScoreTable.insert(score, in: transaction)
            try transaction.append(
                EventDraft(
                    EventType.halfYearClosed, score, subject: score.partner.name, at: now,
                    clauses: score.reasons.map(\.clause)))
            return score
        }
    }

    /// What the facts of now make of a half-year.
    func score(_ partner: PartnerID, _ half: HalfYear, in db: Database) throws -> ServiceScore {
        let rules = try ledger.rules.serviceScore(on: half.lastDay)
        // A complaint counts in the half-year of its deadline, and may be some days older.
        let days = half.firstDay - ledger.rules.longestWait(before: half.firstDay)...half.lastDay
        let complaints = try ComplaintTable.of(partner, days, in: db).filter {
            $0.governingRegulation == Regulation.channel
        }
        // One of before the rules were in force is not under them (12.1), and nobody could assess it.
        let supervised = complaints.filter {
            $0.isSupervised && $0.createdAt.day >= half.firstDay
                && (try? ledger.rules.serviceScore(on: $0.createdAt.day)) != nil
        }
        return try ServiceScoring(rules: rules, partner: partner, halfYear: half).score(
            complaints.filter { !$0.isSupervised }.compactMap { try timed($0, half, in: db) },
            supervised.map { ($0.id, try EscalationTable.of($0.id, in: db)?.isEscalated) })
    }

    /// A first report whose time to answer ends in a half-year, with how it stands; nil for any other.
    private func timed(_ complaint: Complaint, _ half: HalfYear, in db: Database) throws -> ServiceScoring.Timed? {
        let clock = ledger.rules.replyClock(of: complaint)
        guard let due = clock.due, HalfYear(due.day) == half else { return nil }
        let matter = try ledger.matter(of: FiledComplaint(complaint: complaint), in: db)
        guard matter.first?.id == complaint.id else { return nil }
        let timeliness = clock.timeliness(effectiveAt: matter.replies.effectiveAt, stated: nil, now: house.clock.now)
        return (complaint.id, timeliness)
    }
}

extension RulesByDay {
    /// How many days before a day a complaint may have been raised whose time to answer ends on it or later.
    fileprivate func longestWait(before day: Day) -> Int {
        guard let rules = try? rulebooks.rulebook(of: Regulation.channel, on: day - 1).replyRules(),
            let hours = rules.limitHours
        else { return 0 }
        return hours * 3600 / rules.workingHours.secondsOfDay + 1
    }
}
