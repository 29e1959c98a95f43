public import RPC

/// A partner's score of a half-year for the handling of complaints: what cmpay-channel annex 3, 3.2, takes off.
public struct ServiceScore: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ServiceScore"

    /// The partner.
    public var partner: PartnerID
    /// The half-year.
    public var halfYear: HalfYear
    /// Points left for timely handling, of 40 (cmpay-channel/a3.2.1.1).
    public var timelinessPoints: Points
    /// Ordinary complaints that were not answered in time, by the half-year of their deadline.
    public var late: [ComplaintID]
    /// Ordinary complaints whose time still runs.
    public var pending: [ComplaintID]
    /// Points left for escalated complaints, of 30 (cmpay-channel/a3.2.2).
    public var escalationPoints: Points
    /// Complaints through a supervisor that count.
    public var escalated: [ComplaintID]
    /// Complaints through a supervisor without a finding; the half-year can't be closed while there are any.
    public var unassessed: [ComplaintID]
    /// When the half-year was closed; absent while its figures still move.
    public var closedAt: Instant?
    /// Who closed it.
    public var closedBy: Person?
    /// Clauses and figures.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        partner: PartnerID, halfYear: HalfYear, timelinessPoints: Points, late: [ComplaintID] = [],
        pending: [ComplaintID] = [], escalationPoints: Points, escalated: [ComplaintID] = [],
        unassessed: [ComplaintID] = [], closedAt: Instant? = nil, closedBy: Person? = nil, reasons: [Reason] = []
    ) {
        self.partner = partner
        self.halfYear = halfYear
        self.timelinessPoints = timelinessPoints
        self.late = late
        self.pending = pending
        self.escalationPoints = escalationPoints
        self.escalated = escalated
        self.unassessed = unassessed
        self.closedAt = closedAt
        self.closedBy = closedBy
        self.reasons = reasons
    }
}

/// Asks for a partner's score of a half-year.
public struct GetServiceScoreRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.GetServiceScoreRequest"

    /// The partner.
    public var partner: PartnerID
    /// The half-year.
    public var halfYear: HalfYear

    /// A message of these fields.
    public init(partner: PartnerID, halfYear: HalfYear) {
        self.partner = partner
        self.halfYear = halfYear
    }
}

/// A partner's score of a half-year.
public struct GetServiceScoreReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.GetServiceScoreReply"

    /// As it was closed, or as it stands while it is open.
    public var score: ServiceScore
    /// What the facts of now would give, where a closed score differs from it; the closed one stands.
    public var recount: ServiceScore?

    /// A message of these fields.
    public init(score: ServiceScore, recount: ServiceScore? = nil) {
        self.score = score
        self.recount = recount
    }
}

/// Closes a half-year that has ended: its score stands from then on.
public struct CloseHalfYearRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CloseHalfYearRequest"

    /// The partner.
    public var partner: PartnerID
    /// The half-year.
    public var halfYear: HalfYear
    /// Who closes it.
    public var by: Person

    /// A message of these fields.
    public init(partner: PartnerID, halfYear: HalfYear, by: Person) {
        self.partner = partner
        self.halfYear = halfYear
        self.by = by
    }
}
