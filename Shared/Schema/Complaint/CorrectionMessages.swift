public import RPC

/// Corrects a filed complaint; its days and months are counted again (readings R9).
public struct CorrectComplaintRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CorrectComplaintRequest"

    /// The complaint.
    public var id: ComplaintID
    /// True withdraws it, false brings it back.
    public var withdrawn: Bool?
    /// Its true kind.
    public var kind: ComplaintKind?
    /// Its true partner.
    public var partner: PartnerID?
    /// When it was really created.
    public var createdAt: Instant?
    /// Why.
    public var reason: String
    /// Who found it.
    public var by: Person
    /// The service line that it is really about.
    public var serviceLine: ServiceLineID?
    /// The subchannel that really promoted it.
    public var subchannel: SubchannelID?
    /// Where the customer really is.
    public var province: String?
    /// Who the customer really is, an opaque reference.
    public var customer: String?
    /// How it really reached the company.
    public var channel: ComplaintChannel?
    /// What it is really about, an opaque reference.
    public var problem: String?
    /// When it was really passed on to the partner.
    public var passedOnAt: Instant?
    /// The fields that it should not have had; none of those given beside.
    public var cleared: [ComplaintField]
    /// The regulation that really governs it (readings R28).
    public var regulation: String?

    /// A message of these fields.
    public init(
        id: ComplaintID, withdrawn: Bool? = nil, kind: ComplaintKind? = nil, partner: PartnerID? = nil,
        createdAt: Instant? = nil, reason: String, by: Person, serviceLine: ServiceLineID? = nil,
        subchannel: SubchannelID? = nil, province: String? = nil, customer: String? = nil,
        channel: ComplaintChannel? = nil, problem: String? = nil, passedOnAt: Instant? = nil,
        cleared: [ComplaintField] = [], regulation: String? = nil
    ) {
        self.id = id
        self.withdrawn = withdrawn
        self.kind = kind
        self.partner = partner
        self.createdAt = createdAt
        self.reason = reason
        self.by = by
        self.serviceLine = serviceLine
        self.subchannel = subchannel
        self.province = province
        self.customer = customer
        self.channel = channel
        self.problem = problem
        self.passedOnAt = passedOnAt
        self.cleared = cleared
        self.regulation = regulation
    }
}

/// A field that a complaint need not have.
public enum ComplaintField: String, WireEnum {
    /// The service line.
    case serviceLine = "COMPLAINT_FIELD_SERVICE_LINE"
    /// The subchannel.
    case subchannel = "COMPLAINT_FIELD_SUBCHANNEL"
    /// The province.
    case province = "COMPLAINT_FIELD_PROVINCE"
    /// The customer.
    case customer = "COMPLAINT_FIELD_CUSTOMER"
    /// The channel.
    case channel = "COMPLAINT_FIELD_CHANNEL"
    /// The problem.
    case problem = "COMPLAINT_FIELD_PROBLEM"
    /// When it was passed on.
    case passedOnAt = "COMPLAINT_FIELD_PASSED_ON_AT"
}

/// Where a correction left the partners it touched.
public struct CorrectComplaintReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CorrectComplaintReply"

    /// Before and after the complaint: one or two partner-months.
    public var standings: [Standing]
    /// Sanctions whose ground fell away; they wait for a person.
    public var groundsGone: [String]
    /// The tiers raised.
    public var raised: [TierChange]

    /// A message of these fields.
    public init(standings: [Standing] = [], groundsGone: [String] = [], raised: [TierChange] = []) {
        self.standings = standings
        self.groundsGone = groundsGone
        self.raised = raised
    }
}

/// Asks for the corrections of a complaint or of a day.
public struct ListCorrectionsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListCorrectionsRequest"

    /// Only of this complaint.
    public var complaint: ComplaintID?
    /// Only those that took a complaint from this day, brought one to it, or changed one of it.
    public var day: Day?
    /// 1 to 1,000; 100 unless told.
    public var pageSize: Int?
    /// Where the last page ended.
    public var pageToken: String?

    /// A message of these fields.
    public init(complaint: ComplaintID? = nil, day: Day? = nil, pageSize: Int? = nil, pageToken: String? = nil) {
        self.complaint = complaint
        self.day = day
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

/// One correction: how a complaint read before and after it, who found it and why.
public struct Correction: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Correction"

    /// Its place in the trail.
    public var number: Int
    /// As it was.
    public var before: Complaint
    /// As it was corrected.
    public var after: Complaint
    /// Whether it was withdrawn before.
    public var wasWithdrawn: Bool
    /// Whether it is withdrawn by it, or stays so.
    public var isWithdrawn: Bool
    /// Why.
    public var reason: String
    /// Who found it.
    public var by: Person
    /// When it was recorded.
    public var at: Instant

    /// A message of these fields.
    public init(
        number: Int, before: Complaint, after: Complaint, wasWithdrawn: Bool, isWithdrawn: Bool, reason: String,
        by: Person, at: Instant
    ) {
        self.number = number
        self.before = before
        self.after = after
        self.wasWithdrawn = wasWithdrawn
        self.isWithdrawn = isWithdrawn
        self.reason = reason
        self.by = by
        self.at = at
    }
}

/// A page of the trail.
public struct ListCorrectionsReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListCorrectionsReply"

    /// The oldest first.
    public var corrections: [Correction]
    /// Absent on the last page.
    public var nextPageToken: String?

    /// A message of these fields.
    public init(corrections: [Correction] = [], nextPageToken: String? = nil) {
        self.corrections = corrections
        self.nextPageToken = nextPageToken
    }
}
