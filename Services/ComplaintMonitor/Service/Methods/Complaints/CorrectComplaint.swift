import RPC
import Schema
import ServiceKit
import Store

extension Complaints {
    /// Corrects a filed complaint; its own days and months are counted again, and the trail is kept (readings R9).
    func correctComplaint(_ request: CorrectComplaintRequest, _ call: ServerCall) async throws -> CorrectComplaintReply
    {
        guard !request.reason.isEmpty else { throw RPCError.missing("reason") }
        try request.by.check()
        let reply = try await house.commands.run(call) { try correct(request, in: $0) }
        if !call.metadata.isDryRun { for raised in reply.raised { log(raised) } }
        return reply
    }

    private func correct(_ request: CorrectComplaintRequest, in transaction: Transaction) throws
        -> CorrectComplaintReply
    {
        guard let before = try ComplaintTable.find(request.id, in: transaction.db) else {
            throw RPCError(
                .notFound, Text(zh: "没有投诉 \(request.id)", en: "there is no complaint \(request.id)"),
                reason: "COMPLAINT_UNKNOWN",
                field: "id")
        }
        var after = before
        after.isWithdrawn = request.withdrawn ?? before.isWithdrawn
        after.complaint.kind = request.kind ?? before.complaint.kind
        after.complaint.partner = request.partner ?? before.complaint.partner
        after.complaint.createdAt = request.createdAt ?? before.complaint.createdAt
        after.complaint.serviceLine = request.serviceLine ?? before.complaint.serviceLine
        after.complaint.subchannel = request.subchannel ?? before.complaint.subchannel
        after.complaint.province = request.province ?? before.complaint.province
        guard after.complaint.createdAt <= house.clock.now + Ledger.skew else {
            throw RPCError(
                .invalidArgument, Text(zh: "createdAt 晚于业务时间", en: "createdAt is after the business time"),
                reason: "COMPLAINT_IN_FUTURE", field: "createdAt")
        }
        guard after != before else {
            throw RPCError(
                .invalidArgument, Text(zh: "更正未改变任何内容", en: "the correction changes nothing"),
                reason: "COMPLAINT_UNCHANGED")
        }
        try ComplaintTable.update(after, in: transaction)
        try CorrectionTable.insert(before, after, request, at: house.clock.now, in: transaction)
        let fact = ComplaintCorrected(
            before: before.complaint, after: after.isWithdrawn ? nil : after.complaint, reason: request.reason,
            by: request.by)
        try ledger.reclock(before, after, in: transaction)
        try transaction.append(
            EventDraft(
                EventType.complaintCorrected, fact, subject: after.complaint.partner.name, at: house.clock.now,
                clauses: [Regulation.dailyCount], correlationID: request.id.name))
        return try recount(before, after, in: transaction)
    }

    /// Moves the count from where the complaint stood to where it stands, and evaluates both.
    private func recount(
        _ before: FiledComplaint, _ after: FiledComplaint, in transaction: Transaction
    ) throws -> CorrectComplaintReply {
        var moved: [PartnerDay: (from: Int, to: Int)] = [:]
        if !before.isWithdrawn, let count = try ledger.uncount(before.complaint, in: transaction) {
            moved[before.place] = (count + 1, count)
        }
        if !after.isWithdrawn, let count = try ledger.count(after.complaint, in: transaction) {
            moved[after.place] = (moved[after.place]?.from ?? count - 1, count)
        }
        let outcome = try ledger.settle(moved, in: transaction)
        var reply = CorrectComplaintReply(groundsGone: outcome.groundsGone.map { "\($0)" }, raised: outcome.raised)
        for place in Set(
            [before, after].map { PartnerDay(partner: $0.complaint.partner, day: $0.place.day.month.firstDay) }
        ).sorted() {
            reply.standings.append(try standing(place.partner, place.day.month, in: transaction.db).standing)
        }
        return reply
    }

}

extension FiledComplaint {
    fileprivate var place: PartnerDay { PartnerDay(partner: complaint.partner, day: complaint.createdAt.day) }
}
