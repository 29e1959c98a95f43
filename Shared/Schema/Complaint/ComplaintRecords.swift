public import RPC

/// What a complaint is to the regulation that governs it.
public enum ComplaintClass: String, WireEnum {
    /// The regulation does not tell first reports from repeats, or the complaint is withdrawn.
    case unclassified = "COMPLAINT_CLASS_UNCLASSIFIED"
    /// A customer's first report of a problem (cmpay-channel/a3.2.1.4).
    case ordinary = "COMPLAINT_CLASS_ORDINARY"
    /// The same customer reports the same problem again: it belongs to the first (cmpay-channel/a3.2.1.4).
    case repeated = "COMPLAINT_CLASS_REPEATED"
    /// It came through a supervisor and waits for a finding (cmpay-channel/a3.2.2).
    case unassessed = "COMPLAINT_CLASS_UNASSESSED"
    /// It came through a supervisor and counts (cmpay-channel/a3.2.2).
    case escalated = "COMPLAINT_CLASS_ESCALATED"
    /// It came through a supervisor and does not count (cmpay-channel/a3.2.2).
    case notEscalated = "COMPLAINT_CLASS_NOT_ESCALATED"
}

/// Asks for all that is known of a complaint.
public struct GetComplaintRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.GetComplaintRequest"

    /// The complaint.
    public var id: ComplaintID

    /// A message of these fields.
    public init(id: ComplaintID) { self.id = id }
}

/// A complaint with all that is known of it.
public struct GetComplaintReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.GetComplaintReply"

    /// The complaint as it stands.
    public var complaint: Complaint
    /// Whether it was withdrawn: it counts no more.
    public var isWithdrawn: Bool
    /// When it was filed.
    public var filedAt: Instant
    /// What it is to its regulation.
    public var complaintClass: ComplaintClass
    /// Of a repeat: the first report, whose time and replies hold for it.
    public var firstReport: ComplaintID?
    /// Of a first report: those that repeat it.
    public var repeats: [ComplaintID]
    /// Of those, the ones that came after an effective reply: they opened it again, without a new time to answer.
    public var reopenedBy: [ComplaintID]
    /// How it stands to the time within which it must be answered.
    public var timeliness: ReplyTimeliness
    /// The last second in time, where there is a limit.
    public var dueAt: Instant?
    /// What was done about it, in the order recorded; of a repeated report, about any of them.
    public var replies: [Reply]
    /// Of one through a supervisor: what was found.
    public var finding: EscalationFinding?
    /// The first 1,000 corrections, the oldest first.
    public var corrections: [Correction]
    /// Clauses and figures.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        complaint: Complaint, isWithdrawn: Bool, filedAt: Instant, complaintClass: ComplaintClass,
        firstReport: ComplaintID? = nil, repeats: [ComplaintID] = [], reopenedBy: [ComplaintID] = [],
        timeliness: ReplyTimeliness, dueAt: Instant? = nil, replies: [Reply] = [], finding: EscalationFinding? = nil,
        corrections: [Correction] = [], reasons: [Reason] = []
    ) {
        self.complaint = complaint
        self.isWithdrawn = isWithdrawn
        self.filedAt = filedAt
        self.complaintClass = complaintClass
        self.firstReport = firstReport
        self.repeats = repeats
        self.reopenedBy = reopenedBy
        self.timeliness = timeliness
        self.dueAt = dueAt
        self.replies = replies
        self.finding = finding
        self.corrections = corrections
        self.reasons = reasons
    }
}

/// quanyi.complaint.repeated.v1: a customer reported the same problem again; it belongs to the first report.
public struct ComplaintRepeated: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ComplaintRepeated"

    /// The repeat.
    public var complaint: ComplaintID
    /// The first report.
    public var firstReport: ComplaintID
    /// The partner.
    public var partner: PartnerID
    /// Whether the first had been answered effectively: it is open again, without a new time to answer.
    public var reopens: Bool
    /// Clauses.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        complaint: ComplaintID, firstReport: ComplaintID, partner: PartnerID, reopens: Bool, reasons: [Reason] = []
    ) {
        self.complaint = complaint
        self.firstReport = firstReport
        self.partner = partner
        self.reopens = reopens
        self.reasons = reasons
    }
}

/// quanyi.complaint.reply-overdue.v1: the time to answer a complaint passed without an effective reply.
public struct ReplyOverdue: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ReplyOverdue"

    /// The complaint.
    public var complaint: ComplaintID
    /// The partner.
    public var partner: PartnerID
    /// When the customer raised it.
    public var raisedAt: Instant
    /// The last second in time.
    public var dueAt: Instant
    /// Clauses and figures.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(complaint: ComplaintID, partner: PartnerID, raisedAt: Instant, dueAt: Instant, reasons: [Reason] = []) {
        self.complaint = complaint
        self.partner = partner
        self.raisedAt = raisedAt
        self.dueAt = dueAt
        self.reasons = reasons
    }
}
