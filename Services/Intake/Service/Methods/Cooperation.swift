import RPC
import Schema
import ServiceKit
import Store

extension Intake {
    /// The deadline at 00:00 after the last day of cooperation; its key is the partner.
    static let cooperationEnd = "cooperation-end"

    /// Records the end of cooperation with a partner: a person's decision; the same again changes nothing.
    func endCooperation(_ request: EndCooperationRequest, _ call: ServerCall) async throws -> CooperationEnd {
        guard !request.reason.isBlank else { throw RPCError.missing("reason") }
        try request.by.check()
        return try await house.commands.run(call) { [house] transaction in
            guard try PartnerTable.find(request.partner, in: transaction.db) != nil else {
                throw Intake.unknown(request.partner)
            }
            var end = request.end(recordedAt: house.clock.now)
            if let known = try CooperationTable.end(of: request.partner, in: transaction.db) {
                end.recordedAt = known.recordedAt
                guard known == end else {
                    throw RPCError(
                        .alreadyExists,
                        Text(
                            zh: "与 \(known.partner) 的合作结束已有记录：\(known.day)",
                            en: "the end of cooperation with \(known.partner) is recorded: \(known.day)"),
                        reason: "INTAKE_COOPERATION_END_EXISTS", field: "partner")
                }
                return known
            }
            try CooperationTable.insert(end, in: transaction)
            if end.day < house.clock.now.day {
                try tell(end, in: transaction)
            } else {
                try transaction.schedule(
                    Deadline(due: (end.day + 1).start, kind: Intake.cooperationEnd, key: end.partner.name))
            }
            return end
        }
    }

    /// Tells that the last day of cooperation is over.
    func tell(_ end: CooperationEnd, in transaction: Transaction) throws {
        try transaction.append(
            EventDraft(
                EventType.cooperationEnded, CooperationEnded(end: end), subject: end.partner.name,
                at: house.clock.now, clauses: [end.kind.clause]))
    }
}

extension EndCooperationRequest {
    fileprivate func end(recordedAt: Instant) -> CooperationEnd {
        CooperationEnd(partner: partner, day: day, kind: kind, reason: reason, by: by, recordedAt: recordedAt)
    }
}
