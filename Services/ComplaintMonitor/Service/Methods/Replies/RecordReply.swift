import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Replies {
    /// Records a step of a partner's handling of a complaint (cmpay-channel/a3.2.1.3).
    func recordReply(_ request: RecordReplyRequest, _ call: ServerCall) async throws -> RecordedReply {
        try request.by.check()
        return try await house.commands.run(call) { transaction in
            let filed = try ledger.known(request.complaint, in: transaction.db)
            let matter = try ledger.matter(of: filed, in: transaction.db)
            let clock = ledger.rules.replyClock(of: matter.first ?? filed.complaint)
            try request.check(filed.complaint, clock, matter.replies, now: house.clock.now)
            return try record(request, filed, clock, in: transaction)
        }
    }

    private func record(
        _ request: RecordReplyRequest, _ filed: FiledComplaint, _ clock: ReplyClock, in transaction: Transaction
    ) throws -> RecordedReply {
        let now = house.clock.now
        let number = try ReplyTable.insert(request, at: now, in: transaction)
        let reply = Reply(
            number: number, complaint: filed.complaint.id, step: request.step, at: request.at, cause: request.cause,
            solution: request.solution, inTime: request.inTime, by: request.by, recordedAt: now)
        return try tell(EventType.replyRecorded, reply, filed, clock, in: transaction)
    }

    /// Takes back a reply that was recorded by mistake.
    func withdrawReply(_ request: WithdrawReplyRequest, _ call: ServerCall) async throws -> RecordedReply {
        guard !request.reason.isBlank else { throw RPCError.missing("reason") }
        try request.by.check()
        return try await house.commands.run(call) { transaction in
            guard var reply = try ReplyTable.find(request.number, in: transaction.db) else {
                throw RPCError(
                    .notFound, Text(zh: "没有回复 \(request.number)", en: "there is no reply \(request.number)"),
                    reason: "REPLY_UNKNOWN", field: "number")
            }
            guard reply.withdrawal == nil else {
                throw RPCError(
                    .failedPrecondition,
                    Text(zh: "回复 \(request.number) 已撤回", en: "reply \(request.number) is withdrawn already"),
                    reason: "REPLY_WITHDRAWN", field: "number")
            }
            let withdrawal = ReplyWithdrawal(at: house.clock.now, by: request.by, reason: request.reason)
            try ReplyTable.withdraw(reply.number, withdrawal, in: transaction)
            reply.withdrawal = withdrawal
            let filed = try ledger.known(reply.complaint, in: transaction.db)
            let matter = try ledger.matter(of: filed, in: transaction.db)
            let clock = ledger.rules.replyClock(of: matter.first ?? filed.complaint)
            try check(matter.replies, clock)
            return try tell(EventType.replyWithdrawn, reply, filed, clock, in: transaction)
        }
    }

    /// Throws where an effective reply would be left without the cause that an earlier reply found.
    private func check(_ replies: [Reply], _ clock: ReplyClock) throws(RPCError) {
        guard let citation = clock.rules?.effective,
            let left = replies.standing.first(where: {
                $0.step == .effective && !replies.hasCause(by: $0.at, or: $0.cause)
            })
        else { return }
        throw .unmet(
            "REPLY_NEEDED",
            Text(
                zh: "有效回复 \(left.number) 以其查明的原因为据，请先撤回有效回复",
                en: "effective reply \(left.number) rests on the cause it found; withdraw that one first"),
            clause: citation.clause, field: "number")
    }

    /// Sets the complaint's clock by the replies that stand, and tells how it stands now.
    private func tell(
        _ type: String, _ reply: Reply, _ filed: FiledComplaint, _ clock: ReplyClock, in transaction: Transaction
    ) throws -> RecordedReply {
        let now = house.clock.now
        let matter = try ledger.matter(of: filed, in: transaction.db)
        if clock.due != nil { try ledger.setClock(of: matter, in: transaction) }
        let (effectiveAt, stated) = (matter.replies.effectiveAt, matter.replies.stated)
        let recorded = RecordedReply(
            reply: reply, partner: filed.complaint.partner,
            timeliness: clock.timeliness(effectiveAt: effectiveAt, stated: stated, now: now), dueAt: clock.due,
            reasons: clock.reasons(effectiveAt: effectiveAt, stated: stated, now: now))
        try transaction.append(
            EventDraft(
                type, recorded, subject: recorded.partner.name, at: now, clauses: recorded.reasons.map(\.clause),
                correlationID: reply.complaint.name))
        return recorded
    }

    /// Replies in the order recorded.
    func listReplies(_ request: ListRepliesRequest) async throws -> ListRepliesReply {
        let size = try Page.size(request.pageSize, default: 100, upTo: 1000)
        let after = try Page.number(request.pageToken)
        let found = try await house.store.read {
            try ReplyTable.page(
                partner: request.partner, complaint: request.complaint, after: after, limit: size + 1, in: $0)
        }
        let replies = Array(found.prefix(size))
        return ListRepliesReply(
            replies: replies, nextPageToken: found.count > size ? replies.last.map { "\($0.number)" } : nil)
    }
}

extension RecordReplyRequest {
    /// Throws where it is dated before its complaint or in the future, or is effective without cause or solution.
    fileprivate func check(
        _ complaint: Complaint, _ clock: ReplyClock, _ earlier: [Reply], now: Instant
    ) throws(RPCError) {
        guard at >= complaint.createdAt else {
            throw .invalid(
                "at",
                Text(
                    zh: "回复时间 \(at) 早于投诉时间 \(complaint.createdAt)",
                    en: "a reply at \(at) is before its complaint at \(complaint.createdAt)"),
                clause: clock.rules?.citation.clause)
        }
        guard at <= now + Ledger.skew else {
            throw .invalid("at", Text(zh: "回复时间 \(at) 晚于业务时间 \(now)", en: "\(at) is after the business time \(now)"))
        }
        guard step == .effective, let citation = clock.rules?.effective else { return }
        for (field, isGiven) in [
            ("cause", earlier.hasCause(by: at, or: cause)), ("solution", solution?.isBlank == false),
        ] {
            guard isGiven else {
                throw .unmet(
                    "REPLY_NOT_EFFECTIVE",
                    Text(
                        zh: "缺少 \(field)：有效回复须查明原因并形成有效解决方案",
                        en: "\(field) is missing: an effective reply states the cause found and a solution"),
                    clause: citation.clause, field: field)
            }
        }
    }
}

extension [Reply] {
    /// Whether the cause was found: by a reply itself, or by one that stands and came no later.
    fileprivate func hasCause(by instant: Instant, or own: String?) -> Bool {
        ([own] + standing.filter { $0.at <= instant }.map { $0.cause }).contains { $0?.isBlank == false }
    }
}
