public import RPC

/// What a complaint is about.
public enum ComplaintKind: String, WireEnum {
    /// The customer did not know of the subscription (不知情订购); these alone are counted (migu-membership/7.1).
    case unawareSubscription = "COMPLAINT_KIND_UNAWARE_SUBSCRIPTION"
    /// Any other.
    case ordinary = "COMPLAINT_KIND_ORDINARY"
    /// One taken further by the customer.
    case escalated = "COMPLAINT_KIND_ESCALATED"
}

/// One customer's complaint: a work order.
public struct Complaint: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Complaint"

    /// The work order's number; the same complaint twice counts once.
    public var id: ComplaintID
    /// The partner complained of, registered or not (readings R17).
    public var partner: PartnerID
    /// What it is about.
    public var kind: ComplaintKind
    /// When the work order was created; its day and month are those of Asia/Shanghai.
    public var createdAt: Instant
    /// The service line complained of.
    public var serviceLine: ServiceLineID?
    /// The subchannel that promoted it.
    public var subchannel: SubchannelID?
    /// Where the customer is.
    public var province: String?
    /// An opaque reference; never a name (readings R18).
    public var customer: String?
    /// The regulation that governs it; `migu-membership` unless told (readings R28).
    public var regulation: String?
    /// How it reached the company; required under cmpay-channel (a3.2.1.4).
    public var channel: ComplaintChannel?
    /// An opaque reference of what the customer complains of: the same again is no new complaint (cmpay-channel/a3.2.1.4).
    public var problem: String?
    /// When it was passed on to the partner; the time to answer runs from `createdAt` (cmpay-channel/a3.2.1.3).
    public var passedOnAt: Instant?

    /// A message of these fields.
    public init(
        id: ComplaintID, partner: PartnerID, kind: ComplaintKind, createdAt: Instant,
        serviceLine: ServiceLineID? = nil, subchannel: SubchannelID? = nil, province: String? = nil,
        customer: String? = nil, regulation: String? = nil, channel: ComplaintChannel? = nil, problem: String? = nil,
        passedOnAt: Instant? = nil
    ) {
        self.id = id
        self.partner = partner
        self.kind = kind
        self.createdAt = createdAt
        self.serviceLine = serviceLine
        self.subchannel = subchannel
        self.province = province
        self.customer = customer
        self.regulation = regulation
        self.channel = channel
        self.problem = problem
        self.passedOnAt = passedOnAt
    }
}

/// What became of a complaint.
public enum FilingOutcome: String, WireEnum {
    /// It is new and kept.
    case filed = "FILING_OUTCOME_FILED"
    /// It was known already, with the same content.
    case duplicate = "FILING_OUTCOME_DUPLICATE"
}

/// Whether a rulebook decides a day.
public enum RuleStatus: String, WireEnum {
    /// One is in force, and its text is held.
    case inForce = "RULE_STATUS_IN_FORCE"
    /// None was in force on that day: kept and counted, nothing follows.
    case notInForce = "RULE_STATUS_NOT_IN_FORCE"
    /// A version whose text is not held was in force: kept and counted, nothing follows.
    case textNotHeld = "RULE_STATUS_TEXT_NOT_HELD"
}

/// Files one complaint.
public struct FileComplaintRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.FileComplaintRequest"

    /// The complaint.
    public var complaint: Complaint

    /// A message of these fields.
    public init(complaint: Complaint) {
        self.complaint = complaint
    }
}

/// What became of a complaint, and where it left its partner.
public struct FileComplaintReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.FileComplaintReply"

    /// Whether it was new.
    public var outcome: FilingOutcome
    /// Whether a rulebook decides its day.
    public var ruleStatus: RuleStatus
    /// The day it counts for.
    public var day: Day
    /// Counted complaints of the partner on that day.
    public var complaints: Int
    /// Notifications of the partner in that month.
    public var notifications: Int
    /// The warning tier of that month; 0 is none.
    public var tier: Int
    /// The tier that this complaint raised.
    public var raised: TierChange?

    /// A message of these fields.
    public init(
        outcome: FilingOutcome, ruleStatus: RuleStatus, day: Day, complaints: Int, notifications: Int, tier: Int,
        raised: TierChange? = nil
    ) {
        self.outcome = outcome
        self.ruleStatus = ruleStatus
        self.day = day
        self.complaints = complaints
        self.notifications = notifications
        self.tier = tier
        self.raised = raised
    }
}

