import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Credit {
    /// A partner's score, grade, measures and task, as known at an instant.
    func getScore(_ request: GetScoreRequest) async throws -> CreditStanding {
        try await house.store.read { [self] db in
            try standing(of: request.partner, at: request.asOf ?? house.clock.now, in: db)
        }
    }

    /// Issued results, in the order recorded.
    func listScores(_ request: ListScoresRequest) async throws -> ListScoresReply {
        let size = try Page.size(request.pageSize, default: 100, upTo: 1000)
        let after = try Page.number(request.pageToken)
        return try await house.store.read { db in
            let entries = try CreditScoreTable.list(request, after: after, limit: size + 1, in: db)
            let page = entries.prefix(size)
            return ListScoresReply(
                scores: page.map(\.message),
                nextPageToken: entries.count > size ? page.last.map { "\($0.number)" } : nil)
        }
    }

    /// Why a partner has its grade and measures, and what the others lack.
    func explainScore(_ request: ExplainScoreRequest) async throws -> ExplainScoreReply {
        let instant = request.asOf ?? house.clock.now
        return try await house.store.read { [self] db in
            let standing = try standing(of: request.partner, at: instant, in: db)
            var reply = ExplainScoreReply(
                standing: standing,
                results: try CreditScoreTable.all(request.partner, at: instant, in: db).map(\.message))
            guard let issued = standing.issued else {
                reply.whyNot = standing.reasons
                return reply
            }
            let day = issued.receivedAt.day
            reply.rulebook = house.describe(Regulation.membership, on: day)
            reply.why = standing.reasons + standing.measures.flatMap(\.reasons)
            reply.whyNot = try rules(on: day).whyNot(standing)
            return reply
        }
    }

    /// Where a partner stood at an instant, as it was known then.
    func standing(of partner: PartnerID, at instant: Instant, in db: Database) throws -> CreditStanding {
        let position = try position(of: partner, at: instant, in: db)
        let task = try position.issued.flatMap { try GradeTaskTable.of($0.number, at: instant, in: db) }
        return CreditStanding(
            partner: partner, score: position.score, grade: position.grade,
            month: position.zero == nil ? position.issued?.month : nil, issued: position.issued?.message,
            zeroSince: position.zero?.since, measures: try measures(of: partner, at: instant, in: db),
            task: try task.map { try message($0, at: instant, in: db) }, reasons: try reasons(position))
    }

    private func measures(of partner: PartnerID, at instant: Instant, in db: Database) throws -> [Sanction] {
        try SanctionTable.recorded(by: instant, partner: partner, in: db)
            .filter { [.creditScore, .majorViolation].contains($0.ground.kind) }
            .map { $0.message(at: instant) }.filter { $0.state == .inForce }
    }

    func reasons(_ position: CreditPosition) throws -> [Reason] {
        if let zero = position.zero {
            return [
                try rules(on: zero.since.day).violation.citation.reason(
                    Text(
                        zh: "自 \(zero.since) 确认重大违规起积分为 \(zero.score)",
                        en: "\(zero.score) since the major violation confirmed at \(zero.since)"))
            ]
        }
        return position.issued?.reasons
            ?? [
                Reason(
                    clause: Regulation.CreditClause.grades,
                    text: Text(zh: "没有积分结果：未分级，不视为 0", en: "no result: not graded, and never taken for 0"))
            ]
    }
}

extension CreditRules {
    /// What the grades above lack, how far the next below is, and which measures of the grade are not in force yet.
    fileprivate func whyNot(_ standing: CreditStanding) -> [Reason] {
        guard let score = standing.score, let grade = standing.grade else { return [] }
        var reasons = bands.filter { !$0.bound.holds(score) }.map { $0.reason(score) }
        if let fall = fall(from: grade, score) { reasons.append(fall.reason) }
        let inForce = Set(standing.measures.map(\.kind))
        if let task = standing.task, task.state == .open {
            reasons += measures(of: grade).filter { !inForce.contains($0.kind) }.map {
                $0.band.citation.reason(
                    Text(
                        zh: "\($0.kind.title.zh)尚未执行，期限 \(task.lastDay)",
                        en: "\($0.kind.title.en) is not in force yet, due by \(task.lastDay)"))
            }
        }
        return reasons
    }
}
