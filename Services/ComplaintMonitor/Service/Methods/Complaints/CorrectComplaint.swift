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
        let before = try ledger.known(request.id, in: transaction.db, as: "id")
        let after = try request.applied(to: before)
        do {
            try ledger.check(after.complaint)
        } catch var error {
            // Here its fields are the request's own.
            error.field = error.field?.replacing("complaint.", with: "")
            throw error
        }
        if request.createdAt != nil { try ledger.checkReplies(to: after, in: transaction.db) }
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
        if !after.isWithdrawn {
            let (moved, day) = (after.complaint, after.complaint.createdAt.day)
            let rulebook = ledger.rules.rulebook(of: moved.governingRegulation, on: day)
            try ledger.watch(moved, by: rulebook, in: transaction)
        }
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

extension CorrectComplaintRequest {
    /// How a complaint reads once corrected; throws INVALID_ARGUMENT for a field both given and cleared.
    fileprivate func applied(to before: FiledComplaint) throws(RPCError) -> FiledComplaint {
        var after = before
        after.isWithdrawn = withdrawn ?? before.isWithdrawn
        after.complaint.kind = kind ?? before.complaint.kind
        after.complaint.partner = partner ?? before.complaint.partner
        after.complaint.regulation = regulation ?? before.complaint.regulation
        after.complaint.createdAt = createdAt ?? before.complaint.createdAt
        try set(\.serviceLine, serviceLine, .serviceLine, in: &after.complaint)
        try set(\.subchannel, subchannel, .subchannel, in: &after.complaint)
        try set(\.province, province, .province, in: &after.complaint)
        try set(\.customer, customer, .customer, in: &after.complaint)
        try set(\.channel, channel, .channel, in: &after.complaint)
        try set(\.problem, problem, .problem, in: &after.complaint)
        try set(\.passedOnAt, passedOnAt, .passedOnAt, in: &after.complaint)
        return after
    }

    private func set<Value>(
        _ path: WritableKeyPath<Complaint, Value?>, _ given: Value?, _ field: ComplaintField,
        in complaint: inout Complaint
    ) throws(RPCError) {
        if let place = cleared.firstIndex(of: field) {
            guard given == nil else {
                throw .invalid(
                    "cleared[\(place)]", Text(zh: "该字段同时给出了新值", en: "the field is given another value as well"))
            }
            complaint[keyPath: path] = nil
        } else if let given {
            complaint[keyPath: path] = given
        }
    }
}

extension FiledComplaint {
    fileprivate var place: PartnerDay { PartnerDay(partner: complaint.partner, day: complaint.createdAt.day) }
}