/// What became of a stream of complaints that arrived one by one.
public struct FileComplaintsReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.FileComplaintsReply"

    /// New ones.
    public var filed: Int
    /// Known ones.
    public var duplicates: Int
    /// Refused ones.
    public var refused: Int
    /// Why, for the first 1,000 refused.
    public var rejections: [Rejection]

    /// A message of these fields.
    public init(filed: Int, duplicates: Int, refused: Int, rejections: [Rejection] = []) {
        self.filed = filed
        self.duplicates = duplicates
        self.refused = refused
        self.rejections = rejections
    }
}

/// Why one of many complaints was refused.
public struct Rejection: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Rejection"

    /// Its place, from 0.
    public var index: Int
    /// Its id, where one could be read.
    public var id: String?
    /// The offending field.
    public var field: String?
    /// The clause that refuses.
    public var clause: ClauseID?
    /// A stable name.
    public var reason: String?
    /// The sentence, in the caller's language.
    public var message: String

    /// A message of these fields.
    public init(
        index: Int, id: String? = nil, field: String? = nil, clause: ClauseID? = nil, reason: String? = nil,
        message: String
    ) {
        self.index = index
        self.id = id
        self.field = field
        self.clause = clause
        self.reason = reason
        self.message = message
    }
}

/// Files complaints that are decided together: a tier that several of them jump is issued once, the highest (readings
/// R9, R35).
public struct FileBatchRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.FileBatchRequest"

    /// 1 to 1,000 complaints; one that can't be read is refused alone.
    public var complaints: [Attempted<Complaint>]

    /// A message of these fields.
    public init(complaints: [Attempted<Complaint>] = []) {
        self.complaints = complaints
    }
}

/// What became of a batch.
public struct FileBatchReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.FileBatchReply"

    /// New ones.
    public var filed: Int
    /// Known ones.
    public var duplicates: Int
    /// Why, for each refused.
    public var rejections: [Rejection]
    /// The tiers raised.
    public var raised: [TierChange]

    /// A message of these fields.
    public init(filed: Int, duplicates: Int, rejections: [Rejection] = [], raised: [TierChange] = []) {
        self.filed = filed
        self.duplicates = duplicates
        self.rejections = rejections
        self.raised = raised
    }
}

/// Asks for the correction queue: complaints without a partner or kind (migu-membership/7.1).
public struct ListRefusedComplaintsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListRefusedComplaintsRequest"

    /// 1 to 1,000; 100 unless told.
    public var pageSize: Int?
    /// Where the last page ended.
    public var pageToken: String?

    /// A message of these fields.
    public init(pageSize: Int? = nil, pageToken: String? = nil) {
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

/// A complaint in the correction queue.
public struct RefusedComplaint: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RefusedComplaint"

    /// Its place in the queue.
    public var number: Int
    /// When it came.
    public var receivedAt: Instant
    /// What it lacks.
    public var field: String
    /// The clause that asks for it.
    public var clause: ClauseID
    /// What was sent: JSON.
    public var body: String

    /// A message of these fields.
    public init(number: Int, receivedAt: Instant, field: String, clause: ClauseID, body: String) {
        self.number = number
        self.receivedAt = receivedAt
        self.field = field
        self.clause = clause
        self.body = body
    }
}

/// A page of the correction queue.
public struct ListRefusedComplaintsReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListRefusedComplaintsReply"

    /// The oldest first.
    public var complaints: [RefusedComplaint]
    /// Absent on the last page.
    public var nextPageToken: String?

    /// A message of these fields.
    public init(complaints: [RefusedComplaint] = [], nextPageToken: String? = nil) {
        self.complaints = complaints
        self.nextPageToken = nextPageToken
    }
}

/// Closes a day that has ended: its counts are confirmed against the complaints themselves.
public struct CloseDayRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CloseDayRequest"

    /// The day.
    public var day: Day

    /// A message of these fields.
    public init(day: Day) {
        self.day = day
    }
}

/// A day, closed.
public struct CloseDayReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CloseDayReply"

    /// The day.
    public var day: Day
    /// Partners with complaints.
    public var partners: Int
    /// Counted complaints.
    public var complaints: Int
    /// Notifications.
    public var notifications: Int
    /// Partners whose running count was not what the complaints say; 0 always, or the service has a fault.
    public var differences: Int

    /// A message of these fields.
    public init(day: Day, partners: Int, complaints: Int, notifications: Int, differences: Int) {
        self.day = day
        self.partners = partners
        self.complaints = complaints
        self.notifications = notifications
        self.differences = differences
    }
}
