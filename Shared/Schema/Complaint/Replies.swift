public import RPC

/// How far a partner's handling of a complaint has come.
public enum ReplyStep: String, WireEnum {
    /// Somebody has spoken with the customer; that alone is no effective reply (cmpay-channel/a3.2.1.3).
    case firstContact = "REPLY_STEP_FIRST_CONTACT"
    /// The cause has been found.
    case causeFound = "REPLY_STEP_CAUSE_FOUND"
    /// The cause has been found and an effective solution has taken shape; the work order is dealt with.
    case effective = "REPLY_STEP_EFFECTIVE"
}

/// How a complaint stands to the time within which it must be answered.
public enum ReplyTimeliness: String, WireEnum {
    /// An effective reply came in time.
    case inTime = "REPLY_TIMELINESS_IN_TIME"
    /// None came in time.
    case late = "REPLY_TIMELINESS_LATE"
    /// The time runs.
    case pending = "REPLY_TIMELINESS_PENDING"
    /// No limit is known, and no source says.
    case unknown = "REPLY_TIMELINESS_UNKNOWN"
}

/// A step of a partner's handling of a complaint.
public struct Reply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Reply"

    /// Its number, in the order recorded.
    public var number: Int
    /// The complaint.
    public var complaint: ComplaintID
    /// How far it came.
    public var step: ReplyStep
    /// When it happened.
    public var at: Instant
    /// The cause that was found.
    public var cause: String?
    /// The solution.
    public var solution: String?
    /// Whether it was in time, by what its source says.
    public var inTime: Bool?
    /// Who recorded it.
    public var by: Person
    /// When it was recorded.
    public var recordedAt: Instant
    /// How it was withdrawn, where it was recorded by mistake; it counts no more.
    public var withdrawal: ReplyWithdrawal?

    /// A message of these fields.
    public init(
        number: Int, complaint: ComplaintID, step: ReplyStep, at: Instant, cause: String? = nil,
        solution: String? = nil, inTime: Bool? = nil, by: Person, recordedAt: Instant,
        withdrawal: ReplyWithdrawal? = nil
    ) {
        self.number = number
        self.complaint = complaint
        self.step = step
        self.at = at
        self.cause = cause
        self.solution = solution
        self.inTime = inTime
        self.by = by
        self.recordedAt = recordedAt
        self.withdrawal = withdrawal
    }
}

/// Who took a reply back, and why.
public struct ReplyWithdrawal: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ReplyWithdrawal"

    /// When it was recorded.
    public var at: Instant
    /// Who found the mistake.
    public var by: Person
    /// Why.
    public var reason: String

    /// A message of these fields.
    public init(at: Instant, by: Person, reason: String) {
        self.at = at
        self.by = by
        self.reason = reason
    }
}

/// Takes back a reply that was recorded by mistake; the trail is kept.
public struct WithdrawReplyRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WithdrawReplyRequest"

    /// The reply's number.
    public var number: Int
    /// Why.
    public var reason: String
    /// Who found the mistake.
    public var by: Person

    /// A message of these fields.
    public init(number: Int, reason: String, by: Person) {
        self.number = number
        self.reason = reason
        self.by = by
    }
}

/// Records a step of a partner's handling of a complaint.
public struct RecordReplyRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RecordReplyRequest"

    /// The complaint.
    public var complaint: ComplaintID
    /// How far it came.
    public var step: ReplyStep
    /// When it happened; not before the complaint.
    public var at: Instant
    /// The cause that was found; of an effective reply where none was recorded before it.
    public var cause: String?
    /// The solution; of an effective reply.
    public var solution: String?
    /// Whether it was in time, by what its source says; decides where no limit is known.
    public var inTime: Bool?
    /// Who records it.
    public var by: Person

    /// A message of these fields.
    public init(
        complaint: ComplaintID, step: ReplyStep, at: Instant, cause: String? = nil, solution: String? = nil,
        inTime: Bool? = nil, by: Person
    ) {
        self.complaint = complaint
        self.step = step
        self.at = at
        self.cause = cause
        self.solution = solution
        self.inTime = inTime
        self.by = by
    }
}

/// A reply recorded or withdrawn, and how its complaint stands after it.
public struct RecordedReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RecordedReply"

    /// The reply.
    public var reply: Reply
    /// The partner.
    public var partner: PartnerID
    /// How the complaint stands.
    public var timeliness: ReplyTimeliness
    /// The last second in time, where there is a limit.
    public var dueAt: Instant?
    /// Clauses and figures.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        reply: Reply, partner: PartnerID, timeliness: ReplyTimeliness, dueAt: Instant? = nil, reasons: [Reason] = []
    ) {
        self.reply = reply
        self.partner = partner
        self.timeliness = timeliness
        self.dueAt = dueAt
        self.reasons = reasons
    }
}

/// Asks for replies.
public struct ListRepliesRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListRepliesRequest"

    /// Only those to complaints of this partner.
    public var partner: PartnerID?
    /// Only those to this complaint.
    public var complaint: ComplaintID?
    /// 1 to 1,000; 100 unless told.
    public var pageSize: Int?
    /// Where the last page ended.
    public var pageToken: String?

    /// A message of these fields.
    public init(
        partner: PartnerID? = nil, complaint: ComplaintID? = nil, pageSize: Int? = nil, pageToken: String? = nil
    ) {
        self.partner = partner
        self.complaint = complaint
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

/// A page of replies.
public struct ListRepliesReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListRepliesReply"

    /// In the order recorded.
    public var replies: [Reply]
    /// Absent on the last page.
    public var nextPageToken: String?

    /// A message of these fields.
    public init(replies: [Reply] = [], nextPageToken: String? = nil) {
        self.replies = replies
        self.nextPageToken = nextPageToken
    }
}
