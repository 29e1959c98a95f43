import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Ledger {
    /// Adds a complaint to its day if it counts; returns the day's count after it, nil where it does not count.
    func count(_ complaint: Complaint, in transaction: Transaction) throws -> Int? {
        let day = complaint.createdAt.day
        guard complaint.isOfMembership, rules[day].counts(complaint.kind) else { return nil }
        let count = try DayCountTable.add(complaint.partner, day, in: transaction)
        if count == 1, (day + 1).start > clock.now {
            try transaction.schedule(Deadline(due: (day + 1).start, kind: Ledger.closeDay, key: day.description))
        }
        return count
    }

    /// Takes a complaint that counted from its day; returns the day's count after it, nil where it did not count.
    func uncount(_ complaint: Complaint, in transaction: Transaction) throws -> Int? {
        guard complaint.isOfMembership, rules[complaint.createdAt.day].counts(complaint.kind) else { return nil }
        return try DayCountTable.subtract(complaint.partner, complaint.createdAt.day, in: transaction)
    }

    /// Works out a day's notifications after its count moved from one figure to another, and returns those of its month; nil
    /// where they have not changed.
    ///
    /// What the month comes to is left to `evaluate`.
    func notify(_ partner: PartnerID, _ day: Day, from old: Int, to new: Int, in transaction: Transaction) throws
        -> Int?
    {
        let dayRules = rules[day]
        let made = dayRules.notifications(forComplaints: new)
        guard made != dayRules.notifications(forComplaints: old), let warning = dayRules.rules else { return nil }
        let total = try DayCountTable.setNotifications(made, partner, day, in: transaction)
        let reason = dayReason(warning, day, new)
        let fact = NotificationRecorded(
            partner: partner, day: day, complaints: new, notifications: total, reasons: [reason])
        try transaction.append(
            EventDraft(
                EventType.notificationRecorded, fact, subject: partner.name, at: clock.now,
                clauses: [Regulation.notification, reason.clause]))
        return total
    }
}
