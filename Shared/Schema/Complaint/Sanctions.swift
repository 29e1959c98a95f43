public import RPC

/// What a sanction stops.
public enum SanctionKind: String, WireEnum {
    /// The partner's promotion is suspended (暂停推广).
    case promotionSuspension = "SANCTION_KIND_PROMOTION_SUSPENSION"
    /// New service codes are refused (暂停新申请业务代码).
    case serviceCodeFreeze = "SANCTION_KIND_SERVICE_CODE_FREEZE"
}

/// How a sanction stands, derived from its dates (readings R2).
public enum SanctionState: String, WireEnum {
    /// It waits for a person to issue it (readings R27).
    case proposed = "SANCTION_STATE_PROPOSED"
    /// It bites.
    case inForce = "SANCTION_STATE_IN_FORCE"
    /// Its last day is over.
    case ended = "SANCTION_STATE_ENDED"
    /// A higher tier of the same month took its place (readings R7).
    case replaced = "SANCTION_STATE_REPLACED"
    /// A person lifted it.
    case lifted = "SANCTION_STATE_LIFTED"
}

/// A measure against a partner.
public struct Sanction: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Sanction"

    /// Its number in the ledger.
    public var id: String
    /// Whom it is against.
    public var partner: PartnerID
    /// What it stops.
    public var kind: SanctionKind
    /// The clause that orders it.
    public var clause: ClauseID
    /// The warning tier behind it.
    public var tier: Int
    /// The month of that tier.
    public var month: BillingMonth
    /// How it stands at the instant asked for.
    public var state: SanctionState
    /// When its ground was recorded.
    public var recordedAt: Instant
    /// When it was issued; absent while proposed.
    public var issuedAt: Instant?
    /// The last day it is in force.
    public var lastDay: Day?
    /// 00:00 after the last day.
    public var liftsAt: Instant?
    /// When a higher tier replaced it.
    public var replacedAt: Instant?
    /// By which sanction.
    public var replacedBy: String?
    /// When a correction took its ground away; it stands until a person lifts it.
    public var groundGoneAt: Instant?
    /// When a person lifted it.
    public var liftedAt: Instant?
    /// Who.
    public var liftedBy: Person?
    /// Why.
    public var liftReason: String?
    /// Who issued it, where a person did.
    public var issuedBy: Person?
    /// Clauses and figures.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        id: String, partner: PartnerID, kind: SanctionKind, clause: ClauseID, tier: Int, month: BillingMonth,
        state: SanctionState, recordedAt: Instant, issuedAt: Instant? = nil, lastDay: Day? = nil,
        liftsAt: Instant? = nil, replacedAt: Instant? = nil, replacedBy: String? = nil, groundGoneAt: Instant? = nil,
        liftedAt: Instant? = nil, liftedBy: Person? = nil, liftReason: String? = nil, issuedBy: Person? = nil,
        reasons: [Reason] = []
    ) {
        self.id = id
        self.partner = partner
        self.kind = kind
        self.clause = clause
        self.tier = tier
        self.month = month
        self.state = state
        self.recordedAt = recordedAt
        self.issuedAt = issuedAt
        self.lastDay = lastDay
        self.liftsAt = liftsAt
        self.replacedAt = replacedAt
        self.replacedBy = replacedBy
        self.groundGoneAt = groundGoneAt
        self.liftedAt = liftedAt
        self.liftedBy = liftedBy
        self.liftReason = liftReason
        self.issuedBy = issuedBy
        self.reasons = reasons
    }
}

/// Asks for sanctions.
public struct ListSanctionsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListSanctionsRequest"

    /// Only of this partner.
    public var partner: PartnerID?
    /// As known and in force at that instant (readings R36); now unless told.
    public var asOf: Instant?
    /// Only of this month's tiers.
    public var month: BillingMonth?
    /// Leave out what does not bite at that instant.
    public var onlyInForce: Bool?

    /// A message of these fields.
    public init(partner: PartnerID? = nil, asOf: Instant? = nil, month: BillingMonth? = nil, onlyInForce: Bool? = nil) {
        self.partner = partner
        self.asOf = asOf
        self.month = month
        self.onlyInForce = onlyInForce
    }
}

/// Sanctions.
public struct ListSanctionsReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListSanctionsReply"

    /// In the order issued.
    public var sanctions: [Sanction]

    /// A message of these fields.
    public init(sanctions: [Sanction] = []) {
        self.sanctions = sanctions
    }
}

