import GRDB
import JSON
import RPC
import Schema
import ServiceKit
import Store

extension Ledger {
    /// A complaint's clock may run a little ahead of ours.
    static let skew = Duration.seconds(300)

    /// Keeps one complaint and draws what follows at once (readings R9).
    ///
    /// Throws INVALID_ARGUMENT for one from the future or of an unknown regulation, ALREADY_EXISTS for a known id with other
    /// content.
    func file(_ received: ReceivedComplaint, in transaction: Transaction) throws -> Filed {
        guard let count = try keep(received, in: transaction) else { return Filed(outcome: .duplicate) }
        let complaint = received.complaint
        let day = complaint.createdAt.day
        guard count > 0,
            let notifications = try notify(complaint.partner, day, from: count - 1, to: count, in: transaction)
        else { return Filed(outcome: .filed, count: count) }
        let raised = try evaluate(
            complaint.partner, day, complaints: count, notifications: notifications, in: transaction
        ).raised
        return Filed(outcome: .filed, count: count, notifications: notifications, raised: raised)
    }

    /// Files one complaint and says where it left its partner.
    func fileAndTell(_ received: ReceivedComplaint, in transaction: Transaction) throws -> FileComplaintReply {
        let filed = try file(received, in: transaction)
        let complaint = received.complaint
        let day = complaint.createdAt.day
        return FileComplaintReply(
            outcome: filed.outcome, ruleStatus: rules.status(of: complaint.governingRegulation, on: day), day: day,
            complaints: try filed.count > 0
                ? filed.count : DayCountTable.complaints(complaint.partner, day, in: transaction),
            notifications: try filed.notifications
                ?? MonthCountTable.notifications(complaint.partner, day.month, in: transaction),
            tier: try TierTable.standing(complaint.partner, day.month, in: transaction), raised: filed.raised)
    }

    /// Keeps several complaints that are decided together: the highest tier that they reach is raised, and it alone (R9, R35).
    func fileTogether(
        _ complaints: [(index: Int, received: ReceivedComplaint)], locale: Locale, in transaction: Transaction
    ) throws -> FileBatchReply {
        var result = FileBatchReply(filed: 0, duplicates: 0)
        var moved: [PartnerDay: (from: Int, to: Int)] = [:]
        for (index, received) in complaints {
            let complaint = received.complaint
            do {
                guard let count = try keep(received, in: transaction) else {
                    result.duplicates += 1
                    continue
                }
                result.filed += 1
                guard count > 0 else { continue }
                let key = PartnerDay(partner: complaint.partner, day: complaint.createdAt.day)
                moved[key] = (moved[key]?.from ?? count - 1, count)
            } catch let error as RPCError {
                result.rejections.append(Rejection(error, index: index, id: complaint.id.name, locale: locale))
            }
        }
        result.raised = try settle(moved, in: transaction).raised
        return result
    }

    /// Writes the complaint, its count and its event; returns the day's count after it, 0 where its kind does not count, nil
    /// where it was known.
    private func keep(_ received: ReceivedComplaint, in transaction: Transaction) throws -> Int? {
        let complaint = received.complaint
        try check(complaint)
        guard try ComplaintTable.insert(complaint, filedAt: clock.now, in: transaction) else {
            guard try isKnown(complaint, in: transaction.db) else {
                throw RPCError(
                    .alreadyExists,
                    Text(
                        zh: "投诉 \(complaint.id) 已存在且内容不同，请用更正",
                        en: "complaint \(complaint.id) exists with other content; correct it instead"),
                    reason: "COMPLAINT_CONFLICT", field: "complaint.id")
            }
            return nil
        }
        let count = try count(complaint, in: transaction) ?? 0
        try transaction.append(
            EventDraft(
                type: EventType.complaintFiled, subject: complaint.partner.name, time: clock.now,
                data: received.fact(counted: count), clauses: [Regulation.dailyCount.name],
                correlationID: complaint.id.name, traceparent: CallScope.current?.traceparent))
        try follow(complaint, in: transaction)
        return count
    }

    /// The complaint of an id; NOT_FOUND where there is none.
    func known(_ id: ComplaintID, in db: Database, as field: String = "complaint") throws -> FiledComplaint {
        guard let filed = try ComplaintTable.find(id, in: db) else {
            throw RPCError(
                .notFound, Text(zh: "没有投诉 \(id)", en: "there is no complaint \(id)"), reason: "COMPLAINT_UNKNOWN",
                field: field)
        }
        return filed
    }

    /// What every complaint must be, filed or corrected.
    func check(_ complaint: Complaint) throws(RPCError) {
        guard complaint.createdAt <= clock.now + Ledger.skew else {
            throw RPCError(
                .invalidArgument,
                Text(
                    zh: "complaint.createdAt \(complaint.createdAt) 晚于业务时间 \(clock.now)",
                    en: "complaint.createdAt \(complaint.createdAt) is after the business time \(clock.now)"),
                reason: "COMPLAINT_IN_FUTURE", field: "complaint.createdAt")
        }
        if !complaint.isOfMembership { try checkOther(complaint) }
    }

    /// Whether what is filed again reads as what stands, or as what was filed before it was corrected.
    private func isKnown(_ complaint: Complaint, in db: Database) throws -> Bool {
        var complaint = complaint
        complaint.regulation = complaint.governingRegulation
        return try ComplaintTable.find(complaint.id, in: db)?.complaint == complaint
            || CorrectionTable.asFiled(complaint.id, in: db) == complaint
    }
}

/// A complaint as it came, with its JSON: written before the transaction, so that the one writer need not.
struct ReceivedComplaint: Sendable {
    let complaint: Complaint
    private let json: String

    /// Throws `EncodingError`, which no complaint that could be read gives.
    init(_ complaint: Complaint) throws {
        self.complaint = complaint
        json = try JSON.encodeText(complaint)
    }

    /// The JSON of `ComplaintFiled`.
    func fact(counted: Int) -> String { #"{"complaint":\#(json),"counted":\#(counted)}"# }
}

/// What became of one complaint.
struct Filed: Sendable {
    let outcome: FilingOutcome
    /// The day's count after it; 0 where it did not move.
    var count = 0
    /// The month's notifications after it, where it made one.
    var notifications: Int?
    /// The tier that it raised.
    var raised: TierChange?
}

/// A partner's day, in the order of partner and day.
struct PartnerDay: Hashable, Comparable {
    let partner: PartnerID
    let day: Day

    static func < (a: PartnerDay, b: PartnerDay) -> Bool { (a.partner, a.day) < (b.partner, b.day) }
}

extension Rejection {
    /// Why one of many was refused, in a reader's language.
    init(_ error: RPCError, index: Int, id: String?, locale: Locale) {
        self.init(
            index: index, id: id, field: error.field, clause: error.clause.map(ClauseID.init(checked:)),
            reason: error.reason,
            message: error.message[locale])
    }
}
