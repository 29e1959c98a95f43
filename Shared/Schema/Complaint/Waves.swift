public import RPC

/// Which complaints of a partner are counted: of some days, and where told of one part of its business.
public struct ComplaintScope: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ComplaintScope"

    /// The partner.
    public var partner: PartnerID
    /// The first day.
    public var firstDay: Day
    /// The last day; one month after the first unless told (migu-membership/a8.2): 2024-03-05 to 2024-04-05.
    public var lastDay: Day?
    /// Only under this regulation.
    public var regulation: String?
    /// Only of this service line.
    public var serviceLine: ServiceLineID?
    /// Only from this province.
    public var province: String?
    /// Only about this problem.
    public var problem: String?

    /// A message of these fields.
    public init(
        partner: PartnerID, firstDay: Day, lastDay: Day? = nil, regulation: String? = nil,
        serviceLine: ServiceLineID? = nil, province: String? = nil, problem: String? = nil
    ) {
        self.partner = partner
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.regulation = regulation
        self.serviceLine = serviceLine
        self.province = province
        self.problem = problem
    }
}

/// Complaints and the customers behind them.
public struct CountedComplainants: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CountedComplainants"

    /// Complaints that stand.
    public var complaints: Int
    /// Different customers among them.
    public var customers: Int
    /// Complaints that name no customer: whether they are of one or of several can't be told.
    public var withoutCustomer: Int
    /// Those taken further: of the kind escalated, or through a supervisor.
    public var escalated: Int
    /// Different customers among the escalated.
    public var escalatedCustomers: Int

    /// A message of these fields.
    public init(complaints: Int, customers: Int, withoutCustomer: Int, escalated: Int, escalatedCustomers: Int) {
        self.complaints = complaints
        self.customers = customers
        self.withoutCustomer = withoutCustomer
        self.escalated = escalated
        self.escalatedCustomers = escalatedCustomers
    }
}

/// Asks how many complaints and customers there are.
public struct CountComplaintsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CountComplaintsRequest"

    /// Which ones.
    public var scope: ComplaintScope
    /// Also list them, up to 10,000.
    public var listed: Bool?

    /// A message of these fields.
    public init(scope: ComplaintScope, listed: Bool? = nil) {
        self.scope = scope
        self.listed = listed
    }
}

/// How many there are.
public struct CountComplaintsReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CountComplaintsReply"

    /// What was counted, with its last day.
    public var scope: ComplaintScope
    /// How many.
    public var scale: CountedComplainants
    /// Which, by time and id, where asked for.
    public var complaints: [ComplaintID]
    /// By what the scope has its last day, where none was told.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        scope: ComplaintScope, scale: CountedComplainants, complaints: [ComplaintID] = [], reasons: [Reason] = []
    ) {
        self.scope = scope
        self.scale = scale
        self.complaints = complaints
        self.reasons = reasons
    }
}

/// How a wave stands.
public enum WaveState: String, WireEnum {
    /// The program flags it; nothing follows until a person decides (readings R20).
    case flagged = "WAVE_STATE_FLAGGED"
    /// A person confirmed it: it may be named as evidence of scale.
    case confirmed = "WAVE_STATE_CONFIRMED"
    /// A person found it to be none.
    case dismissed = "WAVE_STATE_DISMISSED"
}

/// Many complaints of one partner within some days.
public struct ComplaintWave: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ComplaintWave"

    /// Its number.
    public var id: String
    /// Whose complaints, of which days.
    public var scope: ComplaintScope
    /// How it stands.
    public var state: WaveState
    /// How many complaints: when it was flagged, then those that it was confirmed with.
    public var scale: CountedComplainants
    /// When it was flagged or attested.
    public var recordedAt: Instant
    /// The complaints behind it, where they are filed here.
    public var complaints: [ComplaintID]
    /// When a person decided.
    public var decidedAt: Instant?
    /// Who decided.
    public var decidedBy: Person?
    /// Why.
    public var remark: String?
    /// What the decision rests on beside the complaints.
    public var evidence: [Document]
    /// Clauses and figures.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        id: String, scope: ComplaintScope, state: WaveState, scale: CountedComplainants, recordedAt: Instant,
        complaints: [ComplaintID] = [], decidedAt: Instant? = nil, decidedBy: Person? = nil, remark: String? = nil,
        evidence: [Document] = [], reasons: [Reason] = []
    ) {
        self.id = id
        self.scope = scope
        self.state = state
        self.scale = scale
        self.recordedAt = recordedAt
        self.complaints = complaints
        self.decidedAt = decidedAt
        self.decidedBy = decidedBy
        self.remark = remark
        self.evidence = evidence
        self.reasons = reasons
    }
}