/// Issues a proposed sanction: a person's decision (readings R11, R27).
public struct IssueSanctionRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.IssueSanctionRequest"

    /// The sanction.
    public var id: String
    /// Who decides.
    public var by: Person

    /// A message of these fields.
    public init(id: String, by: Person) {
        self.id = id
        self.by = by
    }
}

/// Lifts a sanction before its end: a person's decision (readings R9).
public struct LiftSanctionRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.LiftSanctionRequest"

    /// The sanction.
    public var id: String
    /// Who decides.
    public var by: Person
    /// Why.
    public var reason: String

    /// A message of these fields.
    public init(id: String, by: Person, reason: String) {
        self.id = id
        self.by = by
        self.reason = reason
    }
}

/// The methods of `quanyi.complaint.v1.ComplaintMonitor`.
public enum ComplaintMethods {
    /// The full name of the service.
    public static let service = "quanyi.complaint.v1.ComplaintMonitor"

    /// Files one complaint.
    ///
    /// INVALID_ARGUMENT names the field; ALREADY_EXISTS: the id is known with other content.
    public static let fileComplaint = Method<FileComplaintRequest, FileComplaintReply>.command(
        "/quanyi.complaint.v1.ComplaintMonitor/FileComplaint", roles: Roles.filing)

    /// Files complaints that arrive one by one, in the order sent; a refused one does not stop the others.
    public static let fileComplaints = Method<FileComplaintRequest, FileComplaintsReply>.clientStream(
        "/quanyi.complaint.v1.ComplaintMonitor/FileComplaints", roles: Roles.filing)

    /// Files complaints that are decided together.
    public static let fileBatch = Method<FileBatchRequest, FileBatchReply>.command(
        "/quanyi.complaint.v1.ComplaintMonitor/FileBatch", roles: Roles.filing)

    /// Corrects a filed complaint.
    ///
    /// NOT_FOUND: no such complaint.
    public static let correctComplaint = Method<CorrectComplaintRequest, CorrectComplaintReply>.command(
        "/quanyi.complaint.v1.ComplaintMonitor/CorrectComplaint", roles: Roles.deciding)

    /// The correction queue.
    public static let listRefusedComplaints = Method<ListRefusedComplaintsRequest, ListRefusedComplaintsReply>.query(
        "/quanyi.complaint.v1.ComplaintMonitor/ListRefusedComplaints")

    /// Confirms a day's counts; FAILED_PRECONDITION for a day that has not ended (migu-membership/7.2).
    public static let closeDay = Method<CloseDayRequest, CloseDayReply>.command(
        "/quanyi.complaint.v1.ComplaintMonitor/CloseDay", roles: Roles.filing)

    /// A partner's month with its headroom.
    public static let getStanding = Method<GetStandingRequest, GetStandingReply>.query(
        "/quanyi.complaint.v1.ComplaintMonitor/GetStanding")

    /// The standings of all partners.
    public static let listStandings = Method<ListStandingsRequest, ListStandingsReply>.query(
        "/quanyi.complaint.v1.ComplaintMonitor/ListStandings")

    /// Why and why not.
    public static let explainStanding = Method<ExplainStandingRequest, ExplainStandingReply>.query(
        "/quanyi.complaint.v1.ComplaintMonitor/ExplainStanding")

    /// Tier changes as they happen.
    public static let watchTiers = Method<WatchTiersRequest, TierChange>.serverStream(
        "/quanyi.complaint.v1.ComplaintMonitor/WatchTiers")

    /// Sanctions as of an instant.
    public static let listSanctions = Method<ListSanctionsRequest, ListSanctionsReply>.query(
        "/quanyi.complaint.v1.ComplaintMonitor/ListSanctions")

    /// Issues a proposed sanction; FAILED_PRECONDITION in another state.
    public static let issueSanction = Method<IssueSanctionRequest, Sanction>.command(
        "/quanyi.complaint.v1.ComplaintMonitor/IssueSanction", roles: Roles.deciding)

    /// Lifts a sanction in force; FAILED_PRECONDITION in another state.
    public static let liftSanction = Method<LiftSanctionRequest, Sanction>.command(
        "/quanyi.complaint.v1.ComplaintMonitor/LiftSanction", roles: Roles.deciding)
}
