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
    func file(_ complaint: Complaint, in transaction: Transaction) throws -> FileComplaintReply {
        guard let count = try keep(complaint, in: transaction) else { return try reply(.duplicate, complaint, nil, in: transaction) }
        guard count > 0 else { return try reply(.filed, complaint, nil, in: transaction) }
        let day = complaint.createdAt.day
        guard try notify(complaint.partner, day, from: count - 1, to: count, in: transaction) else {
            return try reply(.filed, complaint, nil, count: count, in: transaction)
        }
        let raised = try evaluate(complaint.partner, day, complaints: count, in: transaction).raised
        return try reply(.filed, complaint, raised, count: count, in: transaction)
    }

    /// Keeps several complaints that are decided together: the highest tier that they reach is raised, and it alone (R9, R35).
    func fileTogether(
        _ complaints: [(index: Int, complaint: Complaint)], locale: Locale, in transaction: Transaction
    ) throws -> FileBatchReply {
        var result = FileBatchReply(filed: 0, duplicates: 0)
        var moved: [PartnerDay: (from: Int, to: Int)] = [:]
        for (index, complaint) in complaints {
            do {
                guard let count = try keep(complaint, in: transaction) else {
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
        // In the order of partner and day, so that the same batch always gives the same ledger.
        for (key, change) in moved.sorted(by: { $0.key < $1.key }) {
            _ = try notify(key.partner, key.day, from: change.from, to: change.to, in: transaction)
        }
        let months = Dictionary(grouping: moved.keys) { PartnerDay(partner: $0.partner, day: $0.day.month.firstDay) }
        for (_, keys) in months.sorted(by: { $0.key < $1.key }) {
            guard let last = keys.max(), let change = moved[last] else { continue }
            if let raised = try evaluate(last.partner, last.day, complaints: change.to, in: transaction).raised {
                result.raised.append(raised)
            }
        }
        return result
    }

    /// Writes the complaint, its count and its event; returns the day's count after it, 0 where its kind does not count, nil
    /// where it was known.
    private func keep(_ complaint: Complaint, in transaction: Transaction) throws -> Int? {
        try check(complaint)
        guard try ComplaintTable.insert(complaint, filedAt: clock.now, in: transaction) else {
            guard let known = try ComplaintTable.find(complaint.id, in: transaction.db), isSame(known, complaint) else {
                throw RPCError(
                    .alreadyExists,
                    Text(zh: "投诉 \(complaint.id) 已存在且内容不同，请用更正", en: "complaint \(complaint.id) exists with other content; correct it instead"),
                    reason: "COMPLAINT_CONFLICT", field: "complaint.id")
            }
            return nil
        }
        let count = try count(complaint, in: transaction) ?? 0
        try transaction.append(
            EventDraft(
                EventType.complaintFiled, ComplaintFiled(complaint: complaint, counted: count), subject: complaint.partner.name,
                at: clock.now, clauses: [Regulation.dailyCount], correlationID: complaint.id.name))
        return count
    }

    private func check(_ complaint: Complaint) throws {
        guard complaint.createdAt <= clock.now + Ledger.skew else {
            throw RPCError(
                .invalidArgument,
                Text(
                    zh: "complaint.createdAt \(complaint.createdAt) 晚于业务时间 \(clock.now)",
                    en: "complaint.createdAt \(complaint.createdAt) is after the business time \(clock.now)"),
                reason: "COMPLAINT_IN_FUTURE", field: "complaint.createdAt")
        }
        guard complaint.governingRegulation == Regulation.membership else {
            throw RPCError(
                .invalidArgument,
                Text(
                    zh: "complaint.regulation 应为 \(Regulation.membership)：其他办法没有投诉通报规则",
                    en: "complaint.regulation must be \(Regulation.membership): no other has rules of notifications"),
                reason: "COMPLAINT_REGULATION", field: "complaint.regulation")
        }
    }

    /// Whether what is filed again is what was filed first; a correction since then does not make it another.
    private func isSame(_ known: FiledComplaint, _ complaint: Complaint) -> Bool {
        var complaint = complaint
        complaint.regulation = complaint.governingRegulation
        return known.complaint == complaint
    }

    private func reply(
        _ outcome: FilingOutcome, _ complaint: Complaint, _ raised: TierChange?, count: Int? = nil, in transaction: Transaction
    ) throws -> FileComplaintReply {
        let day = complaint.createdAt.day
        let db = transaction.db
        let complaints = try count ?? DayCountTable.days(complaint.partner, day.month, in: db).first { $0.day == day }?.complaints ?? 0
        return FileComplaintReply(
            outcome: outcome, ruleStatus: rules[day].status, day: day, complaints: complaints,
            notifications: try DayCountTable.notifications(complaint.partner, day.month, in: db),
            tier: try raised?.tier ?? TierTable.standing(complaint.partner, day.month, in: db), raised: raised)
    }
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
            index: index, id: id, field: error.field, clause: error.clause.map(ClauseID.init(checked:)), reason: error.reason,
            message: error.message[locale])
    }
}
