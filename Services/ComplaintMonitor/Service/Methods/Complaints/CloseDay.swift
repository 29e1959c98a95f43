import Logging
import RPC
import Schema
import ServiceKit
import Store

extension Complaints {
    /// Confirms a day that has ended; FAILED_PRECONDITION before its end (migu-membership/7.2).
    func closeDay(_ request: CloseDayRequest, _ call: ServerCall) async throws -> CloseDayReply {
        let end = (request.day + 1).start
        guard house.clock.now >= end else {
            throw RPCError(
                .failedPrecondition,
                Text(zh: "\(request.day) 尚未结束，不能关闭", en: "\(request.day) has not ended and can't be closed"),
                reason: "DAY_NOT_ENDED",
                field: "day", clause: Regulation.notification.name)
        }
        return try await house.commands.run(call) { try close(request.day, in: $0) }
    }

    /// Holds the running counts of a day against the complaints themselves and records the day as closed.
    @discardableResult
    func close(_ day: Day, in transaction: Transaction) throws -> CloseDayReply {
        let running = try DayCountTable.counts(of: day, in: transaction.db)
        let counted = try ComplaintTable.counts(of: day, kinds: rules[day].countedKinds, in: transaction.db)
        let differences = Set(running.keys).union(counted.keys).count {
            (running[$0]?.complaints ?? 0) != (counted[$0] ?? 0)
                || (running[$0]?.notifications ?? 0) != rules[day].notifications(forComplaints: counted[$0] ?? 0)
        }
        let reply = CloseDayReply(
            day: day, partners: counted.count, complaints: counted.values.reduce(0, +),
            notifications: running.values.reduce(0) { $0 + $1.notifications }, differences: differences)
        try DayCountTable.close(day, differences: differences, at: house.clock.now, in: transaction)
        try transaction.append(
            EventDraft(
                EventType.dayClosed,
                DayClosed(
                    day: day, partners: reply.partners, complaints: reply.complaints,
                    notifications: reply.notifications,
                    differences: differences), subject: day.description, at: house.clock.now,
                clauses: [Regulation.notification]))
        if differences > 0 {
            house.logger.error(
                "a day's counts differ from its complaints",
                metadata: ["day": "\(day)", "differences": "\(differences)"])
        }
        return reply
    }
}
