import Logging
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Credit {
    /// Records an issued result: the only source of grades (11.1, readings R13).
    func recordScore(_ request: RecordScoreRequest, _ call: ServerCall) async throws -> RecordScoreReply {
        try request.by.check()
        try request.document.check(as: "document")
        try request.correction?.check(as: "correction")
        let band = try band(of: request)
        let reply = try await house.commands.run(call) { try record(request, band, in: $0) }
        if !call.metadata.isDryRun, let grade = reply.standing.grade {
            house.logger.notice(
                "credit score recorded",
                metadata: [
                    LogKey.partner: "\(request.partner)", LogKey.month: "\(request.month)",
                    "credit.grade": "\(grade.term)",
                ])
        }
        return reply
    }

    /// The grade of a result by the rules in force on the day it was received; throws INVALID_ARGUMENT for what can't be one.
    private func band(of request: RecordScoreRequest) throws -> GradeBand {
        guard request.receivedAt <= house.clock.now + Ledger.skew else {
            throw RPCError.invalid("receivedAt", Text(zh: "晚于业务时间", en: "receivedAt is after the business time"))
        }
        guard request.month.lastDay < request.receivedAt.day else {
            throw RPCError.invalid(
                "month",
                Text(
                    zh: "\(request.month) 在收到结果时尚未结束",
                    en: "\(request.month) had not ended when the result was received"))
        }
        let rules = try rules(on: request.receivedAt.day)
        guard let band = rules.band(of: request.score) else {
            let range = rules.range
            throw RPCError.invalid(
                "score",
                Text(
                    zh: "积分应为 \(range.minimum) 至 \(range.maximum)，而不是 \(request.score)",
                    en: "a score is from \(range.minimum) to \(range.maximum), not \(request.score)"),
                clause: range.citation.clause)
        }
        return band
    }

    private func record(
        _ request: RecordScoreRequest, _ band: GradeBand, in transaction: Transaction
    ) throws -> RecordScoreReply {
        let now = house.clock.now
        let before = try position(of: request.partner, at: now, in: transaction.db)
        if let known = try CreditScoreTable.newest(request.partner, request.month, in: transaction.db) {
            if known.repeats(request) {
                let counts = before.zero == nil && before.issued?.number == known.number
                return try reply(known, counts: counts, in: transaction)
            }
            guard request.correction != nil else { throw Credit.anotherResult(known) }
        }
        guard !before.hasLeft(forResultOf: request.month) else { throw Credit.hasLeft(request.partner) }
        var entry = CreditScoreEntry(
            partner: request.partner, month: request.month, score: request.score, grade: band.grade,
            receivedAt: request.receivedAt, recordedAt: now, recordedBy: request.by, document: request.document,
            correction: request.correction, reasons: [band.reason(request.score)])
        entry.number = try CreditScoreTable.insert(entry, in: transaction)
        let counts = before.zero == nil && before.takes(request.month)
        try tell(
            EventType.creditScoreRecorded, entry.message, of: request.partner, [band.citation.clause], in: transaction)
        guard counts else { return try reply(entry, counts: false, in: transaction) }
        let replaced = try adopt(entry, after: before.grade, in: transaction)
        return try reply(entry, counts: true, replaced: replaced, in: transaction)
    }

    private func reply(
        _ entry: CreditScoreEntry, counts: Bool, replaced: GradeTaskEntry? = nil, in transaction: Transaction
    ) throws -> RecordScoreReply {
        let standing = try standing(of: entry.partner, at: house.clock.now, in: transaction.db)
        return RecordScoreReply(
            score: entry.message, counts: counts, standing: standing,
            task: try GradeTaskTable.of(entry.number, at: house.clock.now, in: transaction.db).map {
                try message($0, in: transaction.db)
            },
            replaced: try replaced.map { try message($0, in: transaction.db) })
    }

    /// Appends an event about a partner.
    func tell(
        _ type: String, _ fact: some Message, of partner: PartnerID, _ clauses: [ClauseID], in transaction: Transaction
    ) throws {
        try transaction.append(
            EventDraft(type, fact, subject: partner.name, at: house.clock.now, clauses: clauses))
    }

    private static func anotherResult(_ known: CreditScoreEntry) -> RPCError {
        RPCError(
            .alreadyExists,
            Text(
                zh: "\(known.partner) \(known.month) 已有结果 \(known.score)，更正须附更正文件 correction",
                en: "\(known.partner) has the result \(known.score) of \(known.month); a correction names its document"),
            reason: "CREDIT_SCORE_EXISTS", field: "correction", clause: Regulation.CreditClause.newest.name)
    }

    private static func hasLeft(_ partner: PartnerID) -> RPCError {
        .unmet(
            "CREDIT_PARTNER_TERMINATED",
            Text(
                zh: "\(partner) 积分为 0，合作已终止，不再接收其他月份的结果",
                en: "\(partner) was terminated at 0 and has left; only a correction of that result is taken"),
            clause: Regulation.CreditClause.terminated, field: "partner")
    }
}

extension CreditScoreEntry {
    /// Whether a request records the same result again, which changes nothing.
    fileprivate func repeats(_ request: RecordScoreRequest) -> Bool {
        (score, receivedAt, document, correction)
            == (request.score, request.receivedAt, request.document, request.correction)
    }
}
